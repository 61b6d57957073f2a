const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Of hours and days, as part of an expression. */
export const NUMBER = `(?:\\d{1,2}|${COUNTS.join('|')})`;

export function englishNumber(text: string | undefined): number {
  if (!text) return 0;
  const counted = COUNTS.indexOf(text.toLowerCase()) + 1;
  if (counted) return counted;
  if (/^(?:an?|the)$/i.test(text)) return 1;
  if (/couple/i.test(text)) return 2;
  return /few/i.test(text) ? 3 : Number(text);
}
