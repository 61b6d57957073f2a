import { describe, expect, it } from 'vitest';
import { needlesOf } from './needle.js';
import { formsOf, wordsOf } from './notation.js';
import { WordIndex } from './word-index.js';
import { Words } from './words.js';

describe('the needles of an expression', () => {
  it.each([
    ['leaking', ['leaking']],
    ['water (?:leak|drip)s?', ['water ']],
    ['(?:漏|滴)水', ['水']],
    ['(?:leak|drip)s', ['leak', 'drip']],
    ['colou?r', ['colo']],
    ['no{0,2}isy', ['isy']],
    ['tom+or+ow', ['tom']],
    ['(?<!泄)漏(?!斗)', ['漏']],
    ['(?:leak)?', null],
    ['(?:leak|\\d+)', null],
    ['[ef]\\d{1,2}', null],
    ['s\\/n', ['s/n']],
    ['\\?\\s*$', ['?']],
  ])('%s', (source, needles) => {
    expect(needlesOf(source)).toEqual(needles);
  });
});

describe('a list of words', () => {
  const words = wordsOf(['leak*', 'water leak*', 'e#', '漏水', '漏']);
  const found = (text: string) => words.all(text).map(({ index, 0: word }) => `${index} ${word}`);

  it('finds the first, and of those at one place the first of the list', () => {
    expect(words.exec('a water leak, leaking')?.[0]).toBe('water leak');
    expect(words.exec('漏水')?.[0]).toBe('漏水');
  });

  it('finds all, none inside another', () => {
    expect(found('leaks: a water leak, e4 漏水漏')).toEqual([
      '0 leaks',
      '9 water leak',
      '21 e4',
      '24 漏水',
      '26 漏',
    ]);
    expect(words.blankedIn('leaks 漏水漏!')).toBe('    !');
  });

  it('finds nothing in a text without them', () => {
    expect([words.test('bleak'), words.exec('dry'), found('')]).toEqual([false, null, []]);
  });

  it('finds what was added after a text was looked at', () => {
    const index = new WordIndex();
    const first = new Words(formsOf(['drip']), index);
    expect(first.test('drip and leak')).toBe(true);
    expect(new Words(formsOf(['leak']), index).test('drip and leak')).toBe(true);
  });
});
