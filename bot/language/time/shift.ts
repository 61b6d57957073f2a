import { fold } from '../text/folded.js';
import { chineseNumber } from './chinese-number.js';
import { englishNumber } from './english-number.js';

const CHINESE =
  /(提前|提早|早|推迟|延后|延迟|推后|往后推|顺延|晚|迟)到?(个半|半|\d{1,2}|[一二两三四五六七八九十]{1,2})?(?:个|粒)?(半)?(分钟|小时|钟头|钟|天|日|周|星期|礼拜)/;
const ENGLISH_NUMBER = '(\\d{1,2}|an?|one|two|three|four|five|six|seven|half an?|a couple of)';
const ENGLISH = [
  new RegExp(`\\b${ENGLISH_NUMBER} (minute|hour|day|week)s? (later|earlier|sooner)\\b`),
  new RegExp(
    `\\b(?:postpone|delay|push|move|bring)\\w*\\b[^.!?]{0,30}?\\b(back|forward|up)?\\s?by ${ENGLISH_NUMBER} (minute|hour|day|week)s?\\b`,
  ),
] as const;

const MINUTES: Readonly<Record<string, number>> = {
  分钟: 1,
  小时: 60,
  钟头: 60,
  钟: 60,
  天: 1440,
  日: 1440,
  周: 10_080,
  星期: 10_080,
  礼拜: 10_080,
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
};

const EARLIER = /^(?:提前|提早|早|earlier|sooner|forward|up)$/;

const shifted = (direction: string, count: number, unit: string): number =>
  (EARLIER.test(direction) ? -1 : 1) * count * (MINUTES[unit] ?? 0);

function chineseShift(plain: string): number | null {
  const match = CHINESE.exec(plain);
  if (!match) return null;
  const [, direction = '', number, half, unit = ''] = match;
  // 晚点, 早天 count nothing.
  if (number === undefined && half === undefined) return null;
  const count =
    number === '个半' ? 1.5 : number === '半' ? 0.5 : number === undefined ? 0 : chineseNumber(number);
  return shifted(direction, count + (half ? 0.5 : 0), unit);
}

const englishCount = (words: string): number =>
  words.startsWith('half') ? 0.5 : words === 'a couple of' ? 2 : englishNumber(words);

function englishShift(plain: string): number | null {
  const [later, by] = [ENGLISH[0].exec(plain), ENGLISH[1].exec(plain)];
  if (later) return shifted(later[3] ?? '', englishCount(later[1] ?? ''), later[2] ?? '');
  return by ? shifted(by[1] ?? '', englishCount(by[2] ?? ''), by[3] ?? '') : null;
}

/** By how many minutes a visit is to be earlier (less than 0) or later: 提前一天, "two hours later"; null for no such words. */
export function findShift(text: string): number | null {
  const plain = fold(text);
  const minutes = chineseShift(plain) ?? englishShift(plain);
  return minutes === null || minutes === 0 ? null : minutes;
}
