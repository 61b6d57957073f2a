import { count, eq, sql } from 'drizzle-orm';
import { attachment } from '../../schema/index.js';
import type { FileRefusal } from '../../schema/vocabulary.js';
import type { Actor } from '../actor.js';
import type { Context } from '../context.js';
import { lockConversation } from '../conversation/say.js';
import { arm } from '../deadline.js';
import type { Desk } from '../desk.js';
import { notFound } from '../errors.js';
import { fileName, plainName } from './attachment-type.js';
import { CheckedFile, UnfitFile } from './checked-file.js';
import { type FileStorage, storageKey } from './file-storage.js';

export interface ReceivedFile {
  readonly conversationId: string;
  /** As the sender calls it, if he does. */
  readonly name: string | null;
  readonly content: AsyncIterable<Uint8Array>;
}

/** What taking files needs. */
export interface FileReceiver {
  readonly desk: Desk;
  readonly files: FileStorage;
}

/** A message may claim the id from then on (`receiveMessage`); or why there is none. */
export type FileOutcome = { readonly id: string } | { readonly refused: FileRefusal };

/** So many files a conversation may hold, and so many it may try to send within an hour. */
export const mostOfConversation = 100;
export const mostOfHour = 30;

/** A file that no message claims is forgotten after a day. */
export const unclaimedMilliseconds = 24 * 3_600_000;

/**
 * Takes a file that a customer sent, on whatever channel, and stores it while it comes in. The row stands before the
 * first byte is stored, so that whatever is left behind by a crash is found and removed.
 * @throws NOT_FOUND, and what the storage throws
 */
export async function receiveFile(
  { desk, files }: FileReceiver,
  actor: Actor,
  { conversationId, name, content }: ReceivedFile,
): Promise<FileOutcome> {
  const id = await desk.run(actor, expectFile, { conversationId, name });
  if (id === null) return { refused: 'TOO_MANY' };
  const checked = new CheckedFile(content);
  try {
    await files.put(storageKey(id), checked.content());
  } catch (error) {
    if (error instanceof UnfitFile) return { refused: error.why };
    throw error;
  }
  await desk.run(actor, keepFile, { id, ...checked.seen });
  return { id };
}

/** Null when the conversation has sent too many. Tries count as well, or the limit would be none. */
async function expectFile(
  ctx: Context,
  { conversationId, name }: Pick<ReceivedFile, 'conversationId' | 'name'>,
): Promise<string | null> {
  if (!(await lockConversation(ctx, conversationId))) throw notFound('conversation');
  const hourAgo = new Date(ctx.now.getTime() - 3_600_000).toISOString();
  const lately = sql`count(*) filter (where ${attachment.createdAt} > ${hourAgo}::timestamptz)`;
  const [sent] = await ctx.tx
    .select({ all: count(), lately: lately.mapWith(Number) })
    .from(attachment)
    .where(eq(attachment.conversationId, conversationId));
  if (!sent || sent.all >= mostOfConversation || sent.lately >= mostOfHour) return null;
  const id = ctx.newId();
  await ctx.tx.insert(attachment).values({ id, conversationId, name: plainName(name), createdAt: ctx.now });
  const dueAt = new Date(ctx.now.getTime() + unclaimedMilliseconds);
  await arm(ctx, 'ATTACHMENT', { subjectId: id, dueAt });
  return id;
}

async function keepFile(
  ctx: Context,
  { id, type, size }: { id: string } & CheckedFile['seen'],
): Promise<void> {
  const [row] = await ctx.tx.select({ name: attachment.name }).from(attachment).where(eq(attachment.id, id));
  if (!row) throw notFound('attachment');
  await ctx.tx
    .update(attachment)
    .set({ type, size, name: fileName(row.name, type) })
    .where(eq(attachment.id, id));
}
