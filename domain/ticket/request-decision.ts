import { approval } from '../../schema/index.js';
import type { Context } from '../context.js';
import { invalidState } from '../errors.js';
import { record } from '../event.js';
import { text } from '../input.js';
import { once } from '../once.js';
import { tell } from './request-approvals.js';
import { isLive, ticketStateInWords } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface RequestDecisionInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly proposal: string;
  readonly customerDemand: string;
}

const limit = 2_000;

/**
 * A larger problem in the field: whoever the policy names decides, by what the technician proposes and what the
 * customer demands. Work goes on meanwhile.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT without either text, INVALID_STATE when it is over or asked
 */
export const requestDecision = once('requestDecision', async (ctx: Context, input: RequestDecisionInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'REQUEST_DECISION');
  if (!isLive(row.state))
    throw invalidState(`Nothing is decided any more on a ticket that is ${ticketStateInWords[row.state]}.`);
  const [proposal, customerDemand] = [
    text('proposal', input.proposal, limit),
    text('customerDemand', input.customerDemand, limit),
  ];
  const asked = { subject: 'DECISION' as const, role: policy.decisions };
  const [filed] = await ctx.tx
    .insert(approval)
    .values({
      id: ctx.newId(),
      ticketId: row.id,
      ...asked,
      state: 'REQUESTED',
      requestedAt: ctx.now,
      proposal,
      customerDemand,
    })
    .onConflictDoNothing()
    .returning({ id: approval.id });
  if (!filed) throw invalidState('A decision is waited for already.');
  await record(ctx, row.id, {
    type: 'APPROVAL_REQUESTED',
    summary: `${asked.role} is to decide. Proposed: ${proposal} The customer demands: ${customerDemand}`,
    data: asked,
  });
  await tell(ctx, row, [asked]);
  await touchTicket(ctx, row.id, {});
  return { ticketId: row.id };
});
