import type { Needles } from './needle.js';

/** One way of putting something: an expression for folded text, and what a text must hold for it to match. */
export interface Form {
  readonly source: string;
  readonly needles: Needles;
}

/** A form in its list, of which the first that matches at a place counts; compiled when a text first holds its needle. */
export class Entry {
  readonly list: number;
  readonly order: number;
  readonly #source: string;
  #pattern: RegExp | undefined;
  /** The last look at a text that found it; cheaper than a set of those found. */
  foundBy = 0;

  constructor(list: number, order: number, source: string) {
    this.list = list;
    this.order = order;
    this.#source = source;
  }

  /** The first match from a place on. */
  execFrom(plain: string, from: number): RegExpExecArray | null {
    const pattern = this.#pattern ?? new RegExp(this.#source, 'g');
    this.#pattern = pattern;
    pattern.lastIndex = from;
    return pattern.exec(plain);
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
const mostRecent = 256;

type ByList = ReadonlyMap<number, readonly Entry[]>;

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
  readonly #recent = new Map<string, ByList>();
  #last: { readonly plain: string; readonly lists: ByList } | undefined;
  #lists = 0;
  #looks = 0;

  /** The number that a new list goes by. */
  newList(): number {
    this.#lists += 1;
    return this.#lists;
  }

  add(entry: Entry, needles: readonly string[]): void {
    this.#recent.clear();
    this.#last = undefined;
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
  within(plain: string, list: number): readonly Entry[] {
    if (this.#last?.plain !== plain)
      this.#last = { plain, lists: this.#recent.get(plain) ?? this.#scan(plain) };
    return this.#last.lists.get(list) ?? NOTHING;
  }

  #scan(plain: string): ByList {
    this.#looks += 1;
    const lists = new Map<number, Entry[]>();
    const [ones, twos, fours] = [this.#ones, this.#twos, this.#fours];
    const codeAt = (at: number): number => (at < plain.length ? plain.charCodeAt(at) : 0);
    let one = codeAt(0);
    let two = codeAt(1);
    let three = codeAt(2);
    for (let at = 0; at < plain.length; at += 1) {
      const four = codeAt(at + 3);
      const single = ones[placeOfOne(one)];
      if (single) this.#gather(lists, single, plain, at);
      const pair = twos[placeOfTwo(one, two)];
      if (pair) this.#gather(lists, pair, plain, at);
      const longer = fours[placeOfFour(one, two, three, four)];
      if (longer) this.#gather(lists, longer, plain, at);
      one = two;
      two = three;
      three = four;
    }
    if (this.#recent.size >= mostRecent) this.#recent.clear();
    this.#recent.set(plain, lists);
    return lists;
  }

  #gather(lists: Map<number, Entry[]>, first: number, plain: string, at: number): void {
    for (let needle = this.#needles[first]; needle; needle = this.#needles[needle.next]) {
      if (needle.foundBy === this.#looks || !plain.startsWith(needle.text, at)) continue;
      needle.foundBy = this.#looks;
      for (const entry of needle.entries) this.#take(lists, entry);
    }
  }

  #take(lists: Map<number, Entry[]>, entry: Entry): void {
    if (entry.foundBy === this.#looks) return;
    entry.foundBy = this.#looks;
    const list = lists.get(entry.list);
    if (list) list.push(entry);
    else lists.set(entry.list, [entry]);
  }
}
