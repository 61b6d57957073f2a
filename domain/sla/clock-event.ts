import { z } from 'zod';
import type { PauseRecord, SlaClockRow } from '../../schema/index.js';
import { clockStates, holdReasons, slaTargets } from '../../schema/vocabulary.js';
import { mergeSpans } from '../calendar/opening-times.js';

/** A clock as its events make it: all of its row but what names it, and the next alarm, which its terms decide. */
export type ClockFacts = Omit<SlaClockRow, 'id' | 'ticketId' | 'nextAlarmAt'>;

const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString(),
});
const perhaps = instant.nullable();
const pause = z.object({
  from: z.string(),
  to: z.string().nullable(),
  reason: z.enum(holdReasons),
  until: z.exactOptional(z.string()),
});

/** `at` is when it happened; that may be earlier than when it was written down. */
const forms = {
  CLOCK_STARTED: z.object({
    type: z.literal('CLOCK_STARTED'),
    at: instant,
    target: z.enum(slaTargets),
    rule: z.string(),
    calendar: z.string(),
    dueAt: instant,
    appointmentAt: perhaps,
    cycle: z.int(),
  }),
  CLOCK_PAUSED: z.object({
    type: z.literal('CLOCK_PAUSED'),
    at: instant,
    reason: z.enum(holdReasons),
    /** When the hold is to end by itself. */
    until: perhaps,
  }),
  CLOCK_RESUMED: z.object({ type: z.literal('CLOCK_RESUMED'), at: instant, dueAt: instant }),
  CLOCK_CHANGED: z.object({
    type: z.literal('CLOCK_CHANGED'),
    at: instant,
    rule: z.string(),
    calendar: z.string(),
    dueAt: instant,
    appointmentAt: perhaps,
  }),
  CLOCK_MET: z.object({ type: z.literal('CLOCK_MET'), at: instant, recordedAt: instant, late: z.boolean() }),
  CLOCK_MISSED: z.object({ type: z.literal('CLOCK_MISSED'), at: instant }),
  CLOCK_CANCELLED: z.object({ type: z.literal('CLOCK_CANCELLED'), at: instant }),
  /** Missed, and no longer owed. */
  CLOCK_ENDED: z.object({ type: z.literal('CLOCK_ENDED'), at: instant }),
  /** What had been recorded was wrong: all that follows from the truth. */
  CLOCK_CORRECTED: z.object({
    type: z.literal('CLOCK_CORRECTED'),
    at: instant,
    startedAt: instant,
    dueAt: instant,
    state: z.enum(clockStates),
    pauses: z.array(pause),
    metAt: perhaps,
    missedAt: perhaps,
    endedAt: perhaps,
    firedLevels: z.array(z.int()),
  }),
  /** Somebody was told of it; written as the ticket's own event. */
  ESCALATED: z.object({ type: z.literal('ESCALATED'), at: instant, level: z.int() }),
} as const;

const clockEvent = z.discriminatedUnion('type', [
  forms.CLOCK_STARTED,
  forms.CLOCK_PAUSED,
  forms.CLOCK_RESUMED,
  forms.CLOCK_CHANGED,
  forms.CLOCK_MET,
  forms.CLOCK_MISSED,
  forms.CLOCK_CANCELLED,
  forms.CLOCK_ENDED,
  forms.CLOCK_CORRECTED,
  forms.ESCALATED,
]);

export type ClockEvent = z.output<typeof clockEvent>;
export type ClockStart = z.output<typeof forms.CLOCK_STARTED>;
export type ClockCorrection = z.output<typeof forms.CLOCK_CORRECTED>;

/** As a ticket's event keeps it. */
export function dataOf(event: ClockEvent): Readonly<Record<string, unknown>> {
  const { type: _type, at: _at, ...data } = z.encode(clockEvent, event);
  return data;
}

interface StoredEvent {
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The events of one clock among those of its ticket, in the same order. */
export const clockEventsOf = (clockId: string, events: readonly StoredEvent[]): readonly ClockEvent[] =>
  events
    .filter(({ type, data }) => data.clockId === clockId && type in forms)
    .map(({ type, at, data }) => z.parse(clockEvent, { ...data, type, at: at.toISOString() }));

/** The state of a clock is what its events, in the order in which they were written down, make of it. */
export function replayClock(events: readonly ClockEvent[]): ClockFacts {
  const [first, ...rest] = events;
  if (first?.type !== 'CLOCK_STARTED') throw new Error('the events of a clock begin with its start');
  return rest.reduce(applyTo, startedBy(first));
}

export const startedBy = ({ at, type: _type, ...promised }: ClockStart): ClockFacts => ({
  ...promised,
  state: 'RUNNING',
  startedAt: at,
  metAt: null,
  missedAt: null,
  endedAt: null,
  pausedAt: null,
  pauses: [],
  pausedMilliseconds: 0,
  firedLevels: [],
});

export function applyTo<Clock extends ClockFacts>(clock: Clock, event: ClockEvent): Clock {
  switch (event.type) {
    case 'CLOCK_STARTED':
      throw new Error('a clock starts once');
    case 'CLOCK_PAUSED':
      return { ...clock, state: 'PAUSED', ...paused([...clock.pauses, opened(event)]) };
    case 'CLOCK_RESUMED':
      return {
        ...clock,
        state: 'RUNNING',
        dueAt: event.dueAt,
        ...paused(clock.pauses.map(endedAt(event.at))),
      };
    case 'CLOCK_CHANGED': {
      const { rule, calendar, dueAt, appointmentAt } = event;
      return { ...clock, rule, calendar, dueAt, appointmentAt };
    }
    case 'CLOCK_MET': {
      const outcome = event.late ? ('MISSED' as const) : ('MET' as const);
      const missedAt = event.late ? clock.dueAt : null;
      return { ...clock, state: outcome, metAt: event.at, missedAt, endedAt: event.recordedAt };
    }
    case 'CLOCK_MISSED':
      return { ...clock, state: 'MISSED', missedAt: event.at };
    case 'CLOCK_CANCELLED':
      return { ...clock, state: 'CANCELLED', endedAt: event.at };
    case 'CLOCK_ENDED':
      return { ...clock, endedAt: event.at };
    case 'CLOCK_CORRECTED': {
      const { type: _type, at: _at, pauses, ...truth } = event;
      return { ...clock, ...truth, ...paused(pauses) };
    }
    case 'ESCALATED':
      return { ...clock, firedLevels: [...clock.firedLevels, event.level] };
  }
}

const opened = ({ at, reason, until }: z.output<typeof forms.CLOCK_PAUSED>): PauseRecord => ({
  from: at.toISOString(),
  to: null,
  reason,
  ...(until && { until: until.toISOString() }),
});

const endedAt =
  (at: Date) =>
  (pause: PauseRecord): PauseRecord => ({ ...pause, to: pause.to ?? at.toISOString() });

/** What two pauses cover counts once. */
function paused(pauses: PauseRecord[]): Pick<ClockFacts, 'pauses' | 'pausedAt' | 'pausedMilliseconds'> {
  const open = pauses.find(({ to }) => to === null);
  const ended = pauses.flatMap(({ from, to }) =>
    to === null ? [] : [[Date.parse(from), Date.parse(to)] as const],
  );
  const total = mergeSpans(ended).reduce((sum, [from, to]) => sum + to - from, 0);
  return { pauses, pausedAt: open ? new Date(open.from) : null, pausedMilliseconds: total };
}
