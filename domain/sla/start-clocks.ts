import { and, eq, inArray, max } from 'drizzle-orm';
import { slaClock } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import { record } from '../event.js';
import type { Policy, SlaRule } from '../policy/policy.js';
import { together } from '../together.js';
import { type Agreed, agreedFor, nextLook, ruleTerms } from './clock-terms.js';
import { ticketEventOf } from './record-clocks.js';
import { alarmsOf, dueAtOf } from './sla-clock.js';

export interface ClockStarts {
  readonly ticketId: string;
  readonly policy: Policy;
  readonly rules: readonly SlaRule[];
  readonly startedAt: Date;
  readonly agreed: Agreed;
  /** The same promises ran before on this ticket, so this is their next cycle. */
  readonly again?: boolean;
}

/** Starts one clock per rule with its alarms. */
export async function startClocks(ctx: Context, starts: ClockStarts): Promise<void> {
  const { ticketId, rules } = starts;
  if (rules.length === 0) return;
  const cycles = starts.again ? await lastCycles(ctx, ticketId, rules) : new Map<string, number>();
  const clocks = newClocks(ctx, starts, cycles);
  await storeNewClocks(ctx, clocks);
  await record(ctx, ticketId, ...clocks.map(startedEvent));
}

export type NewClock = ReturnType<typeof newClock>;

/** One clock per rule, not stored yet: a new ticket is written with its next due time. */
export const newClocks = (
  ctx: Pick<Context, 'newId' | 'now'>,
  starts: ClockStarts,
  cycles: ReadonlyMap<string, number> = new Map(),
): NewClock[] => starts.rules.map((rule) => newClock(ctx, starts, rule, (cycles.get(rule.target) ?? 0) + 1));

/** Their beginning is told with what else happened to the ticket: `startedEvent`. */
export async function storeNewClocks(ctx: Context, clocks: readonly NewClock[]): Promise<void> {
  if (clocks.length === 0) return;
  const alarms = clocks.map(({ id, nextAlarmAt, dueAt }) => ({ subjectId: id, dueAt: nextAlarmAt ?? dueAt }));
  await together(
    ctx.tx
      .insert(slaClock)
      .values([...clocks])
      .execute(),
    arm(ctx, 'CLOCK', ...alarms),
  );
}

function newClock(ctx: Pick<Context, 'newId' | 'now'>, starts: ClockStarts, rule: SlaRule, cycle: number) {
  const { ticketId, policy, startedAt, agreed } = starts;
  const terms = ruleTerms(policy, rule, startedAt, agreedFor(rule, agreed));
  const dueAt = dueAtOf(terms);
  const fresh = { state: 'RUNNING', dueAt, metAt: null, missedAt: null, firedLevels: [] } as const;
  return {
    id: ctx.newId(),
    ticketId,
    target: rule.target,
    rule: rule.id,
    calendar: rule.calendar,
    state: fresh.state,
    startedAt,
    dueAt,
    appointmentAt: terms.appointmentAt,
    cycle,
    nextAlarmAt: nextLook(fresh, alarmsOf(terms), ctx.now),
  };
}

async function lastCycles(ctx: Context, ticketId: string, rules: readonly SlaRule[]) {
  const targets = rules.map((rule) => rule.target);
  const rows = await ctx.tx
    .select({ target: slaClock.target, cycle: max(slaClock.cycle) })
    .from(slaClock)
    .where(and(eq(slaClock.ticketId, ticketId), inArray(slaClock.target, targets)))
    .groupBy(slaClock.target);
  return new Map(rows.map((row) => [row.target, row.cycle ?? 0]));
}

export const startedEvent = (clock: NewClock) => {
  const { startedAt: at, target, rule, calendar, dueAt, appointmentAt, cycle } = clock;
  return ticketEventOf(
    clock,
    { type: 'CLOCK_STARTED', at, target, rule, calendar, dueAt, appointmentAt, cycle },
    `${target} is promised by ${dueAt.toISOString()} (rule ${rule}).`,
  );
};
