import { regionOf } from '../../../domain/customer/region.js';
import { simplify } from '../../../domain/customer/simplify.js';
import { type Found, found, matchesOf } from '../text/found.js';
import { latinNameAt } from './latin-name.js';
import { isSurname, people } from './people.js';

/** What follows a name in speech without a stop: 我叫吴桂芳电话是… */
const AFTER_NAME =
  /^(?:$|[^\p{Script=Han}]|电话|手机|号码|联系|住|地址|家|想|要|在|是|报修|我|你|您|他|她|这|那|来|有|又|机|帮|麻烦|买|打|给|需|请|公司|单位|从|和|跟|才|就|吧|即可|可以|，)/u;

/** 我行政小范, 我是市一中门卫老葛: what somebody does, before the name. */
const ROLE =
  '(?:行政|财务|前台|门卫|保安|警卫|调度|店长|店员|经理|主管|物业|后勤|总务|采购|仓管|库管|文员|司机|电工|水电工|校工|护工|护士|会计|出纳|秘书|助理|网管|管理员|负责人|厨师长?|服务员|客服|维修工|技术员|值班员?|班长|管家)';
const MARKER = new RegExp(
  `${/(?:我?(?:的)?(?:名字|姓名|名)[^，,。]{0,6}错[^，,。]{0,3}[，,]?\s?(?:应该)?(?:是|叫)|[我俺](?:的)?(?:名字|姓名|大名)(?:叫|是|写)?|全名(?:叫|是|系)?|姓名|名字(?:叫|是|写|应该是)?|联[系络]人(?:是|叫|系)?|称呼(?:我)?|叫我|(?<![帮请给让替])[我俺](?:就)?(?:叫做|叫|是|系|姓)|(?<=(?:^|[\s，,。；;！!、])|姓\p{Script=Han}{1,2})叫(?:做|作)?|本人(?:姓|叫|是|系)?|敝姓|免贵姓|(?<!贵)姓|报修人|客户名?)\s?[:：是]?\s?(?:我的?(?:老婆|老公|爱人|太太|先生|妈妈?|爸爸?|儿子|女儿|同事|秘书|助理|朋友|家人)[\s，,:：]{0,2})?(?:\p{Script=Han}{2,10}(?:部门?|科|处|室|店|厂|公司|队|中心|院|校|局|所|组)\s)?/u.source}|[我俺](?=${ROLE})`,
  'gu',
);
/** 我是车队的史大海, 我是远通公司王芳: whose somebody, before the name. */
const OF = new RegExp(
  `${ROLE}的?|${/的(?:爱人|老婆|老公|太太|先生|丈夫|妻子|儿子|女儿|同事|朋友|秘书|助理|邻居|妈妈|爸爸|妈|爸|家属|租客|房东|司机)?|公司|事务所|[店部队厂校所]/.source}`,
  'g',
);

/** 帮我叫师傅: whoever he may be. */
const ONLY_TITLE = /^(?:师傅|老师|先生|小姐|女士|太太|经理|客服|业主)(?!\p{Script=Han})/u;

/** 小范, 老王, 阿强: what colleagues are called. */
export const FAMILIAR = /^[小老阿]\p{Script=Han}/u;

/** Ends where the name is certain to end. */
const BEFORE_STOP = /^(?:$|[^\p{Script=Han}]|电话|手机|联系|号码|住在?|地址|报修)/u;

/** 阿依古丽·买买提: names of several parts, whatever they begin with. */
const DOTTED = /^\p{Script=Han}{1,8}(?:[·•‧・]\p{Script=Han}{1,8}){1,3}/u;
/** 古丽娜扎尔, 扎西次仁: names without a surname, said as names. */
const UNLISTED =
  /^(?!师傅|客服|电话|救命|外卖|大家|服务)[^\P{Script=Han}了来去修人的不过少多错打写字你我他她它们吗呢吧到给找这那没是姓叫在就说什啥谁怎]{2,6}/u;

/**
 * The length of the Chinese name at the beginning of the text, 0 when none begins there. `said`: it is called a name, so
 * that 万一, 成功 and 白天 are people, and names without a surname too.
 */
function chineseNameLength(plain: string, said = false): number {
  if (ONLY_TITLE.test(plain)) return 0;
  const dotted = DOTTED.exec(plain);
  if (dotted) return dotted[0].length;
  const familiar = FAMILIAR.exec(plain);
  if (familiar && !people().noChineseName.test(plain))
    return AFTER_NAME.test(plain.slice(2)) && isSurname(plain[1]) ? 2 : 0;
  const length = listedNameLength(plain, said);
  if (length > 0 || !said) return length;
  const unlisted = UNLISTED.exec(plain)?.[0].length ?? 0;
  return unlisted > 0 && BEFORE_STOP.test(plain.slice(unlisted)) ? unlisted : 0;
}

