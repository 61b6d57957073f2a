import type { ClockState, Language, SlaTarget } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import { sayAll } from '../language/say-list.js';
import { sayDay, sayEnd, sayHours, sayTimeFrom } from '../language/say-time.js';
import type { Facts } from '../policy/facts.js';
import type { ClockStart, SlaRule } from '../policy/policy.js';
import type {
  ClockExplanation,
  CountedSegment,
  ExplainedPause,
  PassedOverRule,
} from './clock-explanation.js';
import { sayPassedOver } from './say-passed-over.js';
import { sayPromise } from './say-promise.js';
import { sayPromisedTime } from './say-promised-time.js';

/** All that there is to say about one promise. */
export interface ClockStory extends ClockExplanation {
  readonly target: SlaTarget;
  readonly rule: SlaRule;
  readonly startedAt: Date;
  readonly passedOver: readonly PassedOverRule[];
  readonly facts: Facts;
  /** How it stands; null for a promise that is only tried. */
  readonly outcome: ClockOutcome | null;
}

export interface ClockOutcome {
  readonly state: ClockState;
  readonly metAt: Date | null;
  readonly endedAt: Date | null;
}

const mostSpans = 4;
const mostDays = 8;

/** Sentences that a receptionist can read out, each on a line of its own. */
export function sayClockStory(story: ClockStory, language: Language, timezone: string): string {
  const { target, dueAt, byAppointment, startedAt, segments, pauses, passedOver, facts, outcome } = story;
  const named = byAppointment && story.rule.byAppointment;
  const time = sayTimeFrom(startedAt, dueAt, language, timezone);
  const voice: Voice = { language, timezone, startedAt };
  return [
    sayPromise({ target, dueAt, byAppointment: named }, language, timezone, time),
    sayRule(story, voice),
    ...(byAppointment
      ? []
      : [saySegments(segments, voice), ...pauses.map((pause) => sayPause(pause, voice))]),
    ...(byAppointment ? [] : sayFreeDays(story, voice)),
    ...passedOver.map((each) => sayPassedOver(each, facts, language)),
    ...sayOutcome(outcome, voice),
  ].join('\n');
}

/** How instants are said: the year only where it is not that of the beginning. */
interface Voice {
  readonly language: Language;
  readonly timezone: string;
  readonly startedAt: Date;
}

const sayInstant = (at: Date, { language, timezone, startedAt }: Voice): string =>
  sayTimeFrom(startedAt, at, language, timezone);

const starts = {
  OPENED: 'from_opened',
  REMOTE_FAILED: 'from_remote_failed',
  ARRIVED: 'from_arrived',
  RESOLVED: 'from_resolved',
  TAKEN_IN: 'from_taken_in',
  CUSTOMER_MESSAGE: 'from_customer_message',
} as const satisfies Record<ClockStart, string>;

function sayRule({ rule, byAppointment, startedAt }: ClockStory, voice: Voice): string {
  const { language } = voice;
  const { id, calendar, within, until, from } = rule;
  if (byAppointment)
    return explain(language, rule.byAgreement ? 'by_agreement' : 'by_appointment', { rule: id });
  const always = calendar === 'always';
  const start = explain(language, starts[from], { time: sayInstant(startedAt, voice) });
  const time = sayPromisedTime(within, always, language);
  if (until === null && always) return explain(language, 'within_always', { time, start, rule: id });
  if (until === null) return explain(language, 'within_hours', { time, start, calendar, rule: id });
  if (within.days + within.milliseconds === 0)
    return explain(language, 'until_closing', { start, calendar, rule: id });
  return explain(language, 'until_closing_after', { time, start, calendar, rule: id });
}

function saySegments(segments: readonly CountedSegment[], voice: Voice): string {
  const { language, timezone } = voice;
  if (segments.length === 0) return explain(language, 'nothing_counted');
  const said = segments
    .slice(0, mostSpans)
    .map(({ from, to }) =>
      explain(language, 'span', { from: sayInstant(from, voice), to: sayEnd(from, to, language, timezone) }),
    );
  const list = sayAll(said, language);
  const count = segments.length - said.length;
  const total = segments.reduce((sum, { openTime }) => sum + openTime, 0);
  return explain(language, 'counted', {
    total: sayHours(total, language),
    spans:
      count > 0
        ? explain(language, 'counted_more', { spans: said.join(language === 'en' ? ', ' : '、'), count })
        : list,
  });
}

function sayPause({ from, to, reason: why, takenOut }: ExplainedPause, voice: Voice): string {
  const { language, timezone } = voice;
  const reason = nameOf(language, 'holdReason', why);
  const said = { from: sayInstant(from, voice), reason };
  if (to === null || takenOut === null) return explain(language, 'paused_still', said);
  const until = sayEnd(from, to, language, timezone);
  return takenOut > 0
    ? explain(language, 'paused', { ...said, to: until, time: sayHours(takenOut, language) })
    : explain(language, 'paused_in_vain', { ...said, to: until });
}

function sayFreeDays({ holidaysSkipped }: ClockStory, { language }: Voice): string[] {
  if (holidaysSkipped.length === 0) return [];
  const days = holidaysSkipped
    .slice(0, mostDays)
    .map((date) => sayDay(new Date(`${date}T00:00:00Z`), language, 'UTC'));
  const count = holidaysSkipped.length - days.length;
  return [
    count > 0
      ? explain(language, 'free_days_more', { days: days.join(language === 'en' ? ', ' : '、'), count })
      : explain(language, 'free_days', { days: sayAll(days, language) }),
  ];
}

function sayOutcome(outcome: ClockOutcome | null, voice: Voice): string[] {
  const { language } = voice;
  if (!outcome) return [];
  const { state, metAt, endedAt } = outcome;
  if (metAt) {
    return [explain(language, state === 'MET' ? 'kept' : 'kept_late', { time: sayInstant(metAt, voice) })];
  }
  if (state === 'MISSED') return [explain(language, endedAt ? 'missed_and_over' : 'missed')];
  return state === 'CANCELLED' ? [explain(language, 'not_owed')] : [];
}
