import { asc, eq, inArray } from 'drizzle-orm';
import { survey, type TicketRecordRow, type TicketRow, ticketRecord } from '../../schema/index.js';
import type { ClosingStep } from '../../schema/vocabulary.js';
import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';
import { DomainError } from '../errors.js';
import type { Policy } from '../policy/policy.js';
import { closingRulesFor } from '../sla/sla-rule.js';
import { type MissingNeed, missingOf } from './closing.js';
import { getTicket } from './ticket.queries.js';
import { factsOf } from './ticket-facts.js';

interface Closable {
  readonly row: TicketRow;
  readonly policy: Policy;
}

/** @throws INVALID_STATE naming what its policy asks for first */
export async function demandClosing(ctx: ReadContext, found: Closable, step: ClosingStep): Promise<void> {
  const missing = await missingBefore(ctx, found, step);
  if (missing.length === 0) return;
  const word = step === 'CLOSE' ? 'closed' : 'resolved';
  const asked = missing.map(({ text, rule }) => `${text} (rule ${rule})`).join('; ');
  throw new DomainError('INVALID_STATE', `Before this ticket is ${word}, ${asked}.`, {
    needs: missing.map(({ need }) => need),
  });
}

/** A policy without such rules costs no statement. */
export async function missingBefore(
  ctx: ReadContext,
  { row, policy }: Closable,
  step: ClosingStep,
): Promise<readonly MissingNeed[]> {
  if (policy.closing.length === 0) return [];
  const rules = closingRulesFor(policy, await factsOf(ctx, policy, row), step);
  if (rules.length === 0) return [];
  const records = await recordsOfTickets(ctx, [row.id]);
  const hasSurvey = (await ctx.tx.$count(survey, eq(survey.ticketId, row.id))) > 0;
  return missingOf(rules, { records, hasSurvey });
}

/**
 * What is still asked before the ticket is closed.
 * @throws UNAUTHENTICATED, FORBIDDEN for customers, NOT_FOUND
 */
export async function missingBeforeClosing(
  ctx: ReadContext,
  ticketId: string,
): Promise<readonly MissingNeed[]> {
  requireStaff(ctx.actor);
  const row = await getTicket(ctx, ticketId);
  return missingBefore(ctx, { row, policy: await ctx.policies.of(ctx.tx, row.policyId) }, 'CLOSE');
}

/** Pass tickets that the actor may see. */
export const recordsOfTickets = (
  ctx: ReadContext,
  ticketIds: readonly string[],
): Promise<TicketRecordRow[]> =>
  ctx.tx
    .select()
    .from(ticketRecord)
    .where(inArray(ticketRecord.ticketId, [...ticketIds]))
    .orderBy(asc(ticketRecord.at), asc(ticketRecord.id));
