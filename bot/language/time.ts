import type { Found } from './found.js';

/** DAY: only the day was named; PART: morning, noon, afternoon or evening; TIME: by the clock. */
export type Precision = 'DAY' | 'PART' | 'TIME';

export type Time =
  | { readonly kind: 'AT'; readonly at: Date; readonly precision: Precision }
  /** "Any time": no appointment is made. */
  | { readonly kind: 'ANY' }
  | { readonly kind: 'PAST'; readonly at: Date };

/** What a text that was said as a time means; null when nothing of it is a time. */
export function findTime(_text: string, _now: Date, _timezone: string): Found<Time> | null {
  return null;
}

export const understandTime = (text: string, now: Date, timezone: string): Time | null =>
  findTime(text, now, timezone)?.value ?? null;
