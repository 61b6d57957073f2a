import type { VisitState } from '../../schema/vocabulary.js';
import { invalidState } from '../errors.js';

export const visitSteps = ['TRAVEL', 'ARRIVE', 'REPORT', 'COMPLETE', 'CANCEL'] as const;
export type VisitStep = (typeof visitSteps)[number];

/** From which state each step leads where. Travelling may go unrecorded; arriving may not. */
const transitions: Record<VisitStep, Partial<Record<VisitState, VisitState>>> = {
  TRAVEL: { PLANNED: 'EN_ROUTE' },
  ARRIVE: { PLANNED: 'ON_SITE', EN_ROUTE: 'ON_SITE' },
  REPORT: { ON_SITE: 'ON_SITE' },
  COMPLETE: { ON_SITE: 'COMPLETED' },
  CANCEL: { PLANNED: 'CANCELLED', EN_ROUTE: 'CANCELLED' },
};

/** @throws INVALID_STATE when this state does not allow the step */
export function nextVisitState(state: VisitState, step: VisitStep): VisitState {
  const next = transitions[step][state];
  if (!next) throw invalidState(`A visit that is ${state} does not allow ${step}.`);
  return next;
}
