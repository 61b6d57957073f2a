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
  record('{at: 80%, to: …}, {after: PT4H, to: …} or {every: P1D, to: …}', {
    at: possible(share),
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
  ({ at, after, every, times, to }, place): Result<UnnumberedStep> => {
    if (times !== undefined && every === undefined)
      return place.refuse('"times" has no meaning without every');
    const again = every && { again: { every, times: times ?? usualTimes } };
    if (at !== undefined && after === undefined) return { to, when: { kind: 'AT', share: at }, ...again };
    if (after !== undefined && at === undefined)
      return { to, when: { kind: 'AFTER', delay: after }, ...again };
    if (again && at === undefined) return { to, when: { kind: 'OPEN' }, ...again };
    return place.refuse(
      'takes one of at (a share of the time, such as 80%), after (a time past the due time) and every (again and again)',
    );
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
  // A reminder comes as long as it is owed, before the others and after them.
  if (!other || one.when.kind === 'OPEN' || other.when.kind === 'OPEN') return false;
  if (one.when.kind === 'AT') return other.when.kind === 'AFTER' || one.when.share < other.when.share;
  if (other.when.kind === 'AT') return false;
  const [delayOfOne, delayOfOther] = [one.when.delay, other.when.delay];
  return (
    delayOfOne.days <= delayOfOther.days &&
    delayOfOne.milliseconds <= delayOfOther.milliseconds &&
    delayOfOne.days + delayOfOne.milliseconds < delayOfOther.days + delayOfOther.milliseconds
  );
}
