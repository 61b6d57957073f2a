/** Longer texts are no slips of the pen, and comparing them costs time. */
const longestSlip = 40;
/** Some milliseconds, and twice what a hundred mistyped keys take; names that are all alike could take seconds. */
const enoughWork = 500_000;
/** What an option costs that needs no table, measured in cells of one. */
const workOfAnOption = 25;

/** Tells what mistyped words of one text most likely meant, as long as that does not take too much work. */
export class Guesses {
  private left = enoughWork;

  /** The first of the nearest options; null when none is near, or when there was too much to guess. */
  closest(word: string, options: readonly string[]): string | null {
    if (word.length > longestSlip) return null;
    const written = word.toLowerCase();
    let nearest: string | null = null;
    let forgiven = longestSlip;
    for (const option of options) {
      if (forgiven < 0) break;
      const within = Math.min(forgiven, editsForgiven(option));
      this.left -= workOfAnOption;
      // Each letter more or less is an edit; most options need no table.
      if (Math.abs(option.length - written.length) > within) continue;
      this.left -= option.length * written.length;
      if (this.left < 0) break;
      const edits = editsBetween(written, option.toLowerCase(), within);
      if (edits > within) continue;
      nearest = option;
      forgiven = edits - 1;
    }
    return nearest;
  }

  didYouMean(word: string, options: readonly string[]): string {
    const meant = this.closest(word, options) ?? beginningWith(word, options);
    return meant === null ? '' : `; did you mean ${meant}?`;
  }
}

/** RECEIVED for RECEIVED_BY_DEALER. */
const beginningWith = (word: string, options: readonly string[]): string | null =>
  word.length >= 4 && word.length <= longestSlip
    ? (options.find((option) => option.toLowerCase().startsWith(word.toLowerCase())) ?? null)
    : null;

/** A third of its letters, and never all of them. */
const editsForgiven = (option: string): number =>
  Math.min(option.length - 1, Math.max(1, Math.floor(option.length / 3)));

/** The first row of a table: nothing made into so many letters. No option that is near is longer. */
const columns: readonly number[] = Array.from({ length: 2 * longestSlip }, (_, column) => column);

/**
 * Letters added, dropped, changed or swapped with their neighbour, row by row of the usual table; where they are more than
 * `most`, any number above it.
 */
function editsBetween(one: string, other: string, most: number): number {
  let beforeLast: number[] = [];
  let last = columns.slice(0, other.length + 1);
  let least = 0;
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let leastHere = row;
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + change,
        swapped ? (beforeLast[column - 2] ?? Number.POSITIVE_INFINITY) + 1 : Number.POSITIVE_INFINITY,
      );
      current.push(edits);
      leastHere = Math.min(leastHere, edits);
    }
    // A swap goes on from the row before the last.
    if (leastHere > most && least >= most) return leastHere;
    least = leastHere;
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? 0;
}
