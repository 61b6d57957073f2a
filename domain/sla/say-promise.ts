import type { Language, SlaTarget } from '../../schema/vocabulary.js';
import { type ExplanationKey, explain } from '../language/explanation.js';
import { sayDeadline, sayTime } from '../language/say-time.js';
import type { Policy, SlaRule } from '../policy/policy.js';
import { sayPromisedTime } from './say-promised-time.js';

const sentences = {
  REPLY: 'promise_reply',
  NEXT_REPLY: 'promise_next_reply',
  SUPPLIER_CONTACT: 'promise_supplier_contact',
  DISPATCH: 'promise_dispatch',
  ARRIVE: 'promise_arrive',
  RESOLVE: 'promise_resolve',
  LOANER: 'promise_loaner',
  RETURN_UNIT: 'promise_return_unit',
} as const satisfies Record<SlaTarget, string>;

export interface SpokenPromise {
  readonly target: SlaTarget;
  readonly dueAt: Date;
  /** The customer named the time himself. */
  readonly byAppointment: boolean;
}

/** What the customer is told; `time` says the instant where the usual way of saying it will not do. */
export function sayPromise(
  { target, dueAt, byAppointment }: SpokenPromise,
  language: Language,
  timezone: string,
  time: string = sayTime(dueAt, language, timezone),
): string {
  return explain(language, byAppointment ? 'promise_your_time' : sentences[target], { time });
}

const sentencesWithin: Partial<Record<SlaTarget, ExplanationKey & `promise_${string}_within`>> = {
  REPLY: 'promise_reply_within',
  ARRIVE: 'promise_arrive_within',
  RESOLVE: 'promise_resolve_within',
};

export interface ToldPromise {
  readonly target: SlaTarget;
  readonly dueAt: Date;
  /** The rule that it was counted by just now; null: it has run for a while. */
  readonly rule: Pick<SlaRule, 'calendar' | 'within' | 'until'> | null;
}

/** Told to the customer: how long where nights and holidays count too, so that no odd hour of the night surprises him, and until when. */
export function tellPromise(
  { target, dueAt, rule }: ToldPromise,
  language: Language,
  { timezone }: Pick<Policy, 'timezone'>,
): string {
  const time = sayDeadline(dueAt, language, timezone);
  const sentence = sentencesWithin[target];
  if (!sentence || rule?.calendar !== 'always' || rule.until !== null)
    return sayPromise({ target, dueAt, byAppointment: false }, language, timezone, time);
  return explain(language, sentence, { within: sayPromisedTime(rule.within, true, language), time });
}
