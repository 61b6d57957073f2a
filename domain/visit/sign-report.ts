import { and, eq, isNull } from 'drizzle-orm';
import { serviceReport, visit } from '../../schema/index.js';
import type { Context } from '../context.js';
import { nameLimit } from '../customer/keep-customer.js';
import { invalidState } from '../errors.js';
import { record } from '../event.js';
import { planFollowUps } from '../follow-up/plan-follow-ups.js';
import { optionalText, text } from '../input.js';
import { once } from '../once.js';
import { missingBefore } from '../ticket/demand-closing.js';
import { waitsForApproval } from '../ticket/request-approvals.js';
import { resolve } from '../ticket/resolve-ticket.js';
import { isLive } from '../ticket/ticket.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { rulesOf } from './schedule-visit.js';
import { nextVisitState } from './visit.js';
import { demandOpinion } from './visit-demands.js';
import { type VisitToChange, visitToChange } from './visit-to-change.js';

export interface SignReportInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly visitId: string;
  readonly signedBy: string;
  readonly opinion?: string | null | undefined;
}

/**
 * The customer signs what was done: the visit is complete. A report that says "resolved" resolves the ticket with
 * it unless that waits for an approval or for what its policy wants on file, one that does not owes another visit.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE before the report is filed
 */
export const signServiceReport = once('signServiceReport', async (ctx: Context, input: SignReportInput) => {
  const change = await visitToChange(ctx, input.visitId, 'SIGN');
  const signedBy = text('signedBy', input.signedBy, nameLimit);
  const opinion = optionalText('opinion', input.opinion, 2_000);
  const { row, ticket, policy } = change;
  const rules = await rulesOf(ctx, { row: ticket, policy }, row.purpose);
  demandOpinion(rules, opinion ?? (await opinionIn(ctx, row.id)));
  const report = await sign(ctx, row.id, signedBy, opinion);
  const state = nextVisitState(row.state, 'COMPLETE');
  await ctx.tx.update(visit).set({ state, completedAt: ctx.now }).where(eq(visit.id, row.id));
  await record(
    ctx,
    ticket.id,
    { type: 'REPORT_SIGNED', summary: `The customer signed the report of visit ${row.number}.` },
    { type: 'VISIT_COMPLETED', summary: `Visit ${row.number} is complete.`, data: { visitId: row.id } },
  );
  await settle(ctx, change, report.resolved);
  return { visitId: row.id };
});

/** The technician may have written it into the report already. */
async function opinionIn(ctx: Context, visitId: string): Promise<string | null> {
  const [report] = await ctx.tx
    .select({ opinion: serviceReport.customerOpinion })
    .from(serviceReport)
    .where(eq(serviceReport.visitId, visitId));
  return report?.opinion ?? null;
}

async function sign(ctx: Context, visitId: string, signedBy: string, opinion: string | null) {
  const [report] = await ctx.tx
    .update(serviceReport)
    .set({ signedBy, signedAt: ctx.now, ...(opinion !== null && { customerOpinion: opinion }) })
    .where(and(eq(serviceReport.visitId, visitId), isNull(serviceReport.signedAt)))
    .returning({ resolved: serviceReport.resolved });
  if (!report)
    throw invalidState('Nobody signs an empty or a signed report: file the report first, sign it once.');
  return report;
}

async function settle(ctx: Context, { ticket, policy }: VisitToChange, resolved: boolean): Promise<void> {
  const isSettled =
    resolved &&
    isLive(ticket.state) &&
    !(await waitsForApproval(ctx, ticket.id)) &&
    (await missingBefore(ctx, { row: ticket, policy }, 'RESOLVE')).length === 0;
  if (isSettled) return resolve(ctx, ticket, policy, 'the signed report says so');
  if (!resolved) await planFollowUps(ctx, { policy, event: 'VISIT_UNRESOLVED', ticket });
  await touchTicket(ctx, ticket.id, {});
}
