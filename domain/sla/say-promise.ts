import type { Language, SlaTarget } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { sayTime } from '../language/say-time.js';

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
