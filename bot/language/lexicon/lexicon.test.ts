import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../../schema/project.js';
import { languages } from '../../../schema/vocabulary.js';
import { sideQuestionOf, understandAnswer, understandIntent } from '../intent.js';
import { quoteAnswerOf } from '../quote-answer.js';
import { fold } from '../text/folded.js';
import { intents, sideQuestions } from '../understanding.js';
import { readWords } from './lexicon-file.js';
import { wordsOf } from './notation.js';
import { allLexicons, lexiconOf } from './read-lexicon.js';

const caseSpec = z.strictObject({
  says: z.string(),
  means: z.enum(intents).optional(),
  answers: z.enum(['yes', 'no', 'neither', 'dontKnow', 'refuses']).optional(),
  asks: z.enum(sideQuestions).optional(),
  symptom: z.literal(true).optional(),
  toPrice: z.enum(['YES', 'NO', 'PONDERS', 'TOO_DEAR', 'nothing']).optional(),
});

const hasSymptom = (text: string): boolean => allLexicons().some(({ symptoms }) => symptoms.test(fold(text)));

describe.each(languages)('the words of %s', (language) => {
  const file = readFileSync(inProject(`bot/language/lexicon/${language}.cases.yaml`), 'utf8');
  it.each(z.array(caseSpec).parse(parse(file)))(
    '$says',
    ({ says, means, answers, asks, symptom, toPrice }) => {
      if (means) expect(understandIntent(says)[0]?.intent).toBe(means);
      if (answers)
        expect(understandAnswer(says)).toMatchObject(
          answers === 'neither' ? { yes: false, no: false } : { [answers]: true },
        );
      if (asks) expect(sideQuestionOf(says)).toBe(asks);
      if (toPrice) expect(quoteAnswerOf(says) ?? 'nothing').toBe(toPrice);
      if (symptom) expect(hasSymptom(says)).toBe(true);
    },
  );
});

describe('the notation', () => {
  it.each([
    ['leaking', 'it is leaking', true],
    ['leak', 'it is leaking', false],
    ['leak*', 'it is leaking', true],
    ['(water|oil) leak*', 'an oil leak', true],
    ['[is] leaking', 'leaking', false],
    ['[it ]leaks', 'leaks', true],
    ['send … technician', 'send me your technician', true],
    ['send … technician', 'send it back. the technician', false],
    ['change … filter', 'i changed the filter', false],
    ['取消…{ticket}', '取消t2611-7k3q9', true],
    ['^no', 'oh no', false],
    ['no$', 'oh no!', true],
    ['error #', 'error 42', true],
    ['cancel {ticket}', 'cancel t2611-7k3q9', true],
    ['算了;', '算了，不修', true],
    ['算了;', '算了一下', false],
    ['/漏(?!斗)/', '漏斗', false],
    ['淨水機', '净水机', true],
  ])('%s in “%s”: %s', (entry, text, found) => {
    expect(wordsOf([entry]).test(text)).toBe(found);
  });

  it('names the words that it cannot read', () => {
    expect(() => wordsOf(['fine', '(leak'])).toThrow('(leak');
  });
});

describe('a lexicon', () => {
  it('is refused with its file and the reason', () => {
    const broken = () => readWords('en', () => lexiconOf({ symptoms: [''] }));
    expect(broken).toThrow(/^bot\/language\/lexicon\/en\.yaml cannot be used: .*→ at symptoms\[0\]$/su);
  });

  it('refuses a list that nobody reads', () => {
    expect(() => lexiconOf({ symptomps: ['leak'] })).toThrow('symptomps');
  });

  it('may leave lists out', () => {
    expect(lexiconOf({}).symptoms.test('leak')).toBe(false);
  });
});
