/** Chinese in Latin letters, as foreigners and passports write it. */

const SYLLABLE =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|ian|iao|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u)';
const POLYSYLLABLE = new RegExp(`^${SYLLABLE}(?:'?${SYLLABLE}){1,3}$`, 'i');
const CAPITAL_OR_WAY = /^\s(?:[A-Z]|lu\b|jie\b|dajie\b|dadao\b)/;

/** "Fuxing Xi Lu": a name that another one or a way follows, and no slip of the pen. */
export const isPinyinName = (word: string, behind: string): boolean =>
  /^[A-Z]/.test(word) && CAPITAL_OR_WAY.test(behind) && POLYSYLLABLE.test(word);

const WAY = '(?:lu|jie|dajie|dadao|hutong|xiang|gonglu|[Ll]u|[Jj]ie|[Dd]ajie|[Dd]adao|[Hh]utong|[Xx]iang)';
const HOUSE_WORD = '(?:hao|nong|lou|ceng|dong|zhuang|danyuan|shi|[Hh]ao|[Nn]ong|[Ll]ou|[Ss]hi)';
const NAME = "(?:\\p{Lu}[\\p{Ll}']{1,14}\\s){1,4}";
const NUMBER = `\\d{1,5}(?:-\\d{1,4})?[A-Za-z]?`;

/** "Fuxing Xi Lu 239 nong 12 hao", "Xinjiekou Nan Dajie 12": way and house in the Chinese order; "90 Wensan Lu," in the other. */
export const PINYIN_HOUSE = new RegExp(
  `(?<![\\p{L}])${NAME}${WAY},?\\s(?:[Nn]o\\.?\\s?)?${NUMBER}(?![\\d-])(?:\\s?${HOUSE_WORD}\\b)?(?:,?\\s${NUMBER}\\s?${HOUSE_WORD}\\b){0,4}|(?<![\\p{L}\\d-])\\d{1,5}\\s${NAME}${WAY}(?=,|\\.|$)`,
  'gu',
);
