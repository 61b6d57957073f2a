import { and, eq } from 'drizzle-orm';
import { type ApprovalRow, approval, type EntitlementRecord } from '../../schema/index.js';
import { mayApprove, requireStaff } from '../access.js';
import type { Context } from '../context.js';
import { decidedBy } from '../entitlement/entitlement-record.js';
import { forbidden, invalidState, notFound } from '../errors.js';
import { record } from '../event.js';
import { optionalText } from '../input.js';
import { once } from '../once.js';
import { noteLimit } from './hold-ticket.js';
import { waitsForApproval } from './request-approvals.js';
import { resume } from './resume-ticket.js';
import { lockTicketOf } from './ticket.queries.js';
import { type TicketToChange, touchTicket } from './touch-ticket.js';

export interface DecideApprovalInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly approvalId: string;
  readonly note?: string | null | undefined;
}

/** @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN below the role, INVALID_STATE when it is decided, BAD_USER_INPUT */
export const grantApproval = once('grantApproval', (ctx: Context, input: DecideApprovalInput) =>
  decide(ctx, input, 'GRANTED'),
);

/** @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN below the role, INVALID_STATE when it is decided, BAD_USER_INPUT */
export const refuseApproval = once('refuseApproval', (ctx: Context, input: DecideApprovalInput) =>
  decide(ctx, input, 'REFUSED'),
);

/** Whoever holds the role that the policy names, or one above it, decides once; work then goes on (R-143). */
async function decide(ctx: Context, input: DecideApprovalInput, state: 'GRANTED' | 'REFUSED') {
  const actor = requireStaff(ctx.actor);
  const found = await ticketOfApproval(ctx, input.approvalId);
  if (!mayApprove(actor, found.approval.role))
    throw forbidden(`This is for ${found.approval.role} or a role above it.`);
  const note = optionalText('note', input.note, noteLimit);
  const [decided] = await ctx.tx
    .update(approval)
    .set({ state, note, decidedAt: ctx.now, decidedById: actor.id })
    .where(and(eq(approval.id, found.approval.id), eq(approval.state, 'REQUESTED')))
    .returning();
  if (!decided) throw invalidState('This approval was decided or withdrawn before.');
  await carryOut(ctx, found.ticket, decided);
  return { approvalId: decided.id };
}

/** The ticket is locked before the approval is read again, as in every change of a ticket. */
async function ticketOfApproval(ctx: Context, approvalId: string) {
  const [row] = await ctx.tx.select().from(approval).where(eq(approval.id, approvalId));
  if (!row) throw notFound('approval');
  const ticket = await lockTicketOf(ctx, row.ticketId, 'approval');
  return { approval: row, ticket: { row: ticket, policy: await ctx.policies.of(ctx.tx, ticket.policyId) } };
}

async function carryOut(
  ctx: Context,
  ticket: TicketToChange,
  { id: approvalId, subject, role, state, note }: ApprovalRow,
): Promise<void> {
  const entitlement = subject === 'COVERAGE' ? judged(ticket, state === 'GRANTED') : null;
  await record(ctx, ticket.row.id, {
    type: state === 'GRANTED' ? 'APPROVAL_GRANTED' : 'APPROVAL_REFUSED',
    summary: `${subject} is ${state.toLowerCase()}${note ? `: ${note}` : ''}.`,
    data: { approvalId, subject, role, ...(entitlement && { coverage: entitlement.coverage }) },
  });
  if (ticket.row.holdReason === 'APPROVAL' && !(await waitsForApproval(ctx, ticket.row.id)))
    await resume(ctx, ticket, `${subject} is ${state.toLowerCase()}`);
  await touchTicket(ctx, ticket.row.id, entitlement ? { entitlement } : {});
}

/** The verdict by the same facts as before, and by what was decided now. */
function judged({ row, policy }: TicketToChange, isCovered: boolean): EntitlementRecord | null {
  const facts = row.entitlement?.facts;
  return facts ? decidedBy(policy, { ...facts, judgement: isCovered ? 'COVERED' : 'REFUSED' }) : null;
}
