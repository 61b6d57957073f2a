import { type Alias, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import { Guesses } from './closest.js';

/** Something wrong at a place of the text; the message says what that place takes. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  /** Such as `sla[0].when.kind`; empty for the text as a whole. */
  readonly path: string;
  readonly message: string;
}

/** The mark of what could not be read; the problem is recorded where it was found. */
export const refused = Symbol('refused');
export type Result<T> = T | typeof refused;

/** Nobody reads further, and a text that breeds problems by the thousand must not cost time. */
export const enoughProblems = 100;
/** Aliases can multiply a small text into a huge one; a real policy has a few hundred places. */
const enoughPlaces = 20_000;

export class ReadingStopped extends Error {}

/** One reading of one text: where its lines are, what its aliases stand for, what was found wrong. */
export class Reading {
  readonly guesses = new Guesses();
  private places = 0;

  constructor(
    private readonly problems: Problem[],
    private readonly lines: LineCounter,
    private readonly aliased: ReadonlyMap<Alias, Node>,
  ) {}

  refuse(offset: number, path: string, message: string): typeof refused {
    const { line, col } = this.lines.linePos(offset);
    // The library answers line 0 for an offset before the first line that it counted.
    this.problems.push({ line: Math.max(line, 1), column: Math.max(col, 1), path, message });
    if (this.problems.length >= enoughProblems) throw new ReadingStopped();
    return refused;
  }

  lineOf(offset: number): number {
    return this.lines.linePos(offset).line;
  }

  /** @param fallback where the place is when nothing is written there. */
  place(node: unknown, path: string, fallback: number): Place {
    this.places += 1;
    if (this.places > enoughPlaces) {
      this.refuse(fallback, path, 'the aliases make this text too large to be a policy');
      throw new ReadingStopped();
    }
    const written = isAlias(node) ? this.aliased.get(node) : node;
    const offset = isAlias(node) || isNode(node) ? (node.range?.[0] ?? fallback) : fallback;
    const alias = isAlias(node) ? node.source : null;
    return new Place(this, isNode(written) ? written : null, path, offset, alias);
  }
}

const isNode = (value: unknown): value is Node => isMap(value) || isSeq(value) || isScalar(value);

/** A value in the text, with the way to it. */
export class Place {
  constructor(
    readonly reading: Reading,
    readonly node: Node | null,
    readonly path: string,
    readonly offset: number,
    private readonly alias: string | null,
  ) {}

  refuse(message: string): typeof refused {
    return this.reading.refuse(this.offset, this.path, message);
  }

  /** A value of the wrong sort. */
  wrong(takes: string, hint = ''): typeof refused {
    return this.refuse(`takes ${takes}, not ${this.shown()}${hint}`);
  }

  /** The text of a plain value; a number counts as it is written, so that 1.10 is not 1.1. */
  text(): string | null {
    if (!isScalar(this.node)) return null;
    const { value, source } = this.node;
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? (source ?? String(value)) : null;
  }

  private shown(): string {
    if (this.node === null && this.alias !== null)
      return `*${this.alias}, for nothing above is named &${this.alias}`;
    if (isMap(this.node)) return 'a group of keys';
    if (isSeq(this.node)) return 'a list';
    const text = isScalar(this.node) && this.node.value !== null ? String(this.node.value) : '';
    return text === '' ? 'nothing' : quoted(text);
  }
}

export const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;

/** An item of a list that was read before. */
export function itemOf(place: Place, index: number): Place {
  const node = isSeq(place.node) ? place.node.items[index] : null;
  return place.reading.place(node, `${place.path}[${index}]`, place.offset);
}
