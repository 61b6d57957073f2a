import { clausesForTechnician } from '../added-information.js';
import { type Found, found, matchesOf, overlaps } from '../text/found.js';
import { timeTokens } from '../time/time.js';
import { addressFromAnswer, findAddress } from './address.js';

/** What may follow an address that was asked for and is none of it. */
const BESIDES =
  /^[\s，,。；;]*(?:(?:到了?|来之?前|上门前|来的?时候|到的?时候|到楼下).{0,6}(?:打|联系|通知|说|叫)|(?:家里?|店里?|公司|单位|那边)?(?:一直|都)?有人(?:在|$)|我?(?:一直|都)?在家|please\b|anytime\b|any time\b|call\b|ring\b|text\b|bring\b)/i;
const CLAUSE = /[^，,。；;！!\n]+/gu;
/** The answer to "what is the address?" without what else it tells: when and with what to come. */
export function addressAnswered(text: string, now: Date, timezone: string): Found<string> | null {
  const [, ...behind] = matchesOf(CLAUSE, text);
  const wishes = clausesForTechnician(text);
  const cut = behind.find((clause) => {
    const span = { start: clause.index, end: clause.index + clause[0].length };
    return (
      BESIDES.test(clause[0]) ||
      wishes.some((wish) => overlaps(wish, span)) ||
      isTime(clause[0], now, timezone)
    );
  });
  const whole = addressFromAnswer(cut ? text.slice(0, cut.index) : text);
  return whole && found(text, 0, text.length, whole.value);
}

const isTime = (clause: string, now: Date, timezone: string): boolean =>
  timeTokens(clause, now, timezone).length > 0 && findAddress(clause) === null;
