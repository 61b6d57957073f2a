import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Guesses } from './closest.js';
import { type Place, quoted, type Result, refused } from './place.js';
import { tidied, wideSignHint } from './slip.js';

/** Reads one kind of value. `takes` completes the sentence "this place takes …". */
export interface Reader<T> {
  readonly takes: string;
  readonly read: (place: Place) => Result<T>;
}

const longestText = 500;

/** @param parse undefined when the text is not one of these. */
export function parsed<T>(
  takes: string,
  parse: (text: string) => T | undefined,
  hint: (text: string, guesses: Guesses) => string = () => '',
): Reader<T> {
  return {
    takes,
    read: (place) => {
      const text = place.text();
      const value = text === null || text.length > longestText ? undefined : parse(text);
      if (value !== undefined) return value;
      return place.wrong(
        takes,
        text === null ? '' : slip(text, parse, (tidy) => hint(tidy, place.reading.guesses)),
      );
    },
  };
}

/** What was probably meant: the same without the signs of another keyboard, or what the kind of value knows of slips. */
function slip<T>(
  text: string,
  parse: (text: string) => T | undefined,
  hint: (text: string) => string,
): string {
  const tidy = tidied(text);
  if (tidy !== text && parse(tidy) !== undefined) return `; did you mean ${tidy}?`;
  return hint(tidy) || wideSignHint(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused; a name with them breaks lists and logs.
const controls = /[\u0000-\u001f\u007f]/;
export const text = parsed('a text', (written) =>
  written.trim() === '' || controls.test(written) ? undefined : written.trim(),
);

export const identifier = parsed(
  'an id of letters, digits, "-", "_" and ".", at most 64 of them',
  (written) => (/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]{0,63}$/u.test(written) ? written : undefined),
);

export const flag: Reader<boolean> = {
  takes: 'true or false',
  read: (place) =>
    isScalar(place.node) && typeof place.node.value === 'boolean'
      ? place.node.value
      : place.wrong(flag.takes),
};

export function number(takes: string, allowed: (value: number) => boolean): Reader<number> {
  return {
    takes,
    read: (place) => {
      const value = isScalar(place.node) ? place.node.value : null;
      if (typeof value === 'number' && allowed(value)) return value;
      const meant = Number(/^\d+(?:\.\d+)?(?=\D{0,12}$)/u.exec(tidied(place.text() ?? ''))?.[0]);
      const isSlip = typeof value === 'string' && allowed(meant);
      return place.wrong(takes, isSlip ? `; did you mean ${meant}?` : '');
    },
  };
}

export function oneOf<const T extends string>(options: readonly T[], called = 'one of'): Reader<T> {
  const known = new Map<string, T>(options.map((option) => [option, option]));
  const shown = options.length > 20 ? called : `${called} ${options.join(', ') || '(there is none)'}`;
  return parsed(
    shown,
    (written) => known.get(written),
    (written, guesses) => guesses.didYouMean(written, options),
  );
}

/** Left where it is, for whoever knows from another key how to read it. */
export const unread: Reader<Place> = { takes: 'a value', read: (place) => place };

/** A list without repetitions. @param least 1 where an empty list would mean nothing at all. */
export function list<T>(item: Reader<T>, least: 0 | 1 = 1): Reader<readonly T[]> {
  const takes = `a list, each ${item.takes}`;
  return {
    takes,
    read: (place) => {
      if (!isSeq(place.node)) return place.wrong(takes, listHint(place, least));
      if (place.node.items.length < least) return place.refuse(`takes at least one: each ${item.takes}`);
      return readItems(place, place.node.items, item);
    },
  };
}

/** Who writes one item only, or none, forgets that it is a list all the same. */
function listHint(place: Place, least: 0 | 1): string {
  const written = place.text();
  const isNothing = place.node === null || (isScalar(place.node) && (place.node.value ?? '') === '');
  if (isNothing && least === 0) return '; [] says that there is none';
  if (written === null || written === '' || written.length > 40) return '';
  return `; a list has brackets: [${/[:#,&*!|>'"%@`{}[\]]/.test(written) ? JSON.stringify(written) : written}]`;
}

function readItems<T>(place: Place, items: readonly unknown[], item: Reader<T>): Result<readonly T[]> {
  const seen = new Set<T>();
  let sound = true;
  for (const [index, node] of items.entries()) {
    const inner = place.reading.place(node, `${place.path}[${index}]`, place.offset);
    const value = item.read(inner);
    if (value !== refused && seen.has(value)) inner.refuse(`${quoted(String(value))} is in the list twice`);
    if (value === refused) sound = false;
    else seen.add(value);
  }
  return sound ? [...seen] : refused;
}

/** One value, or a list of them. */
export function oneOrMore<T>(item: Reader<T>): Reader<readonly T[]> {
  const many = list(item);
  return {
    takes: `${item.takes}, or a list of these`,
    read: (place) => {
      if (!isScalar(place.node)) return many.read(place);
      const value = item.read(place);
      return value === refused ? refused : [value];
    },
  };
}

export interface Entry {
  readonly key: string;
  /** The value. */
  readonly place: Place;
  /** The key itself, where an unknown one is reported. */
  readonly keyPlace: Place;
}

/** The keys of a group, each once, in their order; refused when it is no group at all. */
export function entriesOf(place: Place, takes: string): Result<readonly Entry[]> {
  if (!isMap(place.node)) return place.wrong(takes);
  const entries = new Map<string, Entry>();
  for (const entry of writtenEntries(place, place.node)) {
    const first = entries.get(entry.key);
    if (first) {
      const line = place.reading.lineOf(first.keyPlace.offset);
      entry.keyPlace.refuse(`${quoted(entry.key)} is written twice; the first is on line ${line}`);
    } else entries.set(entry.key, entry);
  }
  return [...entries.values()];
}

function writtenEntries(place: Place, map: YAMLMap): Entry[] {
  const entries: Entry[] = [];
  for (const pair of map.items) {
    const keyPlace = place.reading.place(pair.key, place.path, place.offset);
    const key = isScalar(keyPlace.node) ? String(keyPlace.node.source ?? keyPlace.node.value) : null;
    if (key === null) {
      keyPlace.refuse('takes plain words as keys');
      continue;
    }
    const path = `${place.path === '' ? '' : `${place.path}.`}${key.slice(0, longestText)}`;
    entries.push({ key, keyPlace, place: place.reading.place(pair.value, path, keyPlace.offset) });
  }
  return entries;
}

/** A group whose keys the writer chooses. */
export function keyed<K extends string, V>(key: Reader<K>, value: Reader<V>): Reader<ReadonlyMap<K, V>> {
  const takes = `a group of keys: ${key.takes}`;
  return {
    takes,
    read: (place) => {
      const entries = entriesOf(place, takes);
      if (entries === refused) return refused;
      const pairs = entries.map((entry) => [key.read(entry.keyPlace), value.read(entry.place)] as const);
      const sound = pairs.filter((pair): pair is readonly [K, V] => !pair.includes(refused));
      return sound.length === pairs.length ? new Map(sound) : refused;
    },
  };
}

/** A value, or null where it says that there is none. */
export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  const takes = `${reader.takes}, or null`;
  return {
    takes,
    read: (place) =>
      isScalar(place.node) && place.node.value === null ? null : { ...reader, takes }.read(place),
  };
}

/** Goes on from a value that was read; `next` may refuse what does not fit together. */
export function refined<T, U>(reader: Reader<T>, next: (value: T, place: Place) => Result<U>): Reader<U> {
  return {
    takes: reader.takes,
    read: (place) => {
      const value = reader.read(place);
      return value === refused ? refused : next(value, place);
    },
  };
}
