import type { ClockState, HoldReason, Role } from '../../schema/vocabulary.js';
import type { PolicyDuration } from '../calendar/duration.js';
import type { EscalationStep } from '../calendar/escalation-step.js';
import type { Interval, WorkingCalendar } from '../calendar/working-calendar.js';

export type { EscalationStep } from '../calendar/escalation-step.js';

/** `to` is null while the pause lasts; at most one pause of a clock is open. */
export interface Pause {
  readonly from: Date;
  readonly to: Date | null;
  readonly reason: HoldReason;
}

/** All that decides when a promise is due. The same terms always give the same answer: nothing here asks what time it is. */
export interface ClockTerms {
  readonly within: PolicyDuration;
  readonly calendar: WorkingCalendar;
  readonly steps: readonly EscalationStep[];
  readonly startedAt: Date;
  readonly pauses: readonly Pause[];
  /** The due time itself when the customer named one; no pause moves it. */
  readonly appointmentAt: Date | null;
}

export interface Alarm {
  readonly level: number;
  readonly to: Role;
  readonly dueAt: Date;
  /** MISSED at the due time and after it, WARNING before. */
  readonly reason: 'SLA_WARNING' | 'SLA_MISSED';
  /** Which time of a step that comes again and again, from 0; absent for one that comes once. */
  readonly round?: number;
}

/**
 * A clock as it is stored. RUNNING and PAUSED say whether time passes; `missedAt` says whether the promise is broken,
 * and a pause hides neither (frappe/helpdesk PR#3277). MISSED with `metAt` null is late and still owed.
 */
export interface ClockRecord {
  readonly state: ClockState;
  readonly dueAt: Date;
  readonly metAt: Date | null;
  readonly missedAt: Date | null;
  readonly firedLevels: readonly number[];
}

export interface Judgement {
  /** The promise has become broken and is to be marked so; false when it was marked before. */
  readonly missed: boolean;
  /** To be told now, in order of level. */
  readonly fire: readonly Alarm[];
  /** When to look again; null when nothing more can happen by time alone. */
  readonly nextAlarmAt: Date | null;
}

/** An open pause does not count: the due time is as if it had ended where it began, and is reckoned anew when it ends. */
export function dueAtOf(terms: ClockTerms): Date {
  return (
    terms.appointmentAt ?? terms.calendar.dueAt(terms.startedAt, terms.within, endedPauses(terms.pauses))
  );
}

/**
 * In order of level. Shares are of the open time between start and due time; all kinds skip pauses. A step that comes
 * again takes a level for each time, the ones after its own.
 */
export function alarmsOf(terms: ClockTerms): readonly Alarm[] {
  const due = dueAtOf(terms);
  return terms.steps.flatMap((step) => alarmsOfStep(terms, due, step)).toSorted(byLevel);
}

function alarmsOfStep(terms: ClockTerms, due: Date, step: EscalationStep): readonly Alarm[] {
  const { level, to, again } = step;
  const first = alarmTime(terms, due, step);
  const alarm = (dueAt: Date) =>
    ({ level, to, dueAt, reason: dueAt < due ? 'SLA_WARNING' : 'SLA_MISSED' }) as const;
  if (!again) return [alarm(first)];
  const pauses = countedPauses(terms);
  return Array.from({ length: again.times }, (_, round) => {
    const dueAt = terms.calendar.dueAt(first, times(again.every, round), pauses);
    return { ...alarm(dueAt), level: level + round, round };
  });
}

const times = ({ days, milliseconds }: PolicyDuration, count: number): PolicyDuration => ({
  days: days * count,
  milliseconds: milliseconds * count,
});

function alarmTime(terms: ClockTerms, due: Date, { when }: EscalationStep): Date {
  const { calendar, startedAt } = terms;
  const pauses = countedPauses(terms);
  if (when.kind === 'OPEN') return calendar.dueAt(startedAt, when.delay, pauses);
  if (when.kind === 'AFTER') return calendar.dueAt(due, when.delay, pauses);
  const promised = calendar.openMilliseconds(startedAt, due, pauses);
  const past = (share: number): PolicyDuration => ({ days: 0, milliseconds: Math.round(promised * share) });
  if (when.share >= 1) return calendar.dueAt(due, past(when.share - 1), pauses);
  return earlier(calendar.dueAt(startedAt, past(when.share), pauses), due);
}

