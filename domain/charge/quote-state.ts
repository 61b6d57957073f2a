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
  if (!next) throw invalidState(`This quote ${inWords[state]}: ${refused[step]}.`);
  return next;
}

const inWords: Readonly<Record<QuoteState, string>> = {
  OFFERED: 'waits for an answer',
  CONSENTED: 'was consented to',
  REFUSED: 'was refused',
  WITHDRAWN: 'was withdrawn',
  EXPIRED: 'has expired',
  SUPERSEDED: 'was replaced by another',
};

const refused: Readonly<Record<QuoteStep, string>> = {
  CONSENT: 'it cannot be consented to',
  REFUSE: 'it cannot be refused',
  WITHDRAW: 'it cannot be withdrawn',
  EXPIRE: 'it cannot expire',
  SUPERSEDE: 'it cannot be replaced',
};

export const isOpenQuote = (state: QuoteState): boolean => transitions.CONSENT[state] !== undefined;
