import { and, desc, eq, isNull } from 'drizzle-orm';
import { conversation, type VerificationRow, verification } from '../../schema/index.js';
import type { Context } from '../context.js';
import type { CodeRequest } from './request-code.js';
import { type Codes, mostTries } from './verification-code.js';

export type PhoneProof =
  | { readonly outcome: 'PROVEN' }
  /** `left`: how often the same code may still be tried. */
  | { readonly outcome: 'WRONG'; readonly left: number }
  /** Too old, or tried too often: another code must be asked for. */
  | { readonly outcome: 'EXPIRED' | 'SPENT' };

export interface ToldCode extends CodeRequest {
  readonly code: string;
}

/** From the right code on the number is this chat's. Every try is counted, also when the turn says nothing else. */
export async function provePhone(ctx: Context, input: ToldCode, codes: Codes): Promise<PhoneProof> {
  const asked = await codeAskedFor(ctx, input);
  if (!asked || asked.expiresAt <= ctx.now) return { outcome: 'EXPIRED' };
  if (asked.tries >= mostTries) return { outcome: 'SPENT' };
  const isRight = codes.isRight(asked.id, input.code);
  const tries = asked.tries + 1;
  await ctx.tx
    .update(verification)
    .set({ tries, ...(isRight && { endedAt: ctx.now }) })
    .where(eq(verification.id, asked.id));
  if (!isRight)
    return tries < mostTries ? { outcome: 'WRONG', left: mostTries - tries } : { outcome: 'SPENT' };
  await ctx.tx
    .update(conversation)
    .set({ provenPhone: input.phone })
    .where(eq(conversation.id, input.conversationId));
  return { outcome: 'PROVEN' };
}

async function codeAskedFor(ctx: Context, input: CodeRequest): Promise<VerificationRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(verification)
    .where(
      and(
        eq(verification.conversationId, input.conversationId),
        eq(verification.phone, input.phone),
        isNull(verification.endedAt),
      ),
    )
    .orderBy(desc(verification.createdAt))
    .limit(1)
    .for('update');
  return row ?? null;
}
