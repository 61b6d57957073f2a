import { isMap, isScalar, isSeq } from 'yaml';
import { type Place, quoted, type Result, refused } from './place.js';
import { type Entry, entriesOf, list, type Reader } from './readers.js';
import { tidied, wideSignHint } from './slip.js';

/** A key of a group: how its value is read, and what its absence means. */
export interface Field<T> {
  readonly reader: Reader<T>;
  /** Undefined: the key stays away from what was read. */
  readonly absent: (group: Place, key: string) => Result<T | undefined>;
}

export const required = <T>(reader: Reader<T>): Field<T> => ({
  reader,
  absent: (group, key) => group.refuse(`"${key}" is missing; it takes ${reader.takes}`),
});

export const optional = <T, U = T>(reader: Reader<T>, otherwise: U): Field<T | U> => ({
  reader,
  absent: () => otherwise,
});

/** A key that is not in what was read when it was not written. */
export const possible = <T>(reader: Reader<T>): Field<T> & { readonly possible: true } => ({
  reader,
  absent: () => undefined,
  possible: true,
});

type Fields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
export type Read<F extends Fields> = {
  readonly [K in keyof F as F[K] extends { readonly possible: true } ? never : K]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends { readonly possible: true } ? K : never]?: ValueOf<F[K]>;
};

/** A group of known keys; every one of them is read, so that all that is wrong with it is told at once. */
export function record<F extends Fields>(takes: string, fields: F): Reader<Read<F>> {
  const known = Object.keys(fields);
  const named = Object.entries(fields);
  return {
    takes,
    read: (place) => {
      const entries = entriesOf(place, takes);
      if (entries === refused) return refused;
      const mistyped = refuseUnknown(entries, known);
      const allKnown = entries.every(({ key }) => known.includes(key));
      const written = new Map(entries.map((entry) => [entry.key, entry]));
      const values = named.map(([key, field]) => {
        const entry = written.get(key);
        if (!entry && mistyped.has(key)) return [key, refused] as const;
        return [key, entry ? field.reader.read(entry.place) : field.absent(place, key)] as const;
      });
      // What is wrong with a group as a whole is not told before its keys are right.
      if (!allKnown || values.some(([, value]) => value === refused)) return refused;
      // Every key was read by its own field, and those without a value are only the possible ones.
      return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Read<F>;
    },
  };
}

/** Gives the keys that were probably meant: they are mistyped, not missing. */
function refuseUnknown(entries: readonly Entry[], known: readonly string[]): ReadonlySet<string> {
  const meant = new Set<string>();
  for (const { key, keyPlace } of entries) {
    if (known.includes(key)) continue;
    const name = tidied(key);
    const near = known.includes(name)
      ? name
      : (keyPlace.reading.guesses.closest(name, known) ?? longerFor(name, known));
    if (near !== null) meant.add(near);
    const sign = wideSignHint(key);
    const hint = sign || (near === null ? '' : `; did you mean ${near}`);
    const ending = hint === '' || sign !== '' ? '.' : '?';
    keyPlace.refuse(`${quoted(key)} is not known here${hint}${ending} This group takes ${known.join(', ')}`);
  }
  return meant;
}

/** Monday for mon. */
const longerFor = (name: string, known: readonly string[]): string | null =>
  known.find((key) => key.length >= 3 && name.toLowerCase().startsWith(key.toLowerCase())) ?? null;

/** A list of groups with an `id` each, no id twice; none at all is a list too. */
export function recordsWithIds<T>(item: Reader<T>): Reader<readonly T[]> {
  const many = list(item, 0);
  return {
    takes: many.takes,
    read: (place) => {
      const seen = new Map<string, number>();
      for (const { id, place: written } of writtenIds(place)) {
        const first = seen.get(id);
        if (first === undefined) seen.set(id, place.reading.lineOf(written.offset));
        else written.refuse(`${quoted(id)} is the id of an earlier one too, on line ${first}`);
      }
      return many.read(place);
    },
  };
}

/** The ids as written, whatever else is wrong: what refers to a faulty zone is not itself at fault. */
export function writtenIds(place: Place): { id: string; place: Place }[] {
  if (!isSeq(place.node)) return [];
  return place.node.items.flatMap((node, index) => {
    const item = place.reading.place(node, `${place.path}[${index}]`, place.offset);
    const id = childOf(item, 'id');
    const text = id?.text();
    return id && text ? [{ id: text, place: id }] : [];
  });
}

/** The members of a list as written. */
export const writtenItems = (place: Place | null): string[] =>
  place && isSeq(place.node)
    ? place.node.items.flatMap((node, index) => {
        const item = place.reading.place(node, `${place.path}[${index}]`, place.offset).text();
        return item === null ? [] : [item];
      })
    : [];

export const writtenKeys = (place: Place): string[] =>
  isMap(place.node)
    ? place.node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.source ?? key.value)] : []))
    : [];

/** What is written under a key, without judging it. */
export function childOf(place: Place, key: string): Place | null {
  if (!isMap(place.node)) return null;
  const pair = place.node.items.find((candidate) => isScalar(candidate.key) && candidate.key.source === key);
  return pair
    ? place.reading.place(pair.value, `${place.path ? `${place.path}.` : ''}${key}`, place.offset)
    : null;
}
