import { consentGates, type QuoteRules, quotingRoles } from '../policy.js';
import { oneOf } from './readers.js';
import { optional, record } from './record.js';
import { term } from './times.js';

export const usualQuotes: QuoteRules = {
  validFor: { years: 0, months: 0, days: 14 },
  offeredBy: null,
  before: null,
};

export const quotesReader = record('a group of validFor, offeredBy and before', {
  validFor: optional(term, usualQuotes.validFor),
  offeredBy: optional(oneOf(quotingRoles), usualQuotes.offeredBy),
  before: optional(oneOf(consentGates), usualQuotes.before),
});
