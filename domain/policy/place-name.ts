import { containsWord, plainText } from './plain-text.js';

/** The levels of a Chinese place: 江苏省 南京市 玄武区. */
const levels = '特别行政区|自治区|自治州|自治县|地区|新区|省|市|盟|州|区|县|旗';
const part = new RegExp(`(\\p{Script=Han}{2,}?)(${levels})`, 'uy');
/** 广西 is written without its people as often as without its level. */
const people = /(?<=..)(?:壮族|回族|维吾尔)$/u;

/** A region as it is looked for: the same few are asked about in every case. */
interface Wanted {
  readonly plain: string;
  readonly pattern: RegExp | null;
}
const wanted = new Map<string, Wanted>();
const mostWanted = 5_000;

/**
 * How far into the name of a place a region reaches, which tells the narrower of two; 0 when the place is not in it. A
 * region holds all that begins with its name, and all in whose name it stands as a whole: 南京市 and 江苏 both hold
 * 江苏省南京市玄武区. People leave the levels out (南京, 江苏南京), but 吉林市 is not 吉林省.
 */
export function reachInto(place: string): (region: string) => number {
  const name = plainText(place);
  return (region) => {
    const { plain, pattern } = wantedFor(region);
    const found = pattern?.exec(name);
    const whole = found ? found.index + found[0].length : 0;
    return name.startsWith(plain) && containsWord(name, plain) ? Math.max(whole, plain.length) : whole;
  };
}

export function liesIn(place: string, regions: readonly string[]): boolean {
  const reach = reachInto(place);
  return regions.some((region) => reach(region) > 0);
}

function wantedFor(region: string): Wanted {
  const known = wanted.get(region);
  if (known !== undefined) return known;
  if (wanted.size >= mostWanted) wanted.clear();
  const plain = plainText(region);
  const made = { plain, pattern: madePattern(plain) };
  wanted.set(region, made);
  return made;
}

/** Null for what is not written in Chinese: other scripts have no levels to leave out. */
function madePattern(region: string): RegExp | null {
  if (!/^\p{Script=Han}{2,}$/u.test(region)) return null;
  const parts = partsOf(region);
  const written = parts.map(([name, level], index) => {
    const own = level === '' ? levels : `${people.exec(name)?.[0] ?? ''}${level}`;
    const open = index === parts.length - 1 ? '$' : `(?!${levels})`;
    return `${name.replace(people, '')}(?:${own}|${open})`;
  });
  return new RegExp(`(?:^|(?<=${levels}))${written.join('')}`, 'u');
}

/** Its parts with their levels; what follows the last level has none. */
function partsOf(region: string): (readonly [name: string, level: string])[] {
  const parts: (readonly [string, string])[] = [];
  let read = 0;
  for (part.lastIndex = 0; ; read = part.lastIndex) {
    const found = part.exec(region);
    if (found === null) break;
    parts.push([found[1] ?? '', found[2] ?? '']);
  }
  return read < region.length ? [...parts, [region.slice(read), '']] : parts;
}