/**
 * What time has done to a clock by `now`. A promise "within 24 h" includes its last instant, so an action at the due
 * time itself keeps it (see stateAfterMeeting); but once that instant has come with nothing done, clock and alarm at
 * 100 % go off together, so that one look is enough and a clock standing at the due time cannot be looked at for ever.
 *
 * Every change of a running clock (pause, new rule, cancellation) judges it first: otherwise what happened before the
 * change and was not yet looked at would be lost. Lateness is decided at the event, not at the sweep.
 */
export function judge(record: ClockRecord, alarms: readonly Alarm[], now: Date): Judgement {
  if (!isTicking(record)) return { missed: false, fire: [], nextAlarmAt: null };
  const unfired = unfiredOf(record, alarms);
  const missed = record.missedAt === null && now >= record.dueAt;
  const ahead = unfired.filter(({ dueAt }) => dueAt > now).map(({ dueAt }) => dueAt);
  if (record.missedAt === null && !missed) ahead.push(record.dueAt);
  return {
    missed,
    fire: withoutOverhauled(unfired.filter(({ dueAt }) => dueAt <= now)).toSorted(byLevel),
    nextAlarmAt: ahead.length === 0 ? null : ahead.reduce(earlier),
  };
}

/** A reminder is not told any more once a later one was. */
function unfiredOf({ firedLevels }: ClockRecord, alarms: readonly Alarm[]): readonly Alarm[] {
  const reminders = alarms.filter(({ round }) => round !== undefined).map(({ level }) => level);
  const latest = Math.max(0, ...firedLevels.filter((level) => reminders.includes(level)));
  return alarms.filter(
    ({ level, round }) => !firedLevels.includes(level) && (round === undefined || level > latest),
  );
}

/** Of reminders that come due together, because nobody looked meanwhile, only the last is told. */
function withoutOverhauled(due: readonly Alarm[]): readonly Alarm[] {
  const last = Math.max(-1, ...due.map(({ round = -1 }) => round));
  return due.filter(({ round }) => round === undefined || round === last);
}

/**
 * Up to when to judge a clock before an action at `at` is recorded: of one instant the action comes first, so an answer
 * at the due time itself is not told as a miss on the way to being in time.
 */
export const beforeAction = (at: Date): Date => new Date(at.getTime() - 1);

/** Time passes and something is owed. */
const isTicking = ({ state, metAt }: ClockRecord): boolean =>
  metAt === null && (state === 'RUNNING' || state === 'MISSED');

/**
 * By the times only: an action after the due time is late though no alarm has run yet, and one at or before it is in
 * time though an alarm came first. A paused clock cannot become late, so there the due time says nothing and only
 * what was broken before the pause counts.
 */
export function stateAfterMeeting(record: ClockRecord, metAt: Date): 'MET' | 'MISSED' {
  if (record.state === 'PAUSED') return record.missedAt === null ? 'MET' : 'MISSED';
  return metAt <= record.dueAt ? 'MET' : 'MISSED';
}

/** The pauses with the open one ended at `at`; what was paused later than that is as if it had not been. */
export const resumed = (pauses: readonly Pause[], at: Date): readonly Pause[] =>
  pauses.map((pause) => (pause.to === null ? { ...pause, to: pause.from > at ? pause.from : at } : pause));

/** No pause moves a time that the customer named, so none moves what is counted towards it or from it. */
const countedPauses = ({ appointmentAt, pauses }: ClockTerms): readonly Interval[] =>
  appointmentAt === null ? endedPauses(pauses) : [];

const endedPauses = (pauses: readonly Pause[]): readonly Interval[] =>
  pauses.flatMap(({ from, to }) => (to === null ? [] : [[from, to] as const]));

const byLevel = (one: Alarm, other: Alarm): number => one.level - other.level;
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
