import type { PauseRecord, SlaClockRow } from '../../schema/index.js';
import type { ClockState } from '../../schema/vocabulary.js';
import type { Policy } from '../policy/policy.js';
import type { ClockCorrection } from './clock-event.js';
import { pauseOf, ruleOf, ruleTerms } from './clock-terms.js';
import { alarmsOf, type ClockTerms, dueAtOf } from './sla-clock.js';

/** What is true of a clock, as far as people record it; all the rest follows. */
export interface ClockTruth {
  readonly startedAt: Date;
  readonly pauses: readonly PauseRecord[];
  /** When it was kept. */
  readonly metAt: Date | null;
  /** When it ended without being kept, or was written down as kept; null while it is owed. */
  readonly endedAt: Date | null;
}

export const truthOf = ({ startedAt, pauses, metAt, endedAt }: SlaClockRow): ClockTruth => ({
  startedAt,
  pauses,
  metAt,
  endedAt,
});

export interface Corrected {
  readonly event: ClockCorrection;
  /** Levels that were told though, by what is known now, nothing was due. */
  readonly overtaken: readonly number[];
}

/**
 * The clock as it would stand had the truth been known all along. One that is still owed comes out as not missed:
 * whoever stores it judges it by the time afterwards, as any clock.
 */
export function correctedBy(policy: Policy, clock: SlaClockRow, truth: ClockTruth, now: Date): Corrected {
  const { startedAt, metAt } = truth;
  const endedAt = metAt === null ? truth.endedAt : (truth.endedAt ?? now);
  const pauses = stopping(policy, clock, truth);
  const terms = termsWith(policy, clock, startedAt, pauses);
  const dueAt = dueAtOf(terms);
  const state = stateOf({ dueAt, metAt, endedAt, paused: pauses.some(({ to }) => to === null) });
  const overtaken = toldInVain(terms, clock.firedLevels, horizonOf({ metAt, endedAt, pauses }, now));
  const firedLevels = clock.firedLevels.filter((level) => !overtaken.includes(level));
  const missedAt = state === 'MISSED' ? dueAt : null;
  return {
    event: {
      type: 'CLOCK_CORRECTED',
      at: now,
      startedAt,
      dueAt,
      state,
      pauses,
      metAt,
      missedAt,
      endedAt,
      firedLevels,
    },
    overtaken,
  };
}

/** Nothing of it was recorded wrongly. */
export const isUnchanged = (clock: SlaClockRow, truth: ClockCorrection): boolean =>
  JSON.stringify(recorded(clock)) === JSON.stringify(recorded(truth));

const recorded = ({ startedAt, dueAt, pauses, metAt, endedAt }: ClockTruth & { readonly dueAt: Date }) => [
  startedAt,
  dueAt,
  metAt,
  endedAt,
  ...pauses.map(({ from, to, reason }) => [from, to, reason]),
];

const termsWith = (
  policy: Policy,
  { rule, appointmentAt }: SlaClockRow,
  startedAt: Date,
  pauses: readonly PauseRecord[],
): ClockTerms => ruleTerms(policy, ruleOf(policy, rule), startedAt, appointmentAt, pauses.map(pauseOf));

/** Those that could stop it: not before its start, not once it was late, and not beyond its end. */
function stopping(policy: Policy, clock: SlaClockRow, { startedAt, pauses, metAt, endedAt }: ClockTruth) {
  const end = metAt ?? endedAt;
  const told = pauses
    .toSorted((one, other) => one.from.localeCompare(other.from))
    .flatMap((pause) => within(pause, startedAt, end));
  const kept: PauseRecord[] = [];
  for (const pause of told) {
    if (dueAtOf(termsWith(policy, clock, startedAt, kept)) > new Date(pause.from)) kept.push(pause);
  }
  return kept;
}

function within(pause: PauseRecord, start: Date, end: Date | null): PauseRecord[] {
  const from = new Date(pause.from) < start ? start.toISOString() : pause.from;
  const to = end === null ? pause.to : earlier(pause.to ?? pause.until ?? null, end.toISOString());
  return (to !== null && to < from) || (end !== null && from >= end.toISOString())
    ? []
    : [{ ...pause, from, to }];
}

const earlier = (one: string | null, other: string): string => (one !== null && one < other ? one : other);

interface Outcome {
  readonly dueAt: Date;
  readonly metAt: Date | null;
  readonly endedAt: Date | null;
  readonly paused: boolean;
}

function stateOf({ dueAt, metAt, endedAt, paused }: Outcome): ClockState {
  if (metAt) return metAt <= dueAt ? 'MET' : 'MISSED';
  if (endedAt) return endedAt < dueAt ? 'CANCELLED' : 'MISSED';
  return paused ? 'PAUSED' : 'RUNNING';
}

type Ended = Pick<ClockTruth, 'metAt' | 'endedAt' | 'pauses'>;

/** The last instant at which an alarm could have been due: of one instant the meeting comes first. */
function horizonOf({ metAt, endedAt, pauses }: Ended, now: Date): number {
  const open = pauses.find(({ to }) => to === null);
  if (metAt) return metAt.getTime() - 1;
  if (endedAt) return endedAt.getTime();
  return open ? Date.parse(open.from) : now.getTime();
}

/** A level that its rule does not have any more was told by an earlier one, and stays told. */
export const toldInVain = (terms: ClockTerms, told: readonly number[], horizon: number): number[] =>
  alarmsOf(terms)
    .filter(({ level, dueAt }) => told.includes(level) && dueAt.getTime() > horizon)
    .map(({ level }) => level);
