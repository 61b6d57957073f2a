const han = /\p{Script=Han}+/gu;
const latin = /[\p{L}\p{N}]+/gu;
const longest = 60;
const most = 2_000;

/**
 * The words that a text is found by: Latin words and numbers as they are, Chinese by single characters and pairs,
 * since Chinese leaves no blanks between words. Telephone numbers also without their country code.
 */
export function searchWords(...texts: readonly (string | null | undefined)[]): string[] {
  const folded = texts.filter(Boolean).join(' ').normalize('NFKC').toLowerCase();
  const words = new Set<string>();
  for (const [run] of folded.matchAll(han)) for (const word of chineseWords(run)) words.add(word);
  for (const [word] of folded.replace(han, ' ').matchAll(latin)) {
    words.add(word.slice(0, longest));
    if (/^86\d{10,11}$/.test(word)) words.add(word.slice(2));
  }
  return [...words].slice(0, most);
}

/** The same for what somebody looks for: pairs where there are two characters or more, beginnings of Latin words. */
export function searchQuery(sought: string): string | null {
  const folded = sought.normalize('NFKC').toLowerCase();
  const chinese = [...folded.matchAll(han)].flatMap(([run]) => (run.length === 1 ? [run] : pairs(run)));
  const others = [...folded.replace(han, ' ').matchAll(latin)].map(
    ([word]) => `${word.slice(0, longest)}':*`,
  );
  const terms = [...chinese.map((word) => `'${word}'`), ...others.map((word) => `'${word}`)];
  if (terms.length === 0) return null;
  const all = terms.slice(0, 20).join(' & ');
  const joined = joinedNumber(folded);
  return joined === null ? all : `(${all}) | '${joined}':*`;
}

/** A telephone number is read out in groups, "137 5555 0001", and stored as one word. */
function joinedNumber(folded: string): string | null {
  const digits = folded.replace(/\D/g, '');
  const grouped = /^\s*\+?\d+(?:[\s().-]+\d+)+\s*$/.test(folded);
  return grouped && digits.length >= 7 && digits.length <= 15 ? digits : null;
}

const pairs = (run: string): string[] =>
  [...run].slice(1).map((second, index) => `${[...run][index]}${second}`);
const chineseWords = (run: string): string[] => [...new Set([...run, ...pairs(run)])];

/** As the literal of a tsvector column. */
export const searchVectorOf = (words: readonly string[]): string =>
  words.map((word) => `'${word}'`).join(' ');
