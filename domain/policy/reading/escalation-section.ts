import { type Role, roles } from '../../../schema/vocabulary.js';
import type { EscalationStep } from '../../calendar/escalation-step.js';
import { itemOf, type Place, type Result, type refused } from './place.js';
import { list, oneOf, type Reader, refined } from './readers.js';
import { possible, record, required } from './record.js';
import { delay, share } from './times.js';

/** A customer is no one to escalate to or to give work to. */
export const staffRole: Reader<Exclude<Role, 'CUSTOMER'>> = oneOf(
  roles.filter((role) => role !== 'CUSTOMER'),
);

type UnnumberedStep = Omit<EscalationStep, 'level'>;

const step: Reader<UnnumberedStep> = refined(
  record('{at: 80%, to: …} or {after: PT4H, to: …}', {
    at: possible(share),
    after: possible(delay),
    to: required(staffRole),
  }),
  ({ at, after, to }, place): Result<UnnumberedStep> => {
    if (at !== undefined && after === undefined) return { to, when: { kind: 'AT', share: at } };
    if (after !== undefined && at === undefined) return { to, when: { kind: 'AFTER', delay: after } };
    return place.refuse(
      'takes either at (a share of the time, such as 80%) or after (a time past the due time)',
    );
  },
);

/** In the order in which they come due; level 1 is the first. */
export const escalationSteps: Reader<readonly EscalationStep[]> = refined(list(step, 0), (steps, place) => {
  const early = steps.findIndex((one, index) => index > 0 && comesBefore(one, steps[index - 1]));
  if (early > 0) return refuseOrder(place, early);
  return steps.map((one, index) => ({ ...one, level: index + 1 }));
});

function refuseOrder(place: Place, index: number): typeof refused {
  return itemOf(place, index).refuse(
    'comes due before the step above it; steps are written in the order in which they come due',
  );
}

/** Whether a step surely comes due before another; a working day and some hours cannot be compared. */
function comesBefore(one: UnnumberedStep, other: UnnumberedStep | undefined): boolean {
  if (!other) return false;
  if (one.when.kind === 'AT') return other.when.kind === 'AFTER' || one.when.share < other.when.share;
  if (other.when.kind === 'AT') return false;
  const [delayOfOne, delayOfOther] = [one.when.delay, other.when.delay];
  return (
    delayOfOne.days <= delayOfOther.days &&
    delayOfOne.milliseconds <= delayOfOther.milliseconds &&
    delayOfOne.days + delayOfOne.milliseconds < delayOfOther.days + delayOfOther.milliseconds
  );
}
