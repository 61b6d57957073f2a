/** Something recognised in a customer's words. `start` and `end` cut `raw` out of the text as it was typed. */
export interface Found<T> {
  readonly value: T;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function found<T>(text: string, start: number, end: number, value: T): Found<T> {
  return { value, raw: text.slice(start, end), start, end };
}

/** The text with the spans blanked out, every other character at its old place, so that spans stay comparable. */
export function without(text: string, spans: readonly (Span | null | undefined)[]): string {
  return replaced(text, spans, ' ');
}

/** The text with another character at every place of the spans. */
export function replaced(text: string, spans: readonly (Span | null | undefined)[], blank: string): string {
  const inOrder = spans.filter((span) => span !== null && span !== undefined);
  if (inOrder.length === 0) return text;
  inOrder.sort((one, other) => one.start - other.start);
  let result = '';
  let at = 0;
  for (const { start, end } of inOrder) {
    if (start > at) result += text.slice(at, start);
    if (end > at) result += blank.repeat(end - Math.max(at, start));
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}

export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** Every match of an expression with the flag g. Not `matchAll`, which makes the expression anew at each call. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return matches;
}

/** Which places of a text are taken; cheap however many spans there are. */
export class Cover {
  readonly #taken: Uint8Array;

  constructor(length: number, spans: readonly Span[] = []) {
    this.#taken = new Uint8Array(length);
    for (const { start, end } of spans) this.#taken.fill(1, start, end);
  }

  touches({ start, end }: Span): boolean {
    for (let at = start; at < end; at += 1) if (this.#taken[at] === 1) return true;
    return false;
  }

  /** Takes a span that touches none taken before; says whether it did. */
  take(span: Span): boolean {
    if (this.touches(span)) return false;
    this.#taken.fill(1, span.start, span.end);
    return true;
  }
}
