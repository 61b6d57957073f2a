import { isPlaceInEnglish, regionOf } from '../../../domain/customer/region.js';
import { matchesOf, type Span } from '../text/found.js';
import { PINYIN_HOUSE } from './pinyin.js';

export const STREET =
  '(?:road|rd|street|st|avenue|ave|av|lane|highway|hwy|expressway|boulevard|blvd|drive|way|mews|row|square|plaza|close|court|crescent|terrace|alley|path|park|parkway|gardens?)';
const DIRECTION = '(?:north|south|east|west|middle|central|ring|inner|outer|[nsew])';
const NAME = "[\\p{L}'’.]{1,20}";
/** "Shimen No.1 Road", "Xinhua 2nd Road" */
const WHICH = '(?:(?:no\\.?\\s?\\d{1,2}|\\d(?:st|nd|rd|th))\\s)?';
/** "1266 Nanjing West Road", "No. 12 Moganshan Road", "258 Middle Yan'an Road". */
const ENGLISH_HOUSE = new RegExp(
  `(?:\\b(?:no\\.?|number)\\s?)?(?<![\\d+/-])\\d{1,5}[A-Za-z]?(?:-\\d{1,5})?,?\\s(?:${NAME}\\s){1,4}${WHICH}${STREET}\\b\\.?(?:\\s\\(?${DIRECTION}\\b\\)?)?`,
  'giu',
);
/** "Wensan Road 90": the number behind the street. */
const NUMBER_BEHIND = new RegExp(
  `(?<![\\p{L}\\d'’-])(?:(?!(?:by|the|an?|my|on|in|and|is|of|to|at|we|i|live|come|this|that|same|your|our|for|address|near|from)\\s)${NAME}\\s){1,3}${STREET}\\s(?:${DIRECTION}\\s)?(?:no\\.?\\s?)?\\d{1,5}[A-Za-z]?(?:\\shao)?\\b(?!\\s?(?:times?|days?|hours?|minutes?|weeks?|months?|years?|km|miles?|metres?|meters?|people|am|pm|[:.%]))`,
  'giu',
);
/** "Kerry Centre, ", "Hilton Hotel, ", "Tower A, ": the house before its street. */
const BUILDINGS =
  'centre center tower plaza mansion building house hotel court garden gardens mall hospital university estate landmark square villa villas compound park campus school block wing phase flat unit room';
