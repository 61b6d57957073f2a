import { Entry, type Form, List, WordIndex } from './word-index.js';

/** A list of words, to be looked for in folded text; of several that stand at one place the first of the list counts. */
export class Words {
  readonly #index: WordIndex;
  readonly #list = new List();
  /** Those that no needle tells of. */
  readonly #unknown: readonly Entry[];

  constructor(forms: readonly Form[], index: WordIndex = new WordIndex()) {
    this.#index = index;
    const unknown: Entry[] = [];
    for (const [order, { source, needles }] of forms.entries()) {
      const entry = new Entry(this.#list, order, source);
      if (needles) index.add(entry, needles);
      else unknown.push(entry);
    }
    this.#unknown = unknown;
  }

  /** False when none of them stands in the text, nor in any piece of it. */
  mayStandIn(plain: string): boolean {
    return this.#unknown.length > 0 || this.#index.within(plain, this.#list).length > 0;
  }

  test(plain: string): boolean {
    const entries = this.#within(plain);
    return entries.length > 0 && entries.some((entry) => entry.standsIn(plain));
  }

  /** The first of them. */
  exec(plain: string): RegExpExecArray | null {
    const entries = this.#within(plain);
    if (entries.length <= 1) return entries[0]?.execFrom(plain, 0) ?? null;
    let best: Place | null = null;
    for (const entry of entries) best = firstOf(best, placeOf(entry, plain, 0));
    return best?.match ?? null;
  }

  /** All of them, none inside another. */
  all(plain: string): readonly RegExpExecArray[] {
    const entries = this.#within(plain);
    if (entries.length === 0) return NONE;
    const matches: RegExpExecArray[] = [];
    let places = entries.map((entry) => placeOf(entry, plain, 0));
    for (let first = places.reduce(firstOf, null); first; first = places.reduce(firstOf, null)) {
      const { match } = first;
      matches.push(match);
      const from = match.index + Math.max(1, match[0].length);
      places = places.map((place) =>
        place && place.match.index < from ? placeOf(place.entry, plain, from) : place,
      );
    }
    return matches;
  }

  /** The text with a blank for each of them. */
  blankedIn(plain: string): string {
    const matches = this.all(plain);
    if (matches.length === 0) return plain;
    let at = 0;
    let result = '';
    for (const { index, 0: words } of matches) {
      result += `${plain.slice(at, index)} `;
      at = index + words.length;
    }
    return result + plain.slice(at);
  }

  #within(plain: string): readonly Entry[] {
    const within = this.#index.within(plain, this.#list);
    if (this.#unknown.length === 0) return within;
    return within.length === 0 ? this.#unknown : [...within, ...this.#unknown];
  }
}

const NONE: readonly RegExpExecArray[] = [];

/** Where an entry stands. */
interface Place {
  readonly entry: Entry;
  readonly match: RegExpExecArray;
}

function placeOf(entry: Entry, plain: string, from: number): Place | null {
  const match = entry.execFrom(plain, from);
  return match && { entry, match };
}

function firstOf(one: Place | null, other: Place | null): Place | null {
  if (!one || !other) return one ?? other;
  const later = one.match.index - other.match.index;
  return later > 0 || (later === 0 && one.entry.order > other.entry.order) ? other : one;
}
