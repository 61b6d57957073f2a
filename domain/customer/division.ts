import { createRequire } from 'node:module';
import {
  everydayWords,
  quartersOfHongKong,
  quartersOfMacau,
  shortProvinces,
  taiwanCities,
  wellKnownCounties,
} from './region-names.js';

/** A province, a city or a district, with the ones above it. */
export interface Division {
  readonly level: 1 | 2 | 3;
  readonly name: string;
  readonly province: string;
  readonly city?: string;
}

interface Packaged {
  readonly name: string;
  readonly children?: readonly Packaged[];
}

/** Counties that stand directly under a province hang below a heading that is no city. */
const isHeading = (name: string): boolean => name.endsWith('行政区划') || name === '县';
const municipalities: ReadonlySet<string> = new Set(['北京市', '上海市', '天津市', '重庆市']);

const SUFFIX =
  /(?:省|市|地区|盟|特别行政区|新区|自治区|[壮回藏苗彝侗土家布依朝鲜蒙古哈尼傣景颇傈僳羌白哈萨克柯尔克孜黎族]{1,12}自治[州县]|区|县|林区|旗)$/;

export function shortName(division: Division): string | null {
  const known = shortProvinces[division.name];
  if (known) return known;
  const short = division.name.replace(SUFFIX, '');
  return short.length >= 2 && short !== division.name && !everydayWords.has(short) ? short : null;
}

function read(): Packaged[] {
  // A JSON module cannot be imported on every supported Node without a flag or a warning.
  return createRequire(import.meta.url)('lcn/data/pca.json') as Packaged[]; // the package's published shape
}

function below(province: string): Division[] {
  if (province === '台湾省') return taiwanCities.map((name) => ({ level: 2, name, province }));
  return [];
}

function divisionsOf(province: Packaged): Division[] {
  const top: Division = { level: 1, name: province.name, province: province.name };
  const lower = (province.children ?? []).flatMap(({ name, children = [] }): Division[] => {
    const inCity = isHeading(name) || municipalities.has(province.name) ? {} : { city: name };
    const districts = children.map(
      (district): Division => ({ level: 3, name: district.name, province: province.name, ...inCity }),
    );
    return 'city' in inCity
      ? [{ level: 2, name, province: province.name, city: name }, ...districts]
      : districts;
  });
  return [top, ...lower, ...below(province.name)];
}

/** What may stand in a text, and the divisions that it may mean. Short names of districts need their city beside them. */
export interface Gazetteer {
  readonly full: ReadonlyMap<string, readonly Division[]>;
  readonly short: ReadonlyMap<string, readonly Division[]>;
  readonly longest: number;
  /** The first two characters of every name: where none of these stands, none of them does. */
  readonly beginnings: ReadonlySet<string>;
}

function collect(pairs: Iterable<readonly [string, Division]>): Map<string, Division[]> {
  const map = new Map<string, Division[]>();
  for (const [name, division] of pairs) map.set(name, [...(map.get(name) ?? []), division]);
  return map;
}

function quarters(all: readonly Division[]): (readonly [string, Division])[] {
  const find = (name: string) => all.find((division) => division.name === name);
  const hongKong = find('香港特别行政区');
  const macau = find('澳门特别行政区');
  return [
    ...quartersOfHongKong.flatMap((name) => (hongKong ? [[name, hongKong] as const] : [])),
    ...quartersOfMacau.flatMap((name) => (macau ? [[name, macau] as const] : [])),
  ];
}

function build(): Gazetteer {
  const all = read().flatMap(divisionsOf);
  const counties = new Set<string>(wellKnownCounties.map((name) => `${name}市`));
  const full = collect([
    ...all.map((division) => [division.name, division] as const),
    ...all.filter(({ name }) => counties.has(name)).map((d) => [d.name.slice(0, -1), d] as const),
    ...quarters(all),
  ]);
  const short = collect(
    all.flatMap((division) => {
      const name = shortName(division);
      return name ? [[name, division] as const] : [];
    }),
  );
  const longest = Math.max(...[...full.keys()].map((name) => name.length));
  const beginnings = new Set([...full.keys(), ...short.keys()].map((name) => name.slice(0, 2)));
  return { full, short, longest, beginnings };
}

let loaded: Gazetteer | undefined;

/** Read on first use: some three thousand names. */
export function gazetteer(): Gazetteer {
  const known = loaded ?? build();
  loaded = known;
  return known;
}
