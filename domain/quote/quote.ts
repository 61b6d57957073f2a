import type { QuoteRow } from '../../schema/index.js';
import { type Action, may } from '../access.js';
import type { Actor } from '../actor.js';
import { localDate } from '../calendar/duration.js';
import { isOpenQuote } from '../charge/quote-state.js';

/** Whether the customer may still say yes: nobody has answered, and the last day is not over. */
export const stands = (
  { state, validUntil }: Pick<QuoteRow, 'state' | 'validUntil'>,
  now: Date,
  timezone: string,
): boolean => isOpenQuote(state) && localDate(now, timezone) <= validUntil;

/** Told to clients so that none of them repeats a rule. */
export const quoteActions = (actor: Actor, { state }: Pick<QuoteRow, 'state'>): Action[] =>
  isOpenQuote(state)
    ? (['WITHDRAW_QUOTE', 'ANSWER_QUOTE'] as const).filter((action) => may(actor, action))
    : [];
