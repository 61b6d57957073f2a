import type { ComponentRow } from '../../schema/index.js';
import { calledElse } from './product.js';
import { fold } from './text/folded.js';

type Part = Pick<ComponentRow, 'code' | 'name' | 'consumable'>;

/** Words of a code that name no part by themselves: filter-core, power-adapter. */
const GENERIC = /^(?:power|core|unit|main|board|set|kit|part|assembly)$/;
const leastLetters = 4;

const wordsOf = ({ code, name }: Part): string[] => [
  ...calledElse(fold(name)),
  ...code
    .toLowerCase()
    .split('-')
    .filter((word) => word.length >= leastLetters && !GENERIC.test(word))
    .flatMap(calledElse),
];

function wordIn(plain: string, word: string): { start: number; end: number } | null {
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!/^[a-z]/.test(word)) return { start: at, end };
    const behind = /^s?(?![a-z])/.exec(plain.slice(end));
    if (behind && !/[a-z]/.test(plain[at - 1] ?? '')) return { start: at, end: end + behind[0].length };
  }
  return null;
}

/** What is told of a fault may name parts that wear out: those, as they were written. */
export function wornPartsIn(text: string, parts: readonly Part[]): string[] {
  const plain = fold(text);
  const named = parts
    .filter(({ consumable }) => consumable)
    .flatMap((part) => {
      const words = wordsOf(part).sort((one, other) => other.length - one.length);
      const hit = words.map((word) => wordIn(plain, word)).find((found) => found !== null);
      return hit ? [text.slice(hit.start, hit.end)] : [];
    });
  return [...new Set(named)];
}
