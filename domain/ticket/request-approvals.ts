import { and, asc, eq, inArray } from 'drizzle-orm';
import {
  type ApprovalRow,
  approval,
  notification,
  type RequiredApprovalRecord,
  type TicketRow,
} from '../../schema/index.js';
import type { Context } from '../context.js';
import { invalidState } from '../errors.js';
import { record } from '../event.js';
import { recipientsOfAll } from '../staff/recipient.queries.js';
import { approvalChanges, holdsWork, wantedApprovals } from './approval.js';
import { hold } from './hold-ticket.js';
import { resume } from './resume-ticket.js';
import { canStep } from './ticket.js';
import type { TicketToChange } from './touch-ticket.js';

/**
 * Asks whoever must agree to what the ticket is after, and withdraws what is no longer asked. What
 * waits for money or another unit is on hold meanwhile. The caller holds the lock, or has just made the ticket.
 */
export async function requestApprovals(ctx: Context, found: TicketToChange): Promise<void> {
  const { row } = found;
  const { request, withdraw } = approvalChanges(wantedApprovals(row), await approvalsOf(ctx, row.id));
  await withdrawAll(ctx, row.id, withdraw);
  await ask(ctx, row, request);
  const waits = await waitsForApproval(ctx, row.id);
  if (waits && canStep(row.state, 'HOLD'))
    await hold(ctx, found, { reason: 'APPROVAL', note: null, until: null });
  if (!waits && row.holdReason === 'APPROVAL' && withdraw.length > 0)
    await resume(ctx, found, 'no approval is needed any more');
}

async function ask(
  ctx: Context,
  row: TicketRow,
  requested: readonly RequiredApprovalRecord[],
): Promise<void> {
  if (requested.length === 0) return;
  await ctx.tx.insert(approval).values(
    requested.map(({ subject, role }) => ({
      id: ctx.newId(),
      ticketId: row.id,
      subject,
      role,
      state: 'REQUESTED' as const,
      requestedAt: ctx.now,
    })),
  );
  await record(
    ctx,
    row.id,
    ...requested.map(({ subject, role }) => ({
      type: 'APPROVAL_REQUESTED' as const,
      summary: `${subject} waits for the consent of ${role}.`,
      data: { subject, role },
    })),
  );
  await tell(ctx, row, requested);
}

const approvalsOf = (ctx: Context, ticketId: string): Promise<ApprovalRow[]> =>
  ctx.tx
    .select()
    .from(approval)
    .where(eq(approval.ticketId, ticketId))
    .orderBy(asc(approval.requestedAt), asc(approval.id));

export async function tell(
  ctx: Context,
  row: TicketRow,
  requested: readonly Pick<ApprovalRow, 'subject' | 'role'>[],
): Promise<void> {
  const recipients = await recipientsOfAll(
    ctx,
    requested.map(({ role }) => ({ role, servicePointId: row.servicePointId })),
  );
  const told = requested.flatMap(({ subject }, index) =>
    (recipients[index]?.staffIds ?? []).map((staffId) => ({
      id: ctx.newId(),
      staffId,
      kind: 'APPROVAL' as const,
      text: `${row.number}: ${subject} waits for your consent.`,
      ticketId: row.id,
      at: ctx.now,
    })),
  );
  if (told.length > 0) await ctx.tx.insert(notification).values(told);
}

/** The ticket is over: nobody is asked any more. */
export async function withdrawApprovals(ctx: Context, ticketId: string): Promise<void> {
  const open = await approvalsOf(ctx, ticketId);
  await withdrawAll(
    ctx,
    ticketId,
    open.filter(({ state }) => state === 'REQUESTED'),
  );
}

async function withdrawAll(ctx: Context, ticketId: string, rows: readonly ApprovalRow[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.tx
    .update(approval)
    .set({ state: 'WITHDRAWN', decidedAt: ctx.now })
    .where(
      inArray(
        approval.id,
        rows.map(({ id }) => id),
      ),
    );
  await record(
    ctx,
    ticketId,
    ...rows.map(({ id, subject, role }) => ({
      type: 'APPROVAL_WITHDRAWN' as const,
      summary: `${subject} needs the consent of ${role} no longer.`,
      data: { approvalId: id, subject, role },
    })),
  );
}

/** Whether something of this ticket must not be done before somebody has agreed. */
export async function waitsForApproval(ctx: Context, ticketId: string): Promise<boolean> {
  const open = await ctx.tx
    .select({ subject: approval.subject })
    .from(approval)
    .where(and(eq(approval.ticketId, ticketId), eq(approval.state, 'REQUESTED')));
  return open.some(({ subject }) => holdsWork(subject));
}

/** @throws INVALID_STATE while it waits: what is given cannot be taken back */
export async function demandApproval(ctx: Context, ticketId: string): Promise<void> {
  if (await waitsForApproval(ctx, ticketId))
    throw invalidState('This ticket waits for an approval; it is decided first, or the ticket is cancelled.');
}
