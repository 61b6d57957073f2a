import { lastPlaceIn, regionOf } from '../../domain/customer/region.js';
import { simplify } from '../../domain/customer/simplify.js';
import { type Found, found, matchesOf, type Span } from './found.js';
import { onceForEach } from './once.js';
import { PINYIN_HOUSE } from './pinyin.js';

const HAN = '\\p{Script=Han}';
const COUNT = '(?:\\d{1,5}|[一二三四五六七八九十百零〇]{1,5})';

/** A house number: the one thing nearly every Chinese address has. */
const HOUSE = new RegExp(
  `(?:路|街|道|巷|弄|胡同|段|里|村|园|区|镇|院|厦|广场|中心|城|桥|头|门|坊|[东南西北]环)\\s?[东南西北中]?段?\\s?${COUNT}(?:[-－之]${COUNT})?\\s?(?:号|弄|巷|栋|幢|座)`,
  'gu',
);
/** Without a house number: a road or a named building right behind a named place. */
const PLACE = new RegExp(
  `(?:省|市|区|县|镇|街道|新区)[${HAN}]{1,14}?(?:路|大道|街|村|大厦|广场|小区|花园|工业园|产业园|科技园|园区|商场|医院|学校|大学|酒店|机场|车站|码头|仓库)`.replace(
    `[${HAN}]`,
    HAN,
  ),
  'gu',
);
/** Where the words before an address end. Longest first. */
const STOPS =
  /地址(?:在|是|系|喺|为|写错了|错了|改成|改为|应该是)?|住址(?:是)?|位于|住在|家住|人在|我在|放在|装在|送到|来到|设备在|机器在|[我们]?公司在|[我们]?单位在|店在|我家在|我住|家在|改成|改到|改为|应该是|(?<![\p{Script=Han}])(?:在|是|住|到)|我们在|他家|她家|我家|[，,。；;：:！!？?\n（(]|\s(?=\S{0,12}?(?:省|市|区|县|路|街|道))/gu;

const UNIT =
  '号楼|号院|号|楼上|楼|层|单元|室|栋|座|幢|房|院|门|弄|户|铺|区|甲|乙|丙|丁|底商|仓库|停车场|地下室|东侧|西侧|南侧|北侧|旁边|旁|对面';
const BUILDING = `${HAN}{1,8}?(?:大厦|广场|中心|花园|小区|公寓|大楼|商场|酒店|学校|苑|城|厂|仓库|停车场|宿舍|家园|府|村|园|馆|医院|门店|里|居)`;
/** What may follow the house number: floors, rooms, buildings; not the next sentence. */
const TAIL = new RegExp(
  `^(?:\\s?(?:(?:${COUNT}|[A-Za-z]\\d{0,4}|\\d{1,4}[A-Za-z])\\s?(?:${UNIT})?|${UNIT}|${BUILDING}|[-－之、/#]|\\((?:${HAN}|[\\w\\s]){1,20}\\)|（(?:${HAN}|[\\w\\s]){1,20}）)){1,16}`,
  'u',
);

function beginning(plain: string, anchor: number): number {
  const from = Math.max(0, anchor - 40);
  const before = plain.slice(from, anchor);
  let start = 0;
  for (const stop of matchesOf(STOPS, before)) start = Math.max(start, stop.index + stop[0].length);
  const lead = /^[\s是在：:，,]*/.exec(before.slice(start))?.[0].length ?? 0;
  return trimFront(plain, from + start + lead, anchor);
}

/** Words run on into the address ("赶紧来上海市…"): it begins with the places that are named right before the house. */
function trimFront(plain: string, start: number, anchor: number): number {
  // With the first character of what follows: 中山 is a city, 中山路 is none.
  const place = lastPlaceIn(plain.slice(start, anchor + 1));
  return start + (place ?? 0);
}

function ending(plain: string, end: number): number {
  const tail = TAIL.exec(plain.slice(end, end + 60))?.[0] ?? '';
  return end + tail.replace(/[\s、/#-]+$/, '').length;
}

function chineseAddress(plain: string): Span | null {
  for (const match of [...matchesOf(HOUSE, plain), ...matchesOf(PLACE, plain)]) {
    const start = beginning(plain, match.index);
    const end = ending(plain, match.index + match[0].length);
    if (end - start >= 5) return { start, end };
  }
  return null;
}

const STREET =
  '(?:road|rd|street|st|avenue|ave|av|lane|highway|hwy|expressway|boulevard|blvd|drive|way|mews|row|square|plaza|close|court|crescent|terrace|alley|path|park|parkway|gardens?)';
const DIRECTION = '(?:north|south|east|west|middle|central|ring|inner|outer)';
const NAME = "[\\p{L}'’.]{1,20}";
/** "1266 Nanjing West Road", "No. 12 Moganshan Road", "258 Middle Yan'an Road". */
const ENGLISH_HOUSE = new RegExp(
  `(?:\\b(?:no\\.?|number)\\s?)?(?<![\\d+/-])\\d{1,5}[A-Za-z]?(?:-\\d{1,5})?,?\\s(?:${NAME}\\s){1,4}${STREET}\\b\\.?(?:\\s\\(?${DIRECTION}\\b\\)?)?`,
  'giu',
);
const LEADING =
  /(?:(?:(?:room|rm|flat|apt|apartment|suite|unit|villa|plant|building|bldg|block|tower|floor|level|shop|house)\.?\s?#?[A-Za-z]?\d{1,5}[A-Za-z]?|(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|top|ground)\s(?:floor|fl))(?:,|\sat|\sof|\sin)?\s{1,2}){1,4}$/i;
const TRAILING =
  /^(?:,[^\S\n]?(?:\p{Lu}[\p{L}'’-]{1,20}(?:[^\S\n]\p{Lu}[\p{L}'’-]{1,20}){0,2}|\d{5,6}|(?:room|rm|flat|apt|suite|unit|building|floor|block)\s?[A-Za-z]?\d{1,5}[A-Za-z]?|\d{1,3}(?:st|nd|rd|th)?\s?(?:floor|fl|f)\b)(?:[^\S\n](?:district|city|province))?){1,6}/u;
const NEXT_WORDS = /^,?[^\S\n]([\p{L}'’]{2,20}(?:[^\S\n]\p{Lu}[\p{L}'’]{1,20})?)(?![\p{L}'’])/u;

/** "12 Hengshan Road Shanghai": a place that is known needs no comma, nor a capital. */
function placeBehind(rest: string): number {
  const words = NEXT_WORDS.exec(rest)?.[1];
  if (!words) return 0;
  const name = [words, words.split(/\s/)[0] ?? ''].find((one) => regionOf(one) !== null);
  return name ? rest.indexOf(name) + name.length : 0;
}

/** The street word must not be an everyday one: "3 times on the way" is no address. */
const NO_STREET =
  /\b(?:by|the|a|my|on|in|and|is|of|to|times|all|this|that|one|same|right|any|your|our|for|was|are|have|has|it|we|you|i)\s/i;

function aroundHouse(text: string, match: RegExpExecArray): Span {
  const before = LEADING.exec(text.slice(0, match.index))?.[0] ?? '';
  const end = match.index + match[0].length;
  const near = end + placeBehind(text.slice(end, end + 50));
  const after = TRAILING.exec(text.slice(near, near + 120))?.[0] ?? '';
  return { start: match.index - before.length, end: near + after.length };
}

function englishAddress(text: string): Span | null {
  const house = matchesOf(ENGLISH_HOUSE, text).find(
    ([words]) => !NO_STREET.test(words.replace(/^no\.?\s/i, '')),
  );
  return house ? aroundHouse(text, house) : null;
}

function pinyinAddress(text: string): Span | null {
  const [house] = matchesOf(PINYIN_HOUSE, text).filter(([words]) => !TITLE.test(words));
  return house ? aroundHouse(text, house) : null;
}

const UNIT_WORD =
  '(?:(?:[Ff]lat|[Uu]nit|[Rr]oom|[Rr]m|[Bb]lock|[Bb]lk|[Tt]ower|[Ss]uite|[Ss]hop|[Aa]pt|[Hh]ouse|[Vv]illa|[Pp]hase)\\.?\\s?(?:[A-Z]?\\d{1,5}[A-Z]?|[A-Z])\\b|(?:\\d{1,3}|L?G|[BM]|U)\\s?/\\s?F\\b)';
const PLACE_NAME = "(?:N\\.T\\.|\\p{Lu}[\\p{L}'’-]{1,20})";
/** "Flat C 18/F Block 5 Mei Foo Sun Chuen, Lai Chi Kok, Kowloon": an estate has no street. */
const ESTATE = new RegExp(
  `(?<![\\p{L}\\d])(?:${UNIT_WORD}[,\\s]{1,2}){1,5}(?:${PLACE_NAME}(?:,?[^\\S\\n])){0,9}${PLACE_NAME}`,
  'gu',
);
const ESTATE_REGION =
  /\b(?:New Territories|N\.T\.|NT|Kowloon|KLN|Hong Kong|HK|Macau|Taipei|Singapore)(?!\p{L})/u;

function estateAddress(text: string): Span | null {
  const estate = matchesOf(ESTATE, text).find(
    ([words]) => ESTATE_REGION.test(words) || (words.includes(',') && regionOf(words) !== null),
  );
  return estate ? { start: estate.index, end: estate.index + estate[0].length } : null;
}

/** "Ms Lu 139…" is somebody with a number. */
const TITLE = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Madam|Sir)\b/;

const cut = (text: string, span: Span): Found<string> =>
  found(text, span.start, span.end, text.slice(span.start, span.end).trim());

/** An address in the middle of a message, with house number or at least a road behind a named place. */
export const findAddress = onceForEach((text): Found<string> | null => {
  const plain = simplify(text);
  const span = chineseAddress(plain) ?? englishAddress(text) ?? pinyinAddress(text) ?? estateAddress(text);
  return span ? cut(text, span) : null;
});

const LEAD_IN =
  /^(?:(?:my|the|our)\s)?(?:address\s(?:is|:)|address:|it's(?:\sat)?|it\sis(?:\sat)?|i'm\sat|we're\s(?:at|on\sthe)|we\sare\sat|at)\s|^(?:[哦噢喔嗯啊呃额哎]+[，,\s]?)?(?:地址|住址|我家|我们?(?:公司|单位)?)?(?:就|还是|就是)?(?:在|是|係|喺|住在|位于|改成|改为)?\s?[:：]?\s?/i;
const EDGES = /^[\s，,。：:]+|[\s，,。！!]+$/g;

/** The whole answer to "what is the address?", kept as it was said without the words that lead in. */
export function addressFromAnswer(text: string): Found<string> | null {
  const value = text.replace(EDGES, '').replace(LEAD_IN, '').replace(EDGES, '').replace(/\s+/g, ' ');
  return value.length >= 2 && value.length <= 300 && !/[?？]\s*$/.test(value)
    ? found(text, 0, text.length, value)
    : null;
}

/** Counting words and what they count: a floor, a room, a house. */
const NUMBERED =
  /\d+|[一二三四五六七八九十零〇]+(?=[号楼层单室栋座幢])|号楼|号院|号|楼上|楼|层|单元|室|栋|座|幢|房|门|户|[a-z]?-/gi;

/** More than a number, a room or a code: 999, 3楼 and DEMO-0001 are no places. */
function namesPlace(plain: string): boolean {
  const rest = plain.replace(NUMBERED, ' ');
  if (/\p{Script=Han}{2}/u.test(rest)) return true;
  return !/^\S*\d\S*$/.test(plain.trim()) && /\p{L}{3}/u.test(rest);
}

/** Whether somebody could find the place: a number, or a place inside a place. */
export function isFindable(address: string): boolean {
  const plain = simplify(address);
  if (!namesPlace(plain)) return false;
  if (/\d|[一二三四五六七八九十]号|[路街巷村]|(?<!知)道|[\d一二三四五六七八九十]弄/.test(plain)) return true;
  const region = regionOf(plain);
  const beyond = plain.replace(/\p{Script=Han}{0,8}(?:省|市|区|县)/gu, '').length;
  return region?.district !== undefined && beyond >= 3;
}

const ROAD = /[\p{Script=Han}]{2,12}?(?:路|街|大道|道|巷|弄|村)/u;

/** "Not 190 but 290 Qianshan Road": what is told anew is the house, and the city stays what it was. */
export function mergeAddress(before: string, told: string): string {
  const plain = simplify(told);
  if (!/\p{Script=Han}/u.test(before) || regionOf(plain)) return told;
  const number = /^(?:门牌)?(?:是|应该是)?\s?(\d{1,5}(?:-\d{1,5})?(?:号|弄|室)?.{0,12})$/.exec(plain)?.[1];
  const road = ROAD.exec(simplify(before));
  if (number && road) return before.slice(0, road.index + road[0].length) + told.slice(plain.indexOf(number));
  const region = /^.*[省市区县镇](?=.{2})/u.exec(before)?.[0] ?? '';
  return ROAD.test(plain) && region.length <= 20 ? `${region}${told}` : told;
}
