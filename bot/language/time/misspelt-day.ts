import { once } from '../text/once.js';
import { type Respelled, respellBy, spellingsOf } from '../text/spelling.js';

const days = [
  'monday tuesday wednesday thursday friday saturday sunday',
  'january february march april august september october november december',
  'tomorrow yesterday tonight weekend morning afternoon evening',
].flatMap((line) => line.split(' '));

/** So long that hardly another word is as near as two slips. */
const leastForTwo = 7;
const spellings = once(() => spellingsOf([], days, leastForTwo));

/** A text in small letters with its days, months and parts of the day as they were meant: wensday, tommorow. */
export const respellDays = (plain: string): Respelled =>
  /[a-z]{4}/.test(plain) ? respellBy(plain, spellings()) : { text: plain, slips: [] };
