import { type SurveyLevel, surveyLevels } from '../../schema/vocabulary.js';
import { fold } from './text/folded.js';

/** A bare 3 may be three stars of five or the third of the four answers, which are opposites. */
export interface Rank {
  readonly digit: number;
  readonly stars: SurveyLevel;
  readonly place: SurveyLevel;
}

const ofStars: readonly SurveyLevel[] = ['VERY_DISSATISFIED', 'DISSATISFIED', 'SATISFIED', 'VERY_SATISFIED'];
const figures = '一二三四';
const plainOf = (text: string): string => fold(text.normalize('NFKC')).trim();

const BARE = /^(?:选|就|我选|打)?\s?([1-4一二两三四])\s?[.。!！,，、)吧呗]?$/;
const PLACE =
  /第\s?([1-4一二三四])\s?(?:个|项|种|条|档)?|选项\s?([1-4一二三四])|\b(?:option|answer|choice|number|no\.?)\s?([1-4])\b/;
const ORDINAL = /\b(first|second|third|fourth|last)\b/;
const ordinals: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 4 };

function digitOf(sign: string | undefined): number | null {
  if (sign === undefined) return null;
  if (sign === '两') return 2;
  return figures.includes(sign) ? figures.indexOf(sign) + 1 : Number(sign);
}

/** A number from 1 to 4 and nothing that tells what is counted; null for anything else. */
export function bareRankOf(text: string): Rank | null {
  const digit = digitOf(BARE.exec(plainOf(text))?.[1]);
  const [stars, place] = digit === null ? [] : [ofStars[digit - 1], surveyLevels[digit - 1]];
  return digit !== null && stars && place ? { digit, stars, place } : null;
}

/** 第三个, "the third one", "option 3": counted among the answers. */
export function placeOf(text: string): SurveyLevel | null {
  const plain = plainOf(text);
  const [, ...signs] = PLACE.exec(plain) ?? [];
  const digit = digitOf(signs.find((sign) => sign !== undefined)) ?? ordinals[ORDINAL.exec(plain)?.[1] ?? ''];
  return (digit && surveyLevels[digit - 1]) || null;
}

/** Asked which of the two was meant: "stars", 第几项. */
export function countedIn(text: string): 'STARS' | 'PLACE' | null {
  const plain = plainOf(text);
  if (/星|颗|\bstars?\b|分/.test(plain)) return 'STARS';
  return /第|选项|顺序|序号|\b(?:option|answer|place|position|list)\b/.test(plain) ? 'PLACE' : null;
}
