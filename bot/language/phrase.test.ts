import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../domain/errors.js';
import { languages } from '../../schema/vocabulary.js';
import { button, buttonsOf, catalogues, nameOf, phrase, sayLines, sayRefusal } from './phrase.js';
import type { PhraseKey } from './phrases/phrase-key.js';
import { scriptOf } from './text/script.js';

// The keys of a catalogue are exactly the phrase keys, which its type says and Object.keys does not.
const keys = Object.keys(catalogues.en) as PhraseKey[];

const blanks = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ''))].sort();

describe('the phrases', () => {
  it.each(keys)('ask for the same parameters in every language: %s', (key) => {
    for (const language of languages) {
      expect(blanks(catalogues[language][key]).filter((name) => !['one', 'other'].includes(name))).toEqual(
        blanks(catalogues.en[key]).filter((name) => !['one', 'other'].includes(name)),
      );
    }
  });

  it('are written in their own script', () => {
    expect(keys.filter((key) => scriptOf(catalogues['zh-Hans'][key]) === 'HANT')).toEqual([]);
    expect(keys.filter((key) => scriptOf(catalogues['zh-Hant'][key]) === 'HANS')).toEqual([]);
    expect(keys.filter((key) => /\p{Script=Han}/u.test(catalogues.en[key]))).toEqual([]);
  });

  it('put the customer’s words in as they are', () => {
    const what = `<b>O'Brien</b> {{7*7}} \${7*7} '; --`;
    expect(phrase('en', 'heard', { what })).toBe(`I have noted: ${what}.`);
  });

  it('count in words of the language', () => {
    expect(phrase('en', 'phone_too_short', { digits: 1 })).toContain('only 1 digit,');
    expect(phrase('en', 'phone_too_short', { digits: 7 })).toContain('only 7 digits,');
    expect(phrase('zh-Hans', 'phone_too_short', { digits: 7 })).toContain('只有7位');
  });

  it('show a summary line by line', () => {
    expect(
      sayLines('zh-Hant', [
        ['label_name', '陳怡君'],
        ['label_time', '隨時'],
      ]),
    ).toBe('稱呼：陳怡君\n到訪時間：隨時');
  });

  it.each(refusalCodes)('has a word for the refusal %s in every language', (code) => {
    for (const language of languages) expect(sayRefusal(language, code).length).toBeGreaterThan(5);
  });

  it('names the members of the closed lists', () => {
    expect(nameOf('zh-Hans', 'ticketState', 'OPEN')).toContain('已受理');
    expect(buttonsOf('en', 'level').map(({ title }) => title)).toEqual([
      'Very satisfied',
      'Satisfied',
      'Dissatisfied',
      'Very dissatisfied',
    ]);
    expect(button('en', 'button_yes')).toEqual({ title: 'Yes', payload: 'Yes' });
  });
});

describe('handing over', () => {
  const person =
    /(?:人工客服|人工|客服|专员|專員|同事)(?!客服|[热熱][线線]|[电電][话話])|\b(?:agents?|colleagues?|representatives?|human|staff member)\b/i;
  const offers =
    /如需|如果|若|是否|要不要|随时|隨時|[拨撥]打|致[电電]|可以?[^，,]{0,6}$|(?:回[复覆]|[输輸]入|[发發]送|[说說]|[点點][击擊選选])\P{L}*$|\b(?:if|type|say|write|send|call|would you like|do you want|want to)\b|\b(?:can|could)\b[^,]{0,30}$/iu;
  const sentences = (text: string): string[] => text.split(/[。！？!?；;\n]|\.(?=\s|$)/);
  const handsOver = (text: string): boolean =>
    sentences(text).some((sentence) => {
      const at = sentence.search(person);
      return at >= 0 && !offers.test(sentence.slice(0, at));
    });

  it.each(languages)('is said only when it is done, in %s', (language) => {
    const saying = keys.filter((key) => !key.startsWith('button_') && handsOver(catalogues[language][key]));
    expect(saying.sort()).toEqual(['handed_over', 'handed_over_waiting']);
  });
});
