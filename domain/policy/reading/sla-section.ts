import { holdReasons, slaTargets } from '../../../schema/vocabulary.js';
import type { PolicyDuration } from '../../calendar/duration.js';
import { parseHundredths } from '../../money.js';
import { type ClockStart, clockStarts, type LatePenalty, type SlaRule, type When } from '../policy.js';
import { escalationSteps } from './escalation-section.js';
import type { Place, Result } from './place.js';
import { flag, identifier, list, oneOf, parsed, type Reader, refined } from './readers.js';
import { childOf, optional, possible, record, recordsWithIds, required } from './record.js';
import { duration } from './times.js';
import { currency } from './world.js';

/** @param policyCurrency of the policy, in which a penalty is paid that names none. */
export function slaReader(
  when: Reader<When>,
  calendars: readonly string[],
  policyCurrency: string,
): Reader<readonly SlaRule[]> {
  return recordsWithIds(
    refined(
      record('a group of id, target, when, within, …', {
        id: required(identifier),
        target: required(oneOf(slaTargets)),
        when: optional(when, {}),
        within: possible(duration),
        until: optional(oneOf(['CLOSING']), null),
        calendar: optional(oneOf(calendars, 'the id of a calendar of this policy:'), 'always'),
        from: possible(oneOf(clockStarts)),
        byAppointment: optional(flag, false),
        byAgreement: optional(flag, false),
        inWriting: optional(flag, false),
        pausedBy: optional(list(oneOf(holdReasons), 0), []),
        escalate: optional(escalationSteps, []),
        penalty: optional(latePenalty(policyCurrency), null),
      }),
      fitTogether,
    ),
  );
}

const amount = parsed(
  'an amount of money above 0 such as 30 or 30.50',
  (written) => parseHundredths(written) || undefined,
);

const latePenalty = (policyCurrency: string): Reader<LatePenalty> =>
  refined(
    record('{perStartedHour: 30, cap: 300, currency: CNY}', {
      perStartedHour: required(amount),
      cap: optional(amount, null),
      currency: optional(currency, policyCurrency),
    }),
    (penalty, place) =>
      penalty.cap !== null && penalty.cap < penalty.perStartedHour
        ? place.refuse('takes a cap that is not below the amount for one hour')
        : penalty,
  );

type WrittenRule = Omit<SlaRule, 'from' | 'steps' | 'within'> & {
  readonly within?: PolicyDuration;
  readonly from?: ClockStart;
  readonly escalate: SlaRule['steps'];
};

/** A clock that would be met at its own start promises nothing. */
const metAtItsStart = (target: SlaRule['target'], from: ClockStart): boolean =>
  (target === 'ARRIVE' && from === 'ARRIVED') || (target === 'RESOLVE' && from === 'RESOLVED');

function fitTogether({ escalate, ...rule }: WrittenRule, place: Place): Result<SlaRule> {
  const at = (key: string) => childOf(place, key) ?? place;
  const nextReply = rule.target === 'NEXT_REPLY';
  const from = rule.from ?? (nextReply ? 'CUSTOMER_MESSAGE' : 'OPENED');
  if (rule.byAppointment && rule.target !== 'ARRIVE')
    return at('byAppointment').refuse(`is for ARRIVE only, not for ${rule.target}`);
  if (rule.byAgreement && rule.target !== 'RESOLVE' && rule.target !== 'RETURN_UNIT')
    return at('byAgreement').refuse(`is for RESOLVE and RETURN_UNIT only, not for ${rule.target}`);
  if (rule.inWriting && rule.target !== 'SUPPLIER_CONTACT')
    return at('inWriting').refuse(`is for SUPPLIER_CONTACT only, not for ${rule.target}`);
  if (nextReply !== (from === 'CUSTOMER_MESSAGE'))
    return at('from').refuse('takes CUSTOMER_MESSAGE for NEXT_REPLY, and for no other target');
  if (metAtItsStart(rule.target, from))
    return at('from').refuse(`cannot be ${from}: ${rule.target} would be met at its own start`);
  if (rule.until && rule.calendar === 'always')
    return at('until').refuse('takes CLOSING only with a calendar that closes; "always" never does');
  if (!rule.until && !rule.within)
    return place.refuse(`"within" is missing; it takes ${duration.takes}. Or "until" takes CLOSING`);
  return { ...rule, within: rule.within ?? nothing, from, steps: escalate };
}

const nothing: PolicyDuration = { days: 0, milliseconds: 0 };
