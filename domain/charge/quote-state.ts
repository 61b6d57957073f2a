import type { QuoteState } from '../../schema/vocabulary.js';
import { invalidState } from '../errors.js';

export const quoteSteps = ['CONSENT', 'REFUSE', 'WITHDRAW', 'EXPIRE', 'SUPERSEDE'] as const;
export type QuoteStep = (typeof quoteSteps)[number];

/** From which state each step leads where. Whatever was answered stays answered: another price is another quote. */
const transitions: Record<QuoteStep, Partial<Record<QuoteState, QuoteState>>> = {
  CONSENT: { OFFERED: 'CONSENTED' },
  REFUSE: { OFFERED: 'REFUSED' },
  WITHDRAW: { OFFERED: 'WITHDRAWN' },
  EXPIRE: { OFFERED: 'EXPIRED' },
  SUPERSEDE: { OFFERED: 'SUPERSEDED' },
};

/** @throws INVALID_STATE when this state does not allow the step */
export function nextQuoteState(state: QuoteState, step: QuoteStep): QuoteState {
  const next = transitions[step][state];
  if (!next) throw invalidState(`A quote that is ${state} does not allow ${step}.`);
  return next;
}

export const isOpenQuote = (state: QuoteState): boolean => transitions.CONSENT[state] !== undefined;
