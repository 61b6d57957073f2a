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
  return spans.reduce<string>(
    (left, span) =>
      span ? left.slice(0, span.start) + ' '.repeat(span.end - span.start) + left.slice(span.end) : left,
    text,
  );
}

export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
