import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, inPieces } from './plain-text.js';

const bytes = (text: string) => Buffer.byteLength(text);
const bare = (text: string) => text.replace(/\s+/g, '');

describe('inPieces', () => {
  it('leaves a text that fits alone', () => {
    expect(inPieces('您好\n再见', 100)).toEqual(['您好\n再见']);
    expect(inPieces('', 100)).toEqual([]);
  });

  it('cuts between lines, else behind a sentence, else between words', () => {
    expect(inPieces('一二三四五六\n七八九十', 30)).toEqual(['一二三四五六', '七八九十']);
    expect(inPieces('一二三四五六。七八九十', 30)).toEqual(['一二三四五六。', '七八九十']);
    expect(inPieces('seven eight nine ten', 18)).toEqual(['seven eight nine', 'ten']);
  });

  it('keeps every character, in order, within the limit and whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 64, max: 300 }),
        (text, most) => {
          const pieces = inPieces(text, most);
          expect(bare(pieces.join(''))).toBe(bare(text));
          for (const piece of pieces) expect(bytes(piece)).toBeLessThanOrEqual(most);
          expect(pieces.join('')).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
  });

  it('does not stop at a character that is longer than a piece', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(inPieces(family, 8).join('')).toBe(family);
  });
});

describe('cut', () => {
  it('says that something is missing, and never halves a character', () => {
    expect(cut('abc', 3)).toBe('abc');
    expect(cut('abcd', 3)).toBe('ab…');
    expect(cut('a😀bc', 3)).toBe('a…');
  });
});