function listedNameLength(plain: string, said: boolean): number {
  const compound = people().compoundSurname.exec(plain)?.[0];
  if (!compound && !isSurname(plain[0])) return 0;
  const isWord = people().noChineseName.test(plain);
  if (isWord && !said) return 0;
  const surname = compound?.length ?? 1;
  const title = people().title.exec(plain.slice(surname));
  if (title) return isWord ? 0 : surname + title[0].length;
  for (const given of [2, 1]) {
    const length = surname + given;
    const name = plain.slice(0, length);
    if (!/^\p{Script=Han}+$/u.test(name) || name.length < length) continue;
    const rest = plain.slice(length);
    const titled = people().title.exec(rest);
    if (titled && !isWord) return length + titled[0].length;
    if ((isWord ? BEFORE_STOP : AFTER_NAME).test(rest)) return length;
  }
  return 0;
}

/** A text that is nothing but a Chinese name, with or without a title. */
export function isChineseName(text: string): boolean {
  const plain = simplify(text);
  const most = /[·•‧・]/.test(plain) ? longestDotted : longestPlain;
  return plain.length >= 2 && plain.length <= most && chineseNameLength(plain) === plain.length;
}

const longestPlain = 6;
const longestDotted = 20;

/** What is called a name, not only a person: "I am …" may go on with anything. */
const SAYS_NAME =
  /(?:(?:名字?|姓名|大名|联[系络]人)\s?(?:叫|是|为|写|系|[:：])|姓名|联[系络]人|叫做?|应该是?)\s?[:：是]?\s?$/;

function afterMarker(plain: string, at: number, marker: string): { start: number; end: number } | null {
  const rest = /^\p{Script=Han}{0,16}/u.exec(plain.slice(at, at + 16))?.[0] ?? '';
  const whole = plain.slice(at, at + 24);
  const skips = matchesOf(OF, rest)
    .map((of) => of.index + of[0].length)
    .filter((skip) => skip <= 12);
  for (const skip of [0, ...skips]) {
    const length = chineseNameLength(whole.slice(skip), skip === 0 && SAYS_NAME.test(marker));
    if (length && whole[skip + length] !== '的') return { start: at + skip, end: at + skip + length };
  }
  return null;
}

/** 我姓游，游国荣, 我是小范，范思琪: the whole name follows its first character. */
function wholeName(plain: string, at: number): { start: number; end: number } | null {
  const match = SURNAME_FIRST.exec(plain.slice(at, at + 24));
  if (!match) return null;
  const start = at + match[0].length;
  const rest = plain.slice(start, start + 8);
  const length = chineseNameLength(rest) || (isSurname(match[1]) ? 0 : chineseNameLength(rest, true));
  return length > 1 ? { start, end: start + length } : null;
}

const SURNAME_FIRST = new RegExp(
  `^(?:\\p{Script=Han}{0,8}?${ROLE}的?)?[小老阿]?(\\p{Script=Han}{1,2})(?:先生|女士|小姐|太太)?[，,。.、\\s]{1,2}(?:我?(?:叫|是)|(?:你|您|大家)?们?(?:都|就)?(?:可以)?(?:叫|喊|称呼|唤)我?)?(?=[小老阿]?\\1)`,
  'u',
);

/** 我姓卢卢建平饮水机坏了, as it is spoken: the whole name follows its surname without a stop, and nothing need end it. */
function spokenWholeName(plain: string, at: number, marker: string): { start: number; end: number } | null {
  const match = SAYS_OWN_SURNAME.test(marker) ? SURNAME_TWICE.exec(plain.slice(at, at + 24)) : null;
  const surname = match?.[1];
  if (!match || !surname || !(isSurname(surname) || people().compoundSurname.test(surname))) return null;
  const start = at + match[0].length;
  const rest = plain.slice(start, start + 8);
  // 我姓方方便的时候来
  if (people().noChineseName.test(rest) || regionOf(rest.slice(0, 2)) !== null)
    return { start: at, end: at + surname.length };
  const length = chineseNameLength(rest) || surname.length + givenLength(rest.slice(surname.length));
  return length > surname.length ? { start, end: start + length } : null;
}

/** 师傅姓卢卢建平 speaks of somebody else. */
const SAYS_OWN_SURNAME = /^(?:[我俺本敝免].{0,8})姓\s?$/;
const SURNAME_TWICE =
  /^(\p{Script=Han}{1,2})(?:[嘅的]?(?:我?(?:名字|全名)?(?:就)?(?:叫做?|是|系)|全名))?(?=\1)/u;

