/** Longer texts are no slips of the pen, and comparing them costs time. */
const longestSlip = 40;

/** The option that a mistyped word most likely meant, or null when none is near. */
export function closest(word: string, options: readonly string[]): string | null {
  if (word.length > longestSlip) return null;
  const written = word.toLowerCase();
  const near = options
    .map((option) => ({ option, small: option.toLowerCase() }))
    // Each letter more or less is an edit; most options need no table.
    .filter(({ option, small }) => Math.abs(small.length - written.length) <= editsForgiven(option))
    .map(({ option, small }) => ({ option, edits: editsBetween(written, small) }))
    .filter(({ option, edits }) => edits <= editsForgiven(option) && edits < option.length)
    .sort((one, other) => one.edits - other.edits);
  return near[0]?.option ?? null;
}

const editsForgiven = (option: string): number => Math.max(1, Math.floor(option.length / 3));

export function didYouMean(word: string, options: readonly string[]): string {
  const meant = closest(word, options);
  return meant === null ? '' : `; did you mean ${meant}?`;
}

/** Letters added, dropped, changed or swapped with their neighbour, row by row of the usual table. */
function editsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + change,
          swapped ? (beforeLast[column - 2] ?? Number.POSITIVE_INFINITY) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? 0;
}
