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
  if (!next) throw invalidState(`This visit is ${inWords[state]}: ${refused[step]}.`);
  return next;
}

const inWords: Readonly<Record<VisitState, string>> = {
  PLANNED: 'planned, and nobody is there yet',
  EN_ROUTE: 'on the way',
  ON_SITE: 'on site',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
  FAILED: 'over without success',
};

const refused: Readonly<Record<VisitStep, string>> = {
  TRAVEL: 'nobody sets out for it any more',
  ARRIVE: 'no arrival can be recorded',
  REPORT: 'a report is written on site, after the arrival was recorded',
  COMPLETE: 'a report is signed on site, after the arrival was recorded',
  CANCEL: 'it cannot be cancelled',
};
