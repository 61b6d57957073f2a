import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { conversation, verification } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { keptMilliseconds } from './verification-code.js';

export interface UnsentCode {
  readonly id: string;
  readonly phone: string;
  /** Of the chat that asked for it. */
  readonly language: Language;
}

const mostAtOnce = 20;

/** Codes that nobody has sent yet, taken by this process alone. */
export async function takeUnsentCodes(ctx: Context): Promise<UnsentCode[]> {
  const unsent = await ctx.tx
    .select({ id: verification.id, phone: verification.phone, language: conversation.language })
    .from(verification)
    .innerJoin(conversation, eq(conversation.id, verification.conversationId))
    .where(
      and(isNull(verification.sentAt), isNull(verification.endedAt), gt(verification.expiresAt, ctx.now)),
    )
    .orderBy(asc(verification.createdAt))
    .limit(mostAtOnce)
    .for('update', { of: verification, skipLocked: true });
  if (unsent.length === 0) return [];
  const ids = unsent.map(({ id }) => id);
  await ctx.tx.update(verification).set({ sentAt: ctx.now }).where(inArray(verification.id, ids));
  return unsent;
}

/** Telephone numbers are not kept longer than the limits need them. */
export async function forgetOldCodes(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - keptMilliseconds);
  await ctx.tx.delete(verification).where(lt(verification.createdAt, before));
}
