import { eq } from 'drizzle-orm';
import { type FollowUpRow, staff, visit } from '../../schema/index.js';
import type { VisitPurpose } from '../../schema/vocabulary.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { badInput } from '../errors.js';
import { record } from '../event.js';
import { followUpToVisit, purposeOf, settleByVisit } from '../follow-up/settle-by-visit.js';
import { futureInstant } from '../input.js';
import { once } from '../once.js';
import { demandConsent } from '../quote/demand-consent.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { startFrom } from '../ticket/start-from.js';
import { newVisitNumber, nextState } from '../ticket/ticket.js';
import { factsOf } from '../ticket/ticket-facts.js';
import { type TicketToChange, ticketToChange, touchTicket } from '../ticket/touch-ticket.js';
import { announceVisit, lockConversationOf } from './announce-visit.js';
import { demandCertificate, demandNotice, visitRulesFor } from './visit-demands.js';

export interface ScheduleVisitInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly technicianId?: string | null | undefined;
  readonly purpose?: VisitPurpose | null | undefined;
  readonly plannedStart: Date;
  readonly plannedEnd: Date;
  /** What it is scheduled for, such as a unit's inspection. */
  readonly followUpId?: string | null | undefined;
}

const longestVisit = 14 * 24 * 3_600_000;
const numberTries = 8;

/**
 * Plans a trip and tells the customer where he reported. With a technician it keeps the DISPATCH promise.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE when the ticket is over or the customer has not agreed to
 * pay (R-145), BAD_USER_INPUT, also for what its policy asks of visits
 */
export const scheduleVisit = once('scheduleVisit', async (ctx: Context, input: ScheduleVisitInput) => {
  await lockConversationOf(ctx, input.ticketId);
  const found = await ticketToChange(ctx, input.ticketId, 'SCHEDULE_VISIT');
  const { row, policy } = found;
  const state = nextState(row.state, 'WORK');
  const plannedStart = futureInstant('plannedStart', input.plannedStart, ctx.now);
  const plannedEnd = checkedEnd(plannedStart, input.plannedEnd);
  const technician = input.technicianId ? await checkedTechnician(ctx, input.technicianId) : null;
  const owed = input.followUpId ? await followUpToVisit(ctx, input.followUpId, row) : null;
  const purpose = purposeFor(input.purpose ?? 'REPAIR', owed);
  const rules = await rulesOf(ctx, found, purpose);
  demandNotice(policy, rules, plannedStart, ctx.now);
  demandCertificate(policy, rules, technician, plannedStart);
  if (isWork(purpose)) await demandConsent(ctx, { ticket: row, policy }, { gate: 'DISPATCH', parts: false });
  const trip = await insertVisit(ctx, localDate(ctx.now, policy.timezone), {
    ticketId: row.id,
    assetId: row.assetId,
    purpose,
    technicianId: technician?.id ?? null,
    plannedStart,
    plannedEnd,
  });
  await record(ctx, row.id, {
    type: 'VISIT_SCHEDULED',
    summary: `Visit ${trip.number} from ${plannedStart.toISOString()}${technician ? ` by ${technician.name}` : ''}.`,
    data: { visitId: trip.id },
  });
  await announceVisit(ctx, rules, { policy, ticket: row, trip, who: technician?.name ?? null });
  await settleByVisit(ctx, trip, owed?.id ?? null);
  if (technician) await meetClocks(ctx, { policy, ticket: row, targets: ['DISPATCH'], at: ctx.now });
  // Whoever plans a visit has given up helping from afar, whether or not that was recorded (R-013).
  await startFrom(ctx, found, { from: 'REMOTE_FAILED', at: ctx.now, once: true });
  await touchTicket(ctx, row.id, { state });
  return { visitId: trip.id };
});

/** A policy without such rules costs no statement. */
export const rulesOf = async (ctx: Context, { row, policy }: TicketToChange, purpose: VisitPurpose) =>
  policy.visits.length === 0 ? [] : visitRulesFor(policy, await factsOf(ctx, policy, row), purpose);

/** Somebody may look before anything costs; what is brought back or taught is no repair. */
const isWork = (purpose: VisitPurpose): boolean =>
  purpose === 'REPAIR' || purpose === 'INSTALLATION' || purpose === 'MAINTENANCE';

/** REPAIR is also what a client says that says nothing, so a follow-up is more exact than that. */
const purposeFor = (told: VisitPurpose, owed: FollowUpRow | null): VisitPurpose =>
  owed && told === 'REPAIR' ? purposeOf[owed.kind] : told;

function checkedEnd(start: Date, end: Date): Date {
  const length = end.getTime() - start.getTime();
  if (!(length > 0 && length <= longestVisit)) {
    throw badInput('plannedEnd', 'plannedEnd must lie after plannedStart, at most 14 days.');
  }
  return end;
}

async function checkedTechnician(ctx: Context, staffId: string) {
  const [row] = await ctx.tx.select().from(staff).where(eq(staff.id, staffId));
  if (!row?.active || !row.roles.some((role) => role === 'TECHNICIAN' || role === 'DEALER')) {
    throw badInput('technicianId', 'technicianId takes an active technician.');
  }
  return row;
}

type NewVisit = Omit<typeof visit.$inferInsert, 'id' | 'number' | 'state'>;

async function insertVisit(ctx: Context, today: string, values: NewVisit) {
  for (let left = numberTries; left > 0; left -= 1) {
    const number = newVisitNumber(today, ctx.random);
    const [row] = await ctx.tx
      .insert(visit)
      .values({ ...values, id: ctx.newId(), number, state: 'PLANNED' })
      .onConflictDoNothing({ target: visit.number })
      .returning();
    if (row) return row;
  }
  throw new Error('no free visit number was found');
}
