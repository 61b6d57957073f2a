import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PolicyError, readPolicy } from './policy-reader.js';

const shipped = readFileSync(new URL('../../policies/default.yaml', import.meta.url), 'utf8');
/** Whole sections, so that a text is small enough to be read a thousand times. */
const [front = '', calendars = '', zones = '', ...sections] = shipped.split(/\n(?=[a-zA-Z]+:\n)/);
const head = `${front}\n${calendars}\n${zones}\n`;

const signs = [...' \n\t\r:-[]{},"\'#|>%!?~0\u0000\u2028𠮷'];
const values =
  'null true 1e999 .nan -1 2026-02-30 P PT P1Y 100% 24:00 __proto__ constructor toString &a *a'.split(' ');
const rubbish = fc.constantFrom(
  '',
  '\ud800',
  '9'.repeat(30),
  '<<: *a',
  '---\n',
  '...\n',
  ...signs,
  ...values,
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(40),
  put: fc.oneof(rubbish, fc.string({ unit: 'binary', maxLength: 8 })),
});

interface Edit {
  readonly at: number;
  readonly drop: number;
  readonly put: string;
}
const apply = (text: string, { at, drop, put }: Edit): string => {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + drop);
};

/** Accepted with all its parts, or refused with at least one place inside the text. */
function expectAnAnswer(yaml: string): void {
  try {
    expect(readPolicy(yaml).calendars.has('always')).toBe(true);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const lines = yaml.split('\n').length;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { line, column, message } of error.problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(message).not.toBe('');
    }
  }
}

it('answers every damaged policy: accepted, or refused at a place', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sections),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      (section, edits) => {
        expectAnAnswer(edits.reduce(apply, head + section));
      },
    ),
    { numRuns: 1_000 },
  );
});

it('answers any text at all', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(rubbish).map((parts) => parts.join('')),
        fc.json(),
      ),
      expectAnAnswer,
    ),
    { numRuns: 500 },
  );
});

it('answers lists, groups, numbers and texts wherever another value belongs', { timeout: 120_000 }, () => {
  const value = fc.constantFrom(
    '{}',
    '[]',
    '[[]]',
    '{a: b}',
    '0',
    '-1',
    '.inf',
    '""',
    'x',
    '~',
    'true',
    '[~]',
    '[{}]',
    '{id: x}',
  );
  const places = [...shipped.matchAll(/(?<=: )[^\s,{}[\]"#]+(?=[,}\]\n ])/g)];
  fc.assert(
    fc.property(fc.nat(places.length - 1), value, (index, put) => {
      const { index: at = 0, 0: old = '' } = places[index] ?? {};
      expectAnAnswer(shipped.slice(0, at) + put + shipped.slice(at + old.length));
    }),
    { numRuns: 150 },
  );
});
