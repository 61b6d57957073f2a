import { reachInto } from '../policy/place-name.js';
import { type Division, gazetteer } from './division.js';
import { englishNames, taiwanQuarters } from './region-names.js';
import { simplify } from './simplify.js';

/** Where an address lies, as far as it says. `region` is what service points and zones are matched against. */
export interface Region {
  /** 浙江省杭州市西湖区, as far down as known. */
  readonly region: string;
  readonly province: string;
  readonly city?: string;
  readonly district?: string;
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly divisions: readonly Division[];
}

/** 南京西路 is in Shanghai and 香港中路 in Qingdao: a place's name that names a road is no place. */
const NAMES_A_ROAD =
  /^[东西南北中]{0,2}[一二三四五六七八九十]?(?:[东西南北中]段|路|街|道|大道|大街|巷|弄|公路|高速|里弄|桥|大桥|大厦|广场|饭店|大学|医院|银行)/;
const LEVEL_FOLLOWS = /^(?:省|市|区|县|镇|乡|村|州|盟|旗)/;

function hitAt(plain: string, start: number): Hit | null {
  const { full, short, longest, beginnings } = gazetteer();
  if (!beginnings.has(plain.slice(start, start + 2))) return null;
  for (let length = Math.min(longest, plain.length - start); length >= 2; length -= 1) {
    const name = plain.slice(start, start + length);
    const end = start + length;
    const rest = plain.slice(end, end + 6);
    const whole = full.get(name);
    if (whole && !NAMES_A_ROAD.test(rest)) return { start, end, divisions: whole };
    const cut = short.get(name);
    if (cut && !NAMES_A_ROAD.test(rest) && !LEVEL_FOLLOWS.test(rest)) {
      return { start, end, divisions: cut };
    }
  }
  return null;
}

function chineseHits(plain: string): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain[at] ?? '';
    if (character < '一' || character > '鿿') continue;
    const hit = hitAt(plain, at);
    if (!hit) continue;
    hits.push(hit);
    at = hit.end - 1;
  }
  return hits;
}

