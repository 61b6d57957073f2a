import { dayAfter } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { text } from '../input.js';
import { once } from '../once.js';
import { contractChanged, contractToChange, insertContract } from './contract-change.js';
import { contractDays } from './register-contract.js';

export interface RenewContractInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly contractId: string;
  /** Of the new contract. */
  readonly number: string;
  readonly endsOn: string;
}

/**
 * The same customer goes on with the same unit from the day after the last: the old contract stays as it was.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT
 */
export const renewContract = once('renewContract', async (ctx: Context, input: RenewContractInput) => {
  const { customerId, assetId, endsOn: last } = await contractToChange(ctx, input.contractId);
  const number = text('number', input.number, 60);
  const days = contractDays(ctx, dayAfter(last), input.endsOn);
  const contractId = await insertContract(ctx, { number, customerId, assetId, ...days });
  await contractChanged(ctx, assetId);
  return { contractId, assetId };
});
