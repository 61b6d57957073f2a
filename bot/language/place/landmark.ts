import { lastPlaceIn, regionOf } from '../../../domain/customer/region.js';
import { matchesOf, type Span } from '../text/found.js';

/** Where a coach breaks down there are no house numbers: a motorway and how far along it, a station and a side of it. */

const SIDE =
  '(?:[东南西北前后进出]{0,2}(?:广场|站口|门口|口|侧|边|门)|出站口|进站口|附近|停车场|地下停车场|对面|里面)';
/** 梅村服务区 and 荣昌收费站 have names of their own; exits, tunnels and kilometres are those of a road. */
const NAMED = `(?:服务区|停车区|收费站)${SIDE}?`;
const ALONG = `(?:[Kk]\\d{1,4}(?:\\+\\d{1,4})?|\\d{1,4}(?:\\.\\d)?公里|隧道|互通|立交|匝道|出口|入口)${SIDE}?处?`;
const STATION =
  '(?:火车站|高铁站|[东南西北]站|汽车站|客运(?:中心|总站|场站|站)|公交(?:总站|场站)|巴士(?:总站|站)|机场|码头|地铁站)(?:[Tt]\\d)?(?:航站楼)?';
const CODE =
  '[GSgs]\\d{1,4}(?![\\dA-Za-z])|(?:国道|省道|县道)(?:[一二三四五六七八九十]{1,3}|\\d{1,4})号?|\\d{3}(?:国道|省道|县道)';
const ROAD = `(?:${CODE}|高速|快速路|绕城|环线|高架|公路)`;
const LANDMARK = new RegExp(
  `${NAMED}|${ROAD}[^，。！？；,!?;\\n]{0,24}?(?:${ALONG}|${NAMED}|${STATION}${SIDE}?)|${STATION}${SIDE}`,
  'gu',
);
/** Blanks part what follows, unless it tells how far along. */
const CHUNK = /(?:[^，。！？；：,!?;:\n\s]|\s(?=[\dKk]))+/gu;
const FIRST_CODE = new RegExp(CODE, 'u');
/** What leads up to a place without a stop: 大巴抛锚在…, 车停在… */
const LEAD = /(?:在|位于|(?<![迟直赶])到了?)/gu;

function beginning(chunk: string, kernel: RegExpExecArray): number | null {
  const whole = chunk.slice(0, kernel.index + kernel[0].length);
  const leads = matchesOf(LEAD, whole.slice(0, Math.max(kernel.index, 1)));
  const lead = leads.at(-1);
  if (lead) return lead.index + lead[0].length;
  const code = FIRST_CODE.exec(whole)?.index;
  if (code !== undefined) return code;
  const place = lastPlaceIn(whole);
  if (place !== null) return place;
  // 沈海高速K1235+200处抛锚 begins the clause.
  const road = FIRST_ROAD.exec(whole)?.index;
  if (road !== undefined && road <= longestRoadName) return 0;
  // 梅村服务区 is a clause of its own.
  return whole.length === chunk.length && whole.length <= longestName ? 0 : null;
}

const FIRST_ROAD = /高速|国道|省道/;
const longestRoadName = 4;
const longestName = 14;
const shortestName = 4;

function placeIn(chunk: string): Span | null {
  for (const kernel of matchesOf(LANDMARK, chunk)) {
    const start = beginning(chunk, kernel);
    const end = kernel.index + kernel[0].length;
    if (start === null || end - start < shortestName) continue;
    // There is a station in every town, and there are not many airports.
    const place = chunk.slice(start, end);
    if (FOUND_BY_NAME.test(place) || regionOf(place)) return { start, end };
  }
  return null;
}

const FOUND_BY_NAME = new RegExp(`服务区|停车区|收费站|\\p{Script=Han}{2}机场|${ROAD}`, 'u');

const MAY_NAME_ONE = /站|服务区|停车区|机场|码头|公里|隧道|互通|立交|匝道|[出入]口|[Kk]\d|客运|公交/;

const TOLD_OF = String.raw`(?:,?\s(?:at|near|by|before|after|past|towards?|heading|in|direction|of|exit|junction|km|kilomet(?:re|er)|services?|area|station|toll|plaza|the|(?:north|south|east|west)(?:bound)?|[A-Z\d][\w'’-]*))`;
/** "on the G2 expressway at Meicun service area" */
const ENGLISH = new RegExp(
  String.raw`\b(?:[A-Z]{1,2}\d{1,3}(?:\s(?:expressway|motorway|highway|freeway))?|(?:[A-Z][\w’'-]+\s){1,3}(?:expressway|motorway|highway|freeway|Expressway|Motorway|Highway|Freeway|Tunnel))${TOLD_OF}{1,10}`,
  'gu',
);
const HOW_FAR =
  /\b(?:exit|junction|km|kilomet(?:re|er)|services?|toll|towards?|(?:north|south|east|west)bound)\b/;

/** A place without a street, which somebody could find all the same. */
export function findLandmark(plain: string): Span | null {
  if (MAY_NAME_ONE.test(plain)) {
    for (const { index, 0: chunk } of matchesOf(CHUNK, plain)) {
      const place = MAY_NAME_ONE.test(chunk) ? placeIn(chunk.slice(0, longestChunk)) : null;
      if (place) return { start: index + place.start, end: index + place.end };
    }
  }
  const english = matchesOf(ENGLISH, plain).find(([words]) => HOW_FAR.test(words));
  return english ? { start: english.index, end: english.index + english[0].length } : null;
}

const longestChunk = 80;

/** 无锡火车站南广场: in a town that is named, a landmark is as good as a street. */
export const isLandmark = (plain: string): boolean => {
  const place = findLandmark(plain);
  return place !== null && place.end - place.start >= plain.trim().length - 2;
};
