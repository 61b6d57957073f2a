import { lastPlaceIn, type Region, regionOf } from '../../../domain/customer/region.js';
import { simplify } from '../../../domain/customer/simplify.js';
import { type Found, found, type Span } from '../text/found.js';
import { onceForEach } from '../text/once.js';
import { chineseAddress } from './chinese-address.js';
import { englishAddress, estateAddress, pinyinAddress, STREET } from './english-address.js';
import { findLandmark, isLandmark } from './landmark.js';

const cut = (text: string, span: Span): Found<string> =>
  found(text, span.start, span.end, text.slice(span.start, span.end).trim());

/** 在宁波老家：, 浙江省宁波市（: the town is said first and the street behind a stop. */
const TOWN_BEFORE =
  /(?:^|[在到：:，,。；\s是])((?:(?![在到是])\p{Script=Han}){2,9}?)(?:的)?(?:老家|家里?|店里?|厂里?|公司|单位|这边|那边|这里|那里)?\s?([：:，,（(])\s?$/u;
const townReach = 24;

function withTown(text: string, plain: string, { start, end }: Span): Found<string> | null {
  const from = Math.max(0, start - townReach);
  const match = TOWN_BEFORE.exec(plain.slice(from, start));
  const town = match?.[1];
  if (!match || !town || lastPlaceIn(town) !== 0 || !regionOf(town)?.city) return null;
  const told = plain.slice(start, end);
  if (!isWithin(town, told)) return null;
  const begins = from + match.index + match[0].indexOf(town);
  const closes = /[（(]/.test(match[2] ?? '') && /^[）)]/.test(plain.slice(end)) ? end + 1 : end;
  const value = text.slice(begins, begins + town.length) + text.slice(start, end).trim();
  return found(text, begins, closes, value);
}

/** 西湖区 is no part of 上海, wherever else he says that he is. */
function isWithin(town: string, told: string): boolean {
  const region = regionOf(told);
  if (region === null) return true;
  const names = region.city !== undefined && /^\p{Script=Han}{1,6}市/u.test(told);
  return (
    !names && /^\p{Script=Han}{1,6}[区县市]/u.test(told) && regionOf(town + told)?.district !== undefined
  );
}

/** An address in the middle of a message, with house number or at least a road behind a named place. */
export const findAddress = onceForEach((text): Found<string> | null => {
  const plain = simplify(text);
  const span =
    chineseAddress(plain) ??
    englishAddress(text) ??
    pinyinAddress(text) ??
    estateAddress(text) ??
    findLandmark(plain);
  return span ? (withTown(text, plain, span) ?? cut(text, span)) : null;
});

const LEAD_IN = new RegExp(
  [
    String.raw`^(?:(?:my|the|our|new)\s){0,2}(?:address\s(?:is|:)|address:|it's(?:\s(?:at|in))?|it\sis(?:\s(?:at|in))?|i'm\s(?:at|in)|we're\s(?:at|in|on\sthe)|we\sare\s(?:at|in)|(?:i|we)\slive\s(?:at|in|on)|at|in|please\s(?:come|send\s\w+)\sto|come\sto)\s`,
    // A nod, then where it is.
    '^(?:在的|好的?|行|可以|没问题|有的|可以的|稍等|嗯嗯|嗯|哦|噢|喔|啊|呃|额|哎)+[，,。\\s]+',
    '^(?:我|我们|咱们?|俺)?(?:刚|已经)?搬家?了[，,。\\s]*',
    '^(?:哦|噢|喔|嗯|啊|呃|额|哎)?(?:我(?:的|家)?)?(?:(?:新|收货|上门|维修|详细|具体)?(?:地址|地点|住址)|我家|我们?(?:公司|单位)?)?(?:嘛|呢|的话|啊|呀)?(?:就|还是|就是|现在|应该)?(?:住在|住到|住|在|是|系|喺|係|位于|改成|改为|搬到|搬去|送到|送去|寄到|来到|过来)?\\s?[:：，,]?\\s?',
  ].join('|'),
  'i',
);
/** "…, telephone" before a number that is known by now. */
const PHONE_LABEL =
  /[，,。;；、\s]+(?:我的|my\s|the\s)?(?:联系)?(?:电话|手机|電話|手機|phone|mobile|cell|tel)(?:号码?|號碼?|\snumber|\.)?\s?(?:是|係|:|：|is)?\s*$/i;
const EDGES = /^[\s，,。：:]+|[\s，,。！!]+$/g;
const LEADS = 3;

/** The whole answer to "what is the address?", kept as it was said without the words that lead in. */
export function addressFromAnswer(text: string): Found<string> | null {
  let value = text.replace(PHONE_LABEL, '').replace(EDGES, '');
  for (let i = 0; i < LEADS; i += 1) {
    const lead = LEAD_IN.exec(simplify(value))?.[0].length ?? 0;
    if (lead === 0 || value.length - lead < 2) break;
    value = value.slice(lead).replace(EDGES, '');
  }
  value = value.replace(/\s+/g, ' ');
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
  if (isLandmark(plain)) return true;
  const region = regionOf(plain);
  const beyond = plain.replace(/\p{Script=Han}{0,8}(?:省|市|区|县)/gu, '').length;
  if (region?.district !== undefined && beyond >= 3) return true;
  if (SOME_PLACE.test(plain)) return false;
  return HOUSE_IN_ESTATE.test(plain) || (isCity(region) && LANDMARK.test(plain)) || CAMPUS.test(address);
}

const isCity = (region: Region | null): boolean =>
  region?.city !== undefined || /^(?:北京|上海|天津|重庆)/.test(region?.province ?? '');

/** 上海的一个小区, "somewhere in Shanghai" */
const SOME_PLACE = /一[个家所座]|某|那个|这个|附近|哪|\b(?:some|a|an|any|which)\b|\bsome(?:where|place)/i;
/** 屯门兆康苑兆贤阁: a house that is called by its name, in an estate that is. */
const HOUSE_IN_ESTATE =
  /\p{Script=Han}{2}(?:苑|邨|村|花园|新城|广场|中心|城|大学|工业园|科技园)\p{Script=Han}{1,6}(?:阁|楼|座|苑|轩|台|大厦|商场|馆|学院|所|校区)/u;
/** A landmark that its city has once: 杭州第一人民医院, "the Hilton Hotel in Shanghai". */
const LANDMARK =
  /\p{Script=Han}{2,}(?:医院|大学|学院|中学|小学|酒店|饭店|宾馆|大厦|广场|车站|火车站|高铁站|机场|服务区|收费站|商场|博物馆|图书馆|体育馆|工业园|科技园)|\p{Lu}[\p{L}'’]+\s(?:\p{Lu}[\p{L}'’]+\s){0,3}(?:[Hh]otel|[Hh]ospital|[Tt]ower|[Pp]laza|[Mm]all|[Mm]ansion|[Bb]uilding|[Cc]ent(?:re|er)|[Aa]irport|[Ss]tation|[Uu]niversity|[Vv]illage)\b|\b[Vv]illage,\s/u;
