import { eq } from 'drizzle-orm';
import { type SlaClockRow, slaClock } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm, disarm } from '../deadline.js';
import { record } from '../event.js';
import type { Facts } from '../policy/facts.js';
import type { Policy, SlaRule } from '../policy/policy.js';
import { lockOwedClocks, refreshNextDue } from './clock.queries.js';
import { nextLook, recordOf, termsOf } from './clock-terms.js';
import type { EscalatedTicket } from './escalate.js';
import { settleClock } from './settle-clock.js';
import { alarmsOf, dueAtOf } from './sla-clock.js';
import { openingRules, ruleFor } from './sla-rule.js';
import { startClocks } from './start-clocks.js';

export interface Rematch {
  readonly policy: Policy;
  readonly ticket: EscalatedTicket & { readonly openedAt: Date; readonly appointmentAt: Date | null };
  readonly facts: Facts;
}

/**
 * A fact of the ticket has changed: running clocks are matched anew. The rule may change; start and pauses stay
 * (policy.md, rule 5). A target without a rule any more is cancelled, one that gained a rule starts at the opening.
 */
export async function rematchClocks(ctx: Context, { policy, ticket, facts }: Rematch): Promise<void> {
  const clocks = await lockOwedClocks(ctx, ticket.id);
  for (const clock of clocks) {
    if (clock.state === 'MISSED') continue;
    const rule = ruleFor(policy, clock.target, facts);
    if (rule) await change(ctx, policy, ticket, clock, rule);
    else await cancel(ctx, ticket, clock);
  }
  await startGained(ctx, { policy, ticket, facts });
  await refreshNextDue(ctx, ticket.id);
}

async function change(
  ctx: Context,
  policy: Policy,
  ticket: Rematch['ticket'],
  clock: SlaClockRow,
  rule: SlaRule,
): Promise<void> {
  const appointmentAt = rule.byAppointment ? ticket.appointmentAt : null;
  const moved = { ...clock, rule: rule.id, calendar: rule.calendar, appointmentAt };
  const next = { ...moved, dueAt: dueAtOf(termsOf(policy, moved)) };
  if (next.rule === clock.rule && next.dueAt.getTime() === clock.dueAt.getTime()) return;
  // What was due before the change stays due: told first, by the old terms.
  const settled = clock.state === 'RUNNING' ? await settleClock(ctx, policy, ticket, clock, ctx.now) : clock;
  if (settled.state === 'MISSED') return;
  // Whoever was told of this promise is not told the same level again by another rule.
  const fresh = { ...next, firedLevels: settled.firedLevels };
  const nextAlarmAt = nextLook(recordOf(fresh), alarmsOf(termsOf(policy, fresh)), ctx.now);
  await ctx.tx
    .update(slaClock)
    .set({ rule: next.rule, calendar: next.calendar, dueAt: next.dueAt, appointmentAt, nextAlarmAt })
    .where(eq(slaClock.id, clock.id));
  if (nextAlarmAt && clock.state === 'RUNNING')
    await arm(ctx, 'CLOCK', { subjectId: clock.id, dueAt: nextAlarmAt });
  await record(ctx, ticket.id, {
    type: 'CLOCK_CHANGED',
    summary: `${clock.target} is now promised by ${next.dueAt.toISOString()} (rule ${next.rule}).`,
    data: { clockId: clock.id, target: clock.target, rule: next.rule, dueAt: next.dueAt.toISOString() },
  });
}

async function cancel(ctx: Context, ticket: EscalatedTicket, clock: SlaClockRow): Promise<void> {
  await ctx.tx
    .update(slaClock)
    .set({ state: 'CANCELLED', endedAt: ctx.now, nextAlarmAt: null })
    .where(eq(slaClock.id, clock.id));
  await disarm(ctx, 'CLOCK', clock.id);
  await record(ctx, ticket.id, {
    type: 'CLOCK_CANCELLED',
    summary: `${clock.target} is no longer promised for this case.`,
    data: { clockId: clock.id, target: clock.target },
  });
}

async function startGained(ctx: Context, { policy, ticket, facts }: Rematch): Promise<void> {
  const known = await ctx.tx
    .select({ target: slaClock.target })
    .from(slaClock)
    .where(eq(slaClock.ticketId, ticket.id));
  const targets = new Set(known.map((clock) => clock.target));
  const gained = openingRules(policy, facts).filter((rule) => !targets.has(rule.target));
  const { openedAt: startedAt, appointmentAt } = ticket;
  await startClocks(ctx, { ticketId: ticket.id, policy, rules: gained, startedAt, appointmentAt });
}
