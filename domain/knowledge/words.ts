import { simplify } from '../customer/simplify.js';

/** Words that every question has. */
const idle =
  /请问|麻烦|谢谢|你们|我们|我想|问一?下|了解|知道|想问|这个|那个|一个|一般|应该|需要|可以|的话|您|你|我|吗|呢|吧|啊|的|了|是|有|会|要|给|在|和/g;
const idleWords = new Set(
  'a an the i you we it is are was be do does did can could should would will shall my your our me us to of for on in at and or if with this that there have has had get please tell about what which when where how who why any some so as by from not no'.split(
    ' ',
  ),
);

const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:'s|ing|ed|es|s|e)$/, '') : word.replace(/'s$|s$/, '');

/**
 * The words of a text as a search compares them: Latin words by their stem, Chinese by pairs of characters, since
 * nothing stands between its words; traditional characters as simplified ones.
 */
export function wordsOf(text: string): string[] {
  const plain = simplify(text).toLowerCase();
  const latin = plain.match(/[a-z][a-z0-9'-]*/g) ?? [];
  const runs = plain.replace(idle, ' ').match(/\p{Script=Han}+/gu) ?? [];
  return [...new Set([...latin.filter((word) => !idleWords.has(word)).map(stem), ...runs.flatMap(pairs)])];
}

const pairs = (run: string): string[] =>
  run.length < 2 ? [] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