/** How many characters at the beginning are such as people are named with. */
function givenLength(plain: string): number {
  const given = [...plain.slice(0, 2)].map((character) => people().givenCharacters.has(character));
  return given[0] ? (given[1] && !AFTER_GIVEN.test(plain.slice(1)) ? 2 : 1) : 0;
}

/** 我姓卢卢平安装饮水机: what follows a name of two characters. */
const AFTER_GIVEN =
  /^(?:安装|净水|智能|明天|海信|美的|海尔|新买|东芝|天天|春节|永远|一直|光猫|云|安防|立刻|立即|国庆)/;

function surnameOnly(plain: string, at: number, marker: string): { start: number; end: number } | null {
  if (!/姓\s?$/.test(marker)) return null;
  const listed = people().compoundSurname.exec(plain.slice(at))?.[0].length ?? (isSurname(plain[at]) ? 1 : 0);
  // Whatever character is called a surname is one: there are thousands.
  const length =
    listed > 0
      ? listed
      : /^[^\P{Script=Han}什啥甚么何谁名](?=$|[，,。；;、\s\d])/u.test(plain.slice(at))
        ? 1
        : 0;
  const rest = plain.slice(at + length).replace(/^的/, '');
  return length > 0 && AFTER_NAME.test(rest) ? { start: at, end: at + length } : null;
}

export function chineseName(text: string, plain: string, called = false): Found<string> | null {
  for (const match of matchesOf(MARKER, plain)) {
    if (called && !SAYS_NAME.test(match[0])) continue;
    const at = match.index + match[0].length;
    const span =
      wholeName(plain, at) ??
      spokenWholeName(plain, at, match[0]) ??
      afterMarker(plain, at, match[0]) ??
      surnameOnly(plain, at, match[0]);
    if (span) return found(text, span.start, span.end, text.slice(span.start, span.end));
    // 李Lisa
    const surname = isSurname(plain[at]) && /^\p{Script=Han}\p{Lu}/u.test(plain.slice(at, at + 2)) ? 1 : 0;
    const latin = latinNameAt(plain.slice(at + surname, at + 60));
    if (latin && surname)
      return found(text, at, at + 1 + latin.length, text.slice(at, at + 1 + latin.length));
    if (latin) return found(text, at, at + latin.length, text.slice(at, at + latin.length));
  }
  return null;
}

/** 王建国 in a line of its own at the end of a letter, 陈怡君 敬上. */
const LETTER_LINE =
  /(?:^|\n)[^\S\n]{0,4}(?:此致|敬礼|谢谢|顺祝商祺|商祺)?[，,。！!\s]{0,3}(\p{Script=Han}{2,6}(?:[·•‧・]\p{Script=Han}{1,8})?)[^\S\n]{0,2}(?:敬上|谨上|拜上|敬启|谨启|启|上)?(?=[^\S\n]{0,4}(?:$|\n))/gu;

export function letterSignature(text: string, plain: string): Found<string> | null {
  if (!plain.includes('\n')) return null;
  const name = matchesOf(LETTER_LINE, plain)
    .map((match) => ({ name: match[1] ?? '', start: match.index + match[0].indexOf(match[1] ?? '') }))
    .findLast((one) => isChineseName(one.name));
  return name
    ? found(
        text,
        name.start,
        name.start + name.name.length,
        text.slice(name.start, name.start + name.name.length),
      )
    : null;
}

/** 申浦律师事务所前台小梁, 西溪花园物业的小金: whose, and who of them. */
const OF_HOUSE =
  /(?:前台|物业|行政|财务|总务|后勤|采购|仓库|车队|司机|会计|(?<=\p{Script=Han})[部处科室店厂校院队所司局馆社行组])的?([小老阿]\p{Script=Han})(?=$|[，,。；;、\s\d(（])/u;

function nameOfHouse(text: string, plain: string): Found<string> | null {
  const match = OF_HOUSE.exec(plain);
  if (!match?.[1] || !isSurname(match[1].at(-1)) || people().noChineseName.test(match[1])) return null;
  const start = match.index + match[0].length - match[1].length;
  // 车队小贺 is short enough to be called so.
  if (!/\p{Script=Han}{5,}$/u.test(plain.slice(0, start))) return null;
  return found(text, start, start + 2, text.slice(start, start + 2));
}

export function chineseSignature(text: string, plain: string): Found<string> | null {
  const titled = people().titledAlone.exec(plain);
  if (
    titled?.[1] &&
    (isSurname(titled[1][0]) || people().compoundSurname.test(titled[1])) &&
    !people().noChineseName.test(titled[1])
  ) {
    const start = titled.index + titled[0].indexOf(titled[1]);
    return found(text, start, start + titled[1].length, text.slice(start, start + titled[1].length));
  }
  return nameOfHouse(text, plain);
}