const BUILDING = `(?:${BUILDINGS.replace(/\b[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`).replace(/ /g, '|')})`;
const HOUSE_NAME = `(?:${BUILDING}\\s[A-Z\\d]{1,4}|\\d{1,3}/F|(?:[Tt]he\\s)?(?:\\p{Lu}[\\p{L}'’&-]{0,20}\\s){1,4}${BUILDING}(?:\\s[A-Z\\d]{1,3})?|The\\s\\p{Lu}\\p{L}{2,20}),\\s`;
const NAMED_BEFORE = new RegExp(`(?:${HOUSE_NAME}){1,4}$`, 'u');
/** "Xiamen, Siming, 50 Hubin South Rd": places before the house. */
const PLACES_BEFORE =
  /(?:\p{Lu}[\p{L}'’-]{1,20}(?:\s(?:district|city|province|\p{Lu}[\p{L}'’-]{1,20})){0,2},\s?){1,3}$/u;
const LEADING =
  /(?:(?:(?:room|rm|flat|apt|apartment|suite|unit|villa|plant|building|bldg|block|tower|floor|level|shop|house)\.?\s?#?[A-Za-z]?\d{1,5}[A-Za-z]?|(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|top|ground)\s(?:floor|fl))(?:,|\sat|\sof|\sin)?\s{1,2}){1,4}$/i;
/** "12th floor of Raffles City, ", "Tower B, Global Harbour, ": behind a room or a floor any name is that of the house. */
const HOUSE_BEHIND_ROOM =
  /(?:\b(?:room|rm|flat|apt|apartment|suite|unit|villa|building|bldg|block|tower|phase)\.?\s?#?[a-z]?\d{0,5}[a-z]?|(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|top|ground)\s(?:floor|fl)|\b\d{1,3}\/f)(?:,|\sat|\sof|\sin)?\s(?:the\s)?([\p{L}'’&-]{2,20}(?:\s[\p{L}'’&-]{2,20}){0,3}),\s$/iu;

function houseBehindRoom(before: string): number {
  const match = HOUSE_BEHIND_ROOM.exec(before);
  return match?.[1]?.split(' ').every((word) => /^\p{Lu}/u.test(word)) ? match[0].length : 0;
}

const TRAILING =
  /^(?:,[^\S\n]?(?:\p{Lu}[\p{L}'’-]{1,20}(?![\p{L}\d])(?:[^\S\n]\p{Lu}[\p{L}'’-]{1,20}(?![\p{L}\d])){0,2}|\d{5,6}|[A-Z]{2}\s\d{5}|(?:room|rm|flat|apt|suite|unit|building|floor|block)\s?[A-Za-z]?\d{1,5}[A-Za-z]?|\d{1,3}(?:st|nd|rd|th)?\s?(?:floor|fl|f)\b)(?:[^\S\n](?:district|city|province|dist\.?|new area))?){1,6}/u;
/** OX1 4AB, behind the town. */
const POSTCODE = /^,?\s[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/;
const NEXT_WORDS = /^,?[^\S\n]([\p{L}'’]{2,20}(?:[^\S\n][\p{L}'’]{2,20}){0,2})(?![\p{L}'’])/u;
/** "Suzhou Industrial Park", "Putuo District" */
const KIND_OF_PLACE =
  /^(?:[^\S\n](?:(?:new|industrial|science|hi(?:gh)?-?tech|technology|economic|development|software|bonded|free|trade|and|&)[^\S\n]){0,4}(?:park|zone|district|dist\.?|area|city|province|county|town|village)\b)/i;

/** "12 Hengshan Road Shanghai": a place that is known needs no comma, nor a capital. */
function placeBehind(rest: string): number {
  const words = NEXT_WORDS.exec(rest)?.[1];
  if (!words) return 0;
  const pieces = words.split(/\s/);
  const name = [3, 2, 1].map((count) => pieces.slice(0, count).join(' ')).find(isPlaceInEnglish);
  if (!name) return 0;
  const end = rest.indexOf(name) + name.length;
  return end + (KIND_OF_PLACE.exec(rest.slice(end))?.[0].length ?? 0);
}

/** "…, Putuo, Shanghai": one place within another. */
function placesBehind(rest: string): number {
  let end = 0;
  for (let more = placeBehind(rest); more > 0; more = placeBehind(rest.slice(end, end + longestPlace)))
    end += more;
  return end;
}

const longestPlace = 60;

/** The street word must not be an everyday one: "3 times on the way" is no address. */
const NO_STREET =
  /\b(?:by|the|a|my|on|in|and|is|of|to|times|all|this|that|one|same|right|any|your|our|for|was|are|have|has|it|we|you|i)\s/i;

/** What stands before the house: a room, a building by its name, the town. */
function beforeHouse(text: string, at: number): number {
  let start = at;
  const before = (): string => text.slice(Math.max(0, start - longestLead), start);
  for (const pattern of [LEADING, NAMED_BEFORE, LEADING]) start -= pattern.exec(before())?.[0].length ?? 0;
  start -= houseBehindRoom(before());
  start -= LEADING.exec(before())?.[0].length ?? 0;
  const places = PLACES_BEFORE.exec(before())?.[0] ?? '';
  return regionOf(places) === null ? start : start - places.length;
}

const longestLead = 100;

function behindHouse(text: string, end: number): number {
  const near = end + placesBehind(text.slice(end, end + 2 * longestPlace));
  const after = near + (TRAILING.exec(text.slice(near, near + 120))?.[0].length ?? 0);
  return after + (POSTCODE.exec(text.slice(after, after + 12))?.[0].length ?? 0);
}

const aroundHouse = (text: string, { 0: house, index }: RegExpExecArray): Span => ({
  start: beforeHouse(text, index),
  end: behindHouse(text, index + house.length),
});

export function englishAddress(text: string): Span | null {
  const houses = [...matchesOf(ENGLISH_HOUSE, text), ...matchesOf(NUMBER_BEHIND, text)];
  const house = houses.find(([words]) => !NO_STREET.test(words.replace(/^no\.?\s/i, '')));
  return house ? aroundHouse(text, house) : null;
}

export function pinyinAddress(text: string): Span | null {
  const [house] = matchesOf(PINYIN_HOUSE, text).filter(([words]) => !TITLE.test(words));
  return house ? aroundHouse(text, house) : null;
}

/** "Ms Lu 139…" is somebody with a number. */
const TITLE = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Madam|Sir)\b/;

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

export function estateAddress(text: string): Span | null {
  const estate = matchesOf(ESTATE, text).find(
    ([words]) => ESTATE_REGION.test(words) || (words.includes(',') && regionOf(words) !== null),
  );
  return estate ? { start: estate.index, end: estate.index + estate[0].length } : null;
}