const ROAD_FOLLOWS =
  /^[\s']*(?:(?:west|east|north|south|middle|central|ring|outer|inner|first|second|third|\d\w\w)\s+){0,2}(?:road|rd|street|st|avenue|ave|lane|highway|hwy|expressway|boulevard|blvd|hotel|university|tower|plaza)\b/;

/** "Putuo" is a place, in whichever city. */
export const isPlaceInEnglish = (words: string): boolean =>
  englishNames[words.toLowerCase().replace(/['’‘]/g, '')] !== undefined;

function englishHits(text: string): Hit[] {
  const plain = text.toLowerCase().replace(/['’‘]/g, '');
  const words = [...plain.matchAll(/[a-z]+/g)];
  return words.flatMap((word, i): Hit[] => {
    for (const length of [3, 2, 1]) {
      const last = words[i + length - 1];
      if (!last) continue;
      const end = last.index + last[0].length;
      const name = englishNames[plain.slice(word.index, end)];
      if (!name || ROAD_FOLLOWS.test(plain.slice(end, end + 40))) continue;
      return [{ start: word.index, end, divisions: gazetteer().full.get(name) ?? [] }];
    }
    return [];
  });
}

const inside = (inner: Division, outer: Division): boolean =>
  inner.province === outer.province && (outer.level === 1 || inner.city === outer.city);

/** The narrowest reading of all the hits that agree: each next one must lie in what the ones before left open. */
function narrow(candidates: readonly Division[], hit: Hit): readonly Division[] {
  const agreeing = candidates.flatMap((outer) => hit.divisions.filter((inner) => inside(inner, outer)));
  return agreeing.length > 0 ? agreeing : candidates;
}

const asRegion = ({ level, name, province, city }: Division): Region => {
  const own = level === 2 ? name : city;
  const district = level === 3 ? name : undefined;
  return {
    region: `${province}${own ?? ''}${district ?? ''}`,
    province,
    ...(own ? { city: own } : {}),
    ...(district ? { district } : {}),
  };
};

/** Every place that the hits may mean together, the widest first. */
function candidatesOf(hits: readonly Hit[]): readonly Division[] {
  const byLevel = [1, 2, 3].flatMap((level) =>
    hits.flatMap((hit) => {
      const divisions = hit.divisions.filter((division) => division.level === level);
      return divisions.length > 0 ? [{ ...hit, divisions }] : [];
    }),
  );
  const [first, ...rest] = byLevel;
  return first ? rest.reduce<readonly Division[]>(narrow, first.divisions) : [];
}

/** A district's bare short name (城关, 南山) is believed only inside a place that was named. */
function settle(hits: readonly Hit[]): Division | null {
  const candidates = candidatesOf(hits);
  const [only, ...others] = candidates;
  if (!only) return null;
  if (others.length === 0) return only;
  const shared = candidates.every(({ province }) => province === only.province);
  return shared ? { level: 1, name: only.province, province: only.province } : null;
}

/** Bare short names of districts are dropped unless something else tells the place. */
function believed(plain: string, hits: readonly Hit[]): readonly Hit[] {
  const { full } = gazetteer();
  const sure = (hit: Hit): boolean =>
    full.has(plain.slice(hit.start, hit.end)) || hit.divisions.some(({ level }) => level < 3);
  return hits.some(sure) ? hits : [];
}

/** Where a text names places one behind the other (浙江省杭州市西湖区), the beginning of the last such chain; null for none. */
export function lastPlaceIn(text: string): number | null {
  const plain = simplify(text);
  const hits = believed(plain, chineseHits(plain));
  let start: number | null = null;
  let end = -1;
  for (const hit of hits) {
    const between = plain.slice(end, hit.start);
    // A district that the gazetteer does not know keeps the chain together.
    if (start === null || !/^(?:.?|\p{Script=Han}{1,4}[省市区县镇乡])$/u.test(between)) start = hit.start;
    end = hit.end;
  }
  return start;
}

/** Chinese places if there are any, else English ones. */
function hitsIn(address: string): readonly Hit[] {
  const plain = simplify(address);
  const chinese = believed(plain, chineseHits(plain));
  return chinese.length > 0 ? chinese : englishHits(address);
}

/** The city of a division; of a municipality's district that is the municipality. */
const cityOf = ({ city, province }: Division): string => city ?? province;
const withoutLevel = (city: string): string => city.replace(/市$/, '');

/**
 * The cities that an address may lie in, where it names a district that several have (朝阳区, 鼓楼区) and nothing
 * that tells which; none where it is clear.
 */
export function citiesSharing(address: string): readonly string[] {
  const districts = candidatesOf(hitsIn(address));
  if (districts.length === 0 || districts.some(({ level }) => level < 3)) return [];
  const cities = new Set(districts.flatMap((one) => [cityOf(one), ...(taiwanQuarters[one.name] ?? [])]));
  const plain = simplify(address);
  const hinted = [...cities].filter((city) => plain.includes(withoutLevel(city)));
  return cities.size > 1 && hinted.length !== 1 ? [...cities] : [];
}

/** 北京市 as people say it: 北京, or Beijing in English where it has a name there. */
export function cityAsSaid(city: string, inEnglish: boolean): string {
  const english = inEnglish ? Object.entries(englishNames).find(([, name]) => name === city)?.[0] : undefined;
  return english?.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) ?? withoutLevel(city);
}

/** The region that an address names, in Chinese of either script or in English; null when it names none. */
export function regionOf(address: string): Region | null {
  const division = settle(hitsIn(address));
  return division ? asRegion(division) : null;
}

/** A region in full that was told as 南京 or Nanjing; as it was told when it says more than the gazetteer knows. */
export function regionInFull(told: string): string {
  const full = regionOf(told)?.region;
  if (full === undefined) return told;
  return !/\p{Script=Han}/u.test(told) || reachInto(full)(told) === full.length ? full : told;
}
