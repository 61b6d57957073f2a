import { fold } from '../text/folded.js';

/** When somebody asks whether people are there: the days of the week from Monday (1), or what else he names. */
export interface AskedDays {
  readonly weekdays: readonly number[];
  readonly weekend: boolean;
  readonly holidays: boolean;
  readonly evenings: boolean;
  readonly now: boolean;
  /** Days from today. */
  readonly ahead: readonly number[];
}

const CHINESE = /(?:周|星期|礼拜)([一二三四五六日天])/g;
const ENGLISH = /\b(mon|tue|wed|thu|fri|sat|sun)(?:days?|sdays?|nesdays?|rsdays?|urdays?|s|rs?)?\b/g;
const DAYS = '一二三四五六日';
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const RANGE = /[至到~—–-]|\b(?:to|till|until|through)\b/;
const WEEKEND = /周末|双休|周休|\bweekends?\b/;
const HOLIDAY =
  /节假|假日|假期|放假|法定假|过节|国庆|春节|元旦|劳动节|五一|清明|端午|中秋|过年|\b(?:public |bank |national )?holidays?\b|\bnew year|\bspring festival\b/;
const EVENING = /晚上|夜里|夜间|夜晚|半夜|\b(?:evenings?|nights?)\b/;
const NOW = /现在|目前|这会儿?|呢阵|而家|\b(?:right now|now|currently|at the moment)\b/;
const TODAY = /今天|今日|\btoday\b/;
const TOMORROW = /明天|明日|听日|\btomorrow\b/;

/** What days a question about the hours names: "are you open on Sundays?" */
export function askedDays(text: string): AskedDays {
  const plain = fold(text);
  const chinese = [...plain.matchAll(CHINESE)].map(([, day = '']) =>
    day === '天' ? 7 : DAYS.indexOf(day) + 1,
  );
  const english = [...plain.matchAll(ENGLISH)].map(([, day = '']) => ENGLISH_DAYS.indexOf(day) + 1);
  // 周一到周五 names five, of which nobody asks about two.
  const named = RANGE.test(plain) ? [] : [...new Set([...chinese, ...english])].sort();
  return {
    weekdays: named,
    weekend: WEEKEND.test(plain),
    holidays: HOLIDAY.test(plain),
    evenings: EVENING.test(plain),
    now: NOW.test(plain),
    ahead: [...(TODAY.test(plain) ? [0] : []), ...(TOMORROW.test(plain) ? [1] : [])],
  };
}