const CAMPUS =
  /\b(?:university|college|hospital|school|village)\b.{0,40}\b(?:campus|building|hall|faculty|department|town(?:ship)?|wing)\b/i;

const ROAD = /[\p{Script=Han}]{2,12}?(?:路|街|大道|道|巷|弄|村)/u;

/** "27 Wukang Road" after "72 Wukang Road, Xuhui": the house is another, and the rest stays. */
function mergeEnglish(before: string, told: string): string {
  const here = englishAddress(before);
  const street = STREET_NAMED.exec(told)?.[1];
  if (!here || !street || told.includes(',')) return told;
  const at = before.toLowerCase().indexOf(street.toLowerCase());
  if (at < 0) return told + cityBehind(before, told);
  const behind = before.slice(at + street.length);
  const house = HOUSE_BEFORE.exec(before.slice(0, at))?.index ?? at;
  return before.slice(0, house) + told + behind.replace(HOUSE_BEHIND, '');
}

/** Another street, in the same city. */
function cityBehind(before: string, told: string): string {
  const city = /,\s?([\p{L}\s'’]{2,30})$/u.exec(before)?.[1];
  return city && regionOf(city) !== null && regionOf(told) === null ? `, ${city}` : '';
}

const HOUSE_BEHIND = /^\s(?:no\.?\s?)?\d{1,5}[A-Za-z]?(?![\w-])/i;
const STREET_NAMED = new RegExp(
  `^(?:no\\.?\\s?|number\\s)?\\d{1,5}[A-Za-z]?(?:-\\d{1,5})?,?\\s((?:[\\p{L}'’.]{1,20}\\s){1,4}${STREET})$`,
  'iu',
);
const HOUSE_BEFORE = /(?:\bno\.?\s?|\bnumber\s)?(?<![\w/-])\d{1,5}[A-Za-z]?(?:-\d{1,5})?,?\s$/i;

/** "Not 190 but 290 Qianshan Road": what is told anew is the house, and the city stays what it was. */
export function mergeAddress(before: string, told: string): string {
  const plain = simplify(told);
  if (!/\p{Script=Han}/u.test(before)) return mergeEnglish(before, told);
  if (regionOf(plain) || STREET_NAMED.test(told)) return told;
  const number = /^(?:门牌)?(?:是|应该是)?\s?(\d{1,5}(?:-\d{1,5})?(?:号|弄|室)?.{0,12})$/.exec(plain)?.[1];
  const road = ROAD.exec(simplify(before));
  if (number && road) return before.slice(0, road.index + road[0].length) + told.slice(plain.indexOf(number));
  const region = /^.*[省市区县镇](?=.{2})/u.exec(before)?.[0] ?? '';
  return ROAD.test(plain) && region.length <= 20 ? `${region}${told}` : told;
}
