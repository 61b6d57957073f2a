import { type Role, roles } from '../../../schema/vocabulary.js';
import type { EscalationStep } from '../../calendar/escalation-step.js';
import { itemOf, type Place, type Result, type refused } from './place.js';
import { list, number, oneOf, type Reader, refined } from './readers.js';
import { possible, record, required } from './record.js';
import { delay, duration, share } from './times.js';

/** A customer is no one to escalate to or to give work to. */
export const staffRole: Reader<Exclude<Role, 'CUSTOMER'>> = oneOf(
  roles.filter((role) => role !== 'CUSTOMER'),
);

const mostTimes = 100;

type UnnumberedStep = Omit<EscalationStep, 'level'>;

const step: Reader<UnnumberedStep> = refined(
  record('{at: 80%, to: …}, {open: PT30M, to: …}, {after: PT4H, to: …} or {every: P1D, to: …}', {
    at: possible(share),
    open: possible(duration),
    after: possible(delay),
    every: possible(duration),
    times: possible(
      number(
        `a whole number from 2 to ${mostTimes}`,
        (value) => Number.isInteger(value) && value >= 2 && value <= mostTimes,
      ),
    ),
    to: required(staffRole),
  }),
  ({ at, open, after, every, times, to }, place): Result<UnnumberedStep> => {
    if (times !== undefined && every === undefined)
      return place.refuse('"times" has no meaning without every');
    const [when, ...others] = [
      ...(at === undefined ? [] : [{ kind: 'AT', share: at } as const]),
      ...(open === undefined ? [] : [{ kind: 'OPEN', delay: open } as const]),
      ...(after === undefined ? [] : [{ kind: 'AFTER', delay: after } as const]),
    ];
    const first = when ?? (every && ({ kind: 'OPEN', delay: every } as const));
    if (first === undefined || others.length > 0)
      return place.refuse(
        'takes one of at (a share of the time, such as 80%), open (a time after the start), after (a time past the due time) and every (again and again)',
      );
    return { to, when: first, ...(every && { again: { every, times: times ?? usualTimes } }) };
  },
);

/** A month of daily reminders. */
const usualTimes = 30;

/** In the order in which they come due; level 1 is the first. */
export const escalationSteps: Reader<readonly EscalationStep[]> = refined(list(step, 0), (steps, place) => {
  const early = steps.findIndex((one, index) => index > 0 && comesBefore(one, steps[index - 1]));
  if (early > 0) return refuseOrder(place, early);
  const endless = steps.findIndex(({ again }, index) => again && index < steps.length - 1);
  if (endless >= 0)
    return itemOf(place, endless).refuse('comes again and again, so no step can stand below it');
  return steps.map((one, index) => ({ ...one, level: index + 1 }));
});

function refuseOrder(place: Place, index: number): typeof refused {
  return itemOf(place, index).refuse(
    'comes due before the step above it; steps are written in the order in which they come due',
  );
}

/** Whether a step surely comes due before another; a working day and some hours cannot be compared. */
function comesBefore(one: UnnumberedStep, other: UnnumberedStep | undefined): boolean {
  // Whether a time after the start comes before a share of the time, the rule alone does not say.
  if (!other || one.when.kind === 'OPEN' || other.when.kind === 'OPEN') return false;
  if (one.when.kind === 'AT') {
    return other.when.kind === 'AT' ? one.when.share < other.when.share : one.when.share <= 1;
  }
  if (other.when.kind === 'AT') return false;
  const [delayOfOne, delayOfOther] = [one.when.delay, other.when.delay];
  return (
    delayOfOne.days <= delayOfOther.days &&
    delayOfOne.milliseconds <= delayOfOther.milliseconds &&
    delayOfOne.days + delayOfOne.milliseconds < delayOfOther.days + delayOfOther.milliseconds
  );
}
