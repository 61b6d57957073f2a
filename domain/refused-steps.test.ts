import { expect, it } from 'vitest';
import { quoteStates, ticketStates, visitStates } from '../schema/vocabulary.js';
import { nextQuoteState, quoteSteps } from './charge/quote-state.js';
import { nextState, ticketSteps } from './ticket/ticket.js';
import { nextVisitState, visitSteps } from './visit/visit.js';

/** What a step that the state does not allow is refused with; null when it is allowed. */
function refusalOf(step: () => unknown): string | null {
  try {
    step();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const refusals = [
  ...ticketStates.flatMap((state) => ticketSteps.map((step) => refusalOf(() => nextState(state, step)))),
  ...visitStates.flatMap((state) => visitSteps.map((step) => refusalOf(() => nextVisitState(state, step)))),
  ...quoteStates.flatMap((state) => quoteSteps.map((step) => refusalOf(() => nextQuoteState(state, step)))),
].filter((message) => message !== null);

it.each([...new Set(refusals)])('is said in words that staff use: %s', (message) => {
  expect(message).toMatch(/^This (?:ticket|visit|quote) [a-z ,:]+\.(?: Reopen it first\.)?$/);
});

it('says what would help', () => {
  expect(refusalOf(() => nextState('CLOSED', 'WORK'))).toBe(
    'This ticket is closed: nothing more can be done on it. Reopen it first.',
  );
  expect(refusalOf(() => nextState('CANCELLED', 'WORK'))).toBe(
    'This ticket is cancelled: nothing more can be done on it.',
  );
});
