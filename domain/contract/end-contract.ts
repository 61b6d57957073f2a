import { eq } from 'drizzle-orm';
import { serviceContract } from '../../schema/index.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { badInput, invalidState } from '../errors.js';
import { optionalDate, text } from '../input.js';
import { once } from '../once.js';
import { contractChanged, contractToChange } from './contract-change.js';

export interface EndContractInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly contractId: string;
  readonly reason: string;
  /** Its last day from now on; today when left out. */
  readonly on?: string | null | undefined;
}

/**
 * A contract ends before the day that was agreed; what was planned beyond is owed no more.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it is over already
 */
export const endContract = once('endContract', async (ctx: Context, input: EndContractInput) => {
  const row = await contractToChange(ctx, input.contractId);
  const reason = text('reason', input.reason, 2_000);
  const { timezone } = await ctx.policies.active(ctx.tx);
  const today = localDate(ctx.now, timezone);
  if (row.endsOn < today) throw invalidState('This contract has run out already.');
  const on = optionalDate('on', input.on) ?? (today < row.startsOn ? row.startsOn : today);
  if (on < row.startsOn || on > row.endsOn)
    throw badInput('on', `on takes a day of the contract, ${row.startsOn} to ${row.endsOn}.`);
  await ctx.tx
    .update(serviceContract)
    .set({ endsOn: on, endReason: reason })
    .where(eq(serviceContract.id, row.id));
  await contractChanged(ctx, row.assetId);
  return { contractId: row.id, assetId: row.assetId };
});
