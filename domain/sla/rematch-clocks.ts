import { eq } from 'drizzle-orm';
import { type SlaClockRow, slaClock, type TicketRow } from '../../schema/index.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import type { Facts } from '../policy/facts.js';
import type { Policy, SlaRule } from '../policy/policy.js';
import { lastReopening, lockOwedClocks, refreshNextDue } from './clock.queries.js';
import { agreedFor, nextLook, recordOf, termsOf } from './clock-terms.js';
import { endClock } from './end-clocks.js';
import type { EscalatedTicket } from './escalate.js';
import { holdingOf, keepHolding } from './pause-clocks.js';
import { recordClock } from './record-clocks.js';
import { settleClock } from './settle-clock.js';
import { alarmsOf, dueAtOf } from './sla-clock.js';
import { openingRules, ruleFor } from './sla-rule.js';
import { startClocks } from './start-clocks.js';

export interface Rematch {
  readonly policy: Policy;
  readonly ticket: EscalatedTicket &
    Pick<TicketRow, 'openedAt' | 'appointmentAt' | 'completionAt' | 'holdReason' | 'holdSince' | 'holdUntil'>;
  readonly facts: Facts;
}

/**
 * A fact of the ticket has changed: running clocks are matched anew. The rule may change; start and pauses stay
 * (policy.md, rule 5). A target without a rule any more is cancelled, or no longer owed when it was missed before;
 * one that gained a rule starts at the opening.
 */
export async function rematchClocks(ctx: Context, { policy, ticket, facts }: Rematch): Promise<void> {
  const clocks = await lockOwedClocks(ctx, ticket.id);
  for (const clock of clocks) {
    const rule = ruleFor(policy, clock.target, facts);
    if (!rule) await endClock(ctx, policy, ticket, clock, 'is no longer promised for this case');
    else if (clock.state !== 'MISSED') await change(ctx, policy, ticket, clock, rule);
  }
  await startGained(ctx, { policy, ticket, facts });
  await keepHolding(ctx, policy, ticket, holdingOf(ticket));
  await refreshNextDue(ctx, ticket.id);
}

async function change(
  ctx: Context,
  policy: Policy,
  ticket: Rematch['ticket'],
  clock: SlaClockRow,
  { id: rule, calendar, ...how }: SlaRule,
): Promise<void> {
  const appointmentAt = agreedFor(how, ticket);
  const moved = { ...clock, rule, calendar, appointmentAt };
  const next = { ...moved, dueAt: dueAtOf(termsOf(policy, moved)) };
  if (rule === clock.rule && next.dueAt.getTime() === clock.dueAt.getTime()) return;
  // What was due before the change stays due: told first, by the old terms.
  const settled = clock.state === 'RUNNING' ? await settleClock(ctx, policy, ticket, clock, ctx.now) : clock;
  if (settled.state === 'MISSED') return;
  // Whoever was told of this promise is not told the same level again by another rule.
  const fresh = { ...next, firedLevels: settled.firedLevels };
  const nextAlarmAt = nextLook(recordOf(fresh), alarmsOf(termsOf(policy, fresh)), ctx.now);
  const { dueAt } = next;
  await recordClock(ctx, {
    clock: settled,
    events: [
      {
        event: { type: 'CLOCK_CHANGED', at: ctx.now, rule, calendar, dueAt, appointmentAt },
        summary: `${clock.target} is now promised by ${dueAt.toISOString()} (rule ${rule}).`,
      },
    ],
    nextAlarmAt,
  });
  if (nextAlarmAt && clock.state === 'RUNNING')
    await arm(ctx, 'CLOCK', { subjectId: clock.id, dueAt: nextAlarmAt });
}

async function startGained(ctx: Context, { policy, ticket, facts }: Rematch): Promise<void> {
  const known = await promisedTargets(ctx, ticket.id);
  const rules = openingRules(policy, facts).filter((rule) => !known.has(rule.target));
  const { id: ticketId, openedAt: startedAt } = ticket;
  await startClocks(ctx, { ticketId, policy, rules, startedAt, agreed: ticket, again: true });
}

/** All but those that a change of facts has cancelled: they are promised again when the facts are put right. */
async function promisedTargets(ctx: Context, ticketId: string): Promise<ReadonlySet<SlaTarget>> {
  const clocks = await ctx.tx
    .select({ target: slaClock.target, state: slaClock.state, endedAt: slaClock.endedAt })
    .from(slaClock)
    .where(eq(slaClock.ticketId, ticketId));
  const reopenedAt = (await lastReopening(ctx, ticketId))?.getTime() ?? 0;
  // What ended with the ticket, before it was reopened, is not owed a second time.
  const dropped = (clock: (typeof clocks)[number]) =>
    clock.state === 'CANCELLED' && (clock.endedAt?.getTime() ?? 0) > reopenedAt;
  return new Set(clocks.filter((clock) => !dropped(clock)).map(({ target }) => target));
}
