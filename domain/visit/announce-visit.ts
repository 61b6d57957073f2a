import { eq } from 'drizzle-orm';
import { staff, type TicketRow, ticket, type VisitRow, visit } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { lockConversation } from '../conversation/say.js';
import { record } from '../event.js';
import { calendarOf } from '../follow-up/contact-hours.js';
import { planCallBack } from '../follow-up/plan-call-back.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import { sayTime } from '../language/say-time.js';
import type { Policy, VisitRule } from '../policy/policy.js';
import { tellCustomer } from '../ticket/tell-customer.js';
import { getTicket } from '../ticket/ticket.queries.js';

interface Planned {
  readonly policy: Policy;
  readonly ticket: TicketRow;
  readonly trip: VisitRow;
  /** Who comes; null where nobody is named yet. */
  readonly who: string | null;
}

/**
 * Tells the customer of a planned visit where he reported: in his chat, or by the way he writes. Where he cannot be
 * written to and the policy owes him notice, it is somebody's to telephone. Lock the conversation before the
 * ticket.
 */
export async function announceVisit(
  ctx: Context,
  rules: readonly VisitRule[],
  planned: Planned,
): Promise<void> {
  const { policy, trip } = planned;
  const isTold = await tellCustomer(ctx, planned, (language) => sayPlan(language, planned));
  const rule = rules.find(({ notice }) => notice !== null);
  if (!isTold && !rule) return;
  if (!isTold) {
    const dueAt = calendarOf(policy, policy.contactHours).nextOpening(ctx.now);
    await planCallBack(ctx, planned.ticket, dueAt, `to tell the customer of visit ${trip.number}`);
  }
  const by = rule ? ` (rule ${rule.id})` : '';
  await record(ctx, planned.ticket.id, {
    type: 'VISIT_ANNOUNCED',
    summary: `The customer ${isTold ? 'was told' : 'is to be told by telephone'} of visit ${trip.number} on ${trip.plannedStart.toISOString()}${by}.`,
    data: { visitId: trip.id, ...(rule && { rule: rule.id }) },
  });
}

function sayPlan(language: Language, { policy, trip, who, ...of }: Planned): string {
  const told = {
    number: of.ticket.number,
    purpose: nameOf(language, 'visitPurpose', trip.purpose),
    from: sayTime(trip.plannedStart, language, policy.timezone),
    to: sayTime(trip.plannedEnd, language, policy.timezone),
  };
  return who
    ? explain(language, 'visit_announced_by', { ...told, who })
    : explain(language, 'visit_announced', told);
}

/** Conversation before ticket, as the bot's turns lock them: whoever reported there is told. */
export async function lockConversationOf(ctx: Context, ticketId: string): Promise<void> {
  const { conversationId } = await getTicket(ctx, ticketId);
  if (conversationId) await lockConversation(ctx, conversationId);
}

export async function lockConversationOfVisit(ctx: Context, visitId: string): Promise<void> {
  const [found] = await ctx.tx
    .select({ conversationId: ticket.conversationId })
    .from(visit)
    .innerJoin(ticket, eq(ticket.id, visit.ticketId))
    .where(eq(visit.id, visitId));
  if (found?.conversationId) await lockConversation(ctx, found.conversationId);
}

/** "Where is my technician?", answered before it is asked. Lock the conversation before the ticket. */
export async function announceTravel(ctx: Context, travelled: Omit<Planned, 'who'>): Promise<void> {
  const { technicianId } = travelled.trip;
  if (technicianId === null) return;
  const [technician] = await ctx.tx
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, technicianId));
  if (!technician) return;
  const { number } = travelled.ticket;
  await tellCustomer(ctx, travelled, (language) =>
    explain(language, 'visit_travelled', { number, who: technician.name }),
  );
}
