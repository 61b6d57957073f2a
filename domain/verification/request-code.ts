import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { verification } from '../../schema/index.js';
import type { Context } from '../context.js';
import { announce } from '../outbox.js';
import {
  codeMilliseconds,
  countedMilliseconds,
  leastPauseMilliseconds,
  mostCodes,
} from './verification-code.js';

export interface CodeRequest {
  readonly conversationId: string;
  /** E.164. */
  readonly phone: string;
}

/**
 * A new code for the number, in place of the one before. Whether anybody is known under the number makes no
 * difference, so asking tells nothing about it. Lock the conversation first.
 */
export async function requestCode(ctx: Context, input: CodeRequest): Promise<'REQUESTED' | 'TOO_MANY'> {
  // Two chats that ask for the same number at once are counted one after the other.
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${input.phone}, 0))`);
  if (await isTooMany(ctx, input)) return 'TOO_MANY';
  await ctx.tx
    .update(verification)
    .set({ endedAt: ctx.now })
    .where(and(eq(verification.conversationId, input.conversationId), isNull(verification.endedAt)));
  await ctx.tx.insert(verification).values({
    ...input,
    id: ctx.newId(),
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + codeMilliseconds),
  });
  await announce(ctx, { kind: 'code.requested', conversationId: input.conversationId });
  return 'REQUESTED';
}

async function isTooMany(ctx: Context, { conversationId, phone }: CodeRequest): Promise<boolean> {
  const since = (milliseconds: number) => new Date(ctx.now.getTime() - milliseconds);
  const recent = await ctx.tx
    .select({ phone: verification.phone, of: verification.conversationId, at: verification.createdAt })
    .from(verification)
    .where(
      and(
        or(eq(verification.phone, phone), eq(verification.conversationId, conversationId)),
        gt(verification.createdAt, since(countedMilliseconds)),
      ),
    );
  const toPhone = recent.filter((one) => one.phone === phone);
  const inChat = recent.filter((one) => one.of === conversationId);
  const justNow = toPhone.some(({ at }) => at > since(leastPauseMilliseconds));
  return justNow || toPhone.length >= mostCodes || inChat.length >= mostCodes;
}
