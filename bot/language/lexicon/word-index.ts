import type { Needles } from './needle.js';

/** One way of putting something: an expression for folded text, and what a text must hold for it to match. */
export interface Form {
  readonly source: string;
  readonly needles: Needles;
}

/** A list of entries, and which of those found in the text looked at last are its own. */
export class List {
  /** The last look at a text that found any of them. */
  foundBy = 0;
  from = 0;
  until = 0;
}

/** A form in its list, of which the first that matches at a place counts; compiled when a text first holds its needle. */
export class Entry {
  readonly list: List;
  readonly order: number;
  readonly #source: string;
  #pattern: RegExp | undefined;
  /** The last look at a text that found it; cheaper than a set of those found. */
  foundBy = 0;

  constructor(list: List, order: number, source: string) {
    this.list = list;
    this.order = order;
    this.#source = source;
  }

  standsIn(plain: string): boolean {
    return this.#patternFrom(0).test(plain);
  }

  /** The first match from a place on. */
  execFrom(plain: string, from: number): RegExpExecArray | null {
    return this.#patternFrom(from).exec(plain);
  }

  #patternFrom(at: number): RegExp {
    const pattern = this.#pattern ?? new RegExp(this.#source, 'g');
    this.#pattern = pattern;
    pattern.lastIndex = at;
    return pattern;
  }
}

interface Needle {
  readonly text: string;
  readonly entries: Entry[];
  /** The number of another one that has the same place in the table; 0 for none. */
  readonly next: number;
  foundBy: number;
}

/** Needles by their first one, two or four characters: at each place the number of one, 0 for none. */
const places = 1 << 14;
const mixed = (one: number, other: number): number => Math.imul(one, 40_503) ^ Math.imul(other, 60_493);
const placeOf = (hash: number): number => (hash ^ (hash >>> 14)) & (places - 1);

const placeOfOne = (code: number): number => code & (places - 1);
const placeOfTwo = (one: number, two: number): number => placeOf(mixed(one, two));
const placeOfFour = (one: number, two: number, three: number, four: number): number =>
  placeOf(Math.imul(mixed(one, two), 31) ^ mixed(three, four));

const NOTHING: readonly Entry[] = [];
const mostRecent = 64;

/**
 * Which entries of all lists a text may hold, by one look at each of its places: hundreds of lists are held against
 * every message and against each of its clauses, and nearly all of them have nothing in it.
 */
export class WordIndex {
  readonly #ones = new Uint16Array(places);
  readonly #twos = new Uint16Array(places);
  readonly #fours = new Uint16Array(places);
  /** By their numbers, from 1 on. */
  readonly #needles: (Needle | undefined)[] = [undefined];
  readonly #numbers = new Map<string, number>();
  /**
   * What was found in the texts looked at before. As these outlive the message, they are kept as small as can be: one
   * array for a text, and not one for each list.
   */
  #recent = new Map<string, readonly Entry[]>();
  /** The text looked at last, and what was found in it, list by list. */
  #plain: string | undefined;
  #found = NOTHING;
  #looks = 0;

  add(entry: Entry, needles: readonly string[]): void {
    this.#recent.clear();
    this.#plain = undefined;
    for (const text of needles) this.#needles[this.#numberOf(text)]?.entries.push(entry);
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const [table, place] = this.#placeFor(text);
    const number = this.#needles.push({ text, entries: [], next: table[place] ?? 0, foundBy: 0 }) - 1;
    table[place] = number;
    this.#numbers.set(text, number);
    return number;
  }

  #placeFor(text: string): [Uint16Array, number] {
    const code = (at: number): number => text.charCodeAt(at);
    if (text.length === 1) return [this.#ones, placeOfOne(code(0))];
    if (text.length < 4) return [this.#twos, placeOfTwo(code(0), code(1))];
    return [this.#fours, placeOfFour(code(0), code(1), code(2), code(3))];
  }

  /** Those of a list of which the text holds a needle, in no order. */
  within(plain: string, list: List): readonly Entry[] {
    if (plain !== this.#plain) this.#lookAt(plain);
    return list.foundBy === this.#looks ? this.#found.slice(list.from, list.until) : NOTHING;
  }

  #lookAt(plain: string): void {
    this.#looks += 1;
    const known = this.#recent.get(plain);
    this.#found = known ? this.#recall(known) : this.#scan(plain);
    this.#plain = plain;
  }

  #recall(byList: readonly Entry[]): readonly Entry[] {
    let at = 0;
    for (const { list } of byList) {
      if (list.foundBy !== this.#looks) list.from = at;
      list.foundBy = this.#looks;
      at += 1;
      list.until = at;
    }
    return byList;
  }

  /** Each list gets a stretch as long as it has entries, and its entries are put there. */
  #byList(found: readonly Entry[]): readonly Entry[] {
    const lists: List[] = [];
    for (const { list } of found) {
      if (list.foundBy !== this.#looks) {
        list.foundBy = this.#looks;
        list.until = 0;
        lists.push(list);
      }
      list.until += 1;
    }
    let at = 0;
    for (const list of lists) {
      list.from = at;
      at += list.until;
      list.until = list.from;
    }
    const byList = new Array<Entry>(found.length);
    for (const entry of found) {
      byList[entry.list.until] = entry;
      entry.list.until += 1;
    }
    return byList;
  }

  #scan(plain: string): readonly Entry[] {
    const found: Entry[] = [];
    const [ones, twos, fours] = [this.#ones, this.#twos, this.#fours];
    const codeAt = (at: number): number => (at < plain.length ? plain.charCodeAt(at) : 0);
    let one = codeAt(0);
    let two = codeAt(1);
    let three = codeAt(2);
    for (let at = 0; at < plain.length; at += 1) {
      const four = codeAt(at + 3);
      const single = ones[placeOfOne(one)];
      if (single) this.#gather(found, single, plain, at);
      const pair = twos[placeOfTwo(one, two)];
      if (pair) this.#gather(found, pair, plain, at);
      const longer = fours[placeOfFour(one, two, three, four)];
      if (longer) this.#gather(found, longer, plain, at);
      one = two;
      two = three;
      three = four;
    }
    const byList = this.#byList(found);
    // Not cleared: a map that is, holds on to its old tables until the next great collection, and to all that is in them.
    if (this.#recent.size >= mostRecent) this.#recent = new Map();
    this.#recent.set(plain, byList);
    return byList;
  }

  #gather(found: Entry[], first: number, plain: string, at: number): void {
    for (let needle = this.#needles[first]; needle; needle = this.#needles[needle.next]) {
      if (needle.foundBy === this.#looks || !plain.startsWith(needle.text, at)) continue;
      needle.foundBy = this.#looks;
      for (const entry of needle.entries) this.#take(found, entry);
    }
  }

  #take(found: Entry[], entry: Entry): void {
    if (entry.foundBy === this.#looks) return;
    entry.foundBy = this.#looks;
    found.push(entry);
  }
}
