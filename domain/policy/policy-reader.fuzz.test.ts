import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PolicyError, readPolicy } from './policy-reader.js';

/** Every policy that is shipped, and the demonstration company, which is none. */
const folder = join(import.meta.dirname, '../../policies');
const shipped = readdirSync(folder)
  .filter((file) => /(?<!\.cases)\.yaml$/.test(file))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

/** Fixed, so that a run that fails here fails everywhere; fast-check tells it with the text that failed. */
const seed = 20_261_126;
const textsOfAKind = 2_500;

const signs = [...' \n\t\r:-[]{},"\'#|>%!?~0*&\u0000\u2028𠮷，：'];
const values =
  'null true 1e999 .nan .inf -1 0 2026-02-30 P PT P1Y 100% 24:00 __proto__ constructor toString &a *a ~ "" x {} [] [[]] [~] [{}]'
    .split(' ')
    .concat('{a: b}', '{id: x}');
const structure = [
  '---\n',
  '...\n',
  '<<: *a',
  '? ',
  '- ',
  ': ',
  '%YAML 1.2\n',
  '!!map ',
  '&a ',
  '*a ',
  '| \n',
  '>-\n',
].concat('[', ']', '{', '}', '"', "'", '{{{{', '9'.repeat(30), '\ud800');

type Mutation = (text: string) => string;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const someOf = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 1, maxLength: 4 });
const cut = (text: string, at: number, drop: number, put: string): string => {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + drop);
};

const characters: fc.Arbitrary<Mutation> = fc
  .tuple(
    share,
    fc.nat(40),
    fc.oneof(fc.constantFrom('', ...signs), fc.string({ unit: 'binary', maxLength: 8 })),
  )
  .map(
    ([at, drop, put]) =>
      (text) =>
        cut(text, at, drop, put),
  );

const withLines: readonly ((lines: readonly string[], at: number, other: number) => readonly string[])[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, at, other) => lines.toSpliced(at, 0, lines[other] ?? ''),
  (lines, at, other) => lines.with(at, lines[other] ?? '').with(other, lines[at] ?? ''),
  (lines, at) => lines.with(at, `  ${lines[at]}`),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace(/^ {1,2}/, '')),
  (lines, at) => lines.with(at, `\t${lines[at]}`),
  (lines, at, other) => lines.slice(Math.min(at, other), Math.max(at, other)),
  (lines, at) => lines.with(at, `# ${lines[at]}`),
];
const lines: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom(...withLines), share, share)
  .map(([change, one, other]) => (text) => {
    const all = text.split('\n');
    const at = (part: number) => Math.min(all.length - 1, Math.floor(part * all.length));
    return change(all, at(one), at(other)).join('\n');
  });

/** Puts a sign of YAML before a word, or takes one away. */
const structures: fc.Arbitrary<Mutation> = fc
  .tuple(fc.boolean(), fc.constantFrom(...structure), share)
  .map(([put, sign, part]) => (text) => {
    const places = [...text.matchAll(put ? /(?<=[\s[{,])\S/g : /[-:,[\]{}"'#]/g)];
    const at = places[Math.floor(part * (places.length - 1))]?.index ?? 0;
    return put ? text.slice(0, at) + sign + text.slice(at) : text.slice(0, at) + text.slice(at + 1);
  });

/** Another value where one stands, be it a list, a group, a number or a text. */
const otherValues: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom(...values), share)
  .map(([value, part]) => (text) => {
    const places = [...text.matchAll(/(?<=: |[[,] ?)[^\s,{}[\]"#]+(?=[,}\]\n ])/g)];
    const { index: at = 0, 0: old = '' } = places[Math.floor(part * (places.length - 1))] ?? {};
    return text.slice(0, at) + value + text.slice(at + old.length);
  });

/** Processor time, not time on the clock: how busy the machine is with other things does not count. */
const slowTexts: number[] = [];
const promised = 50;
/**
 * What the collection of garbage and the compiler add on a machine that is busy with other things stays far below ten times what
 * is promised; a reader whose work grows with the square of these texts takes seconds.
 */
const hardBound = 10 * promised;

function timed<Result>(work: () => Result): Result {
  const before = process.cpuUsage();
  try {
    return work();
  } finally {
    const { user, system } = process.cpuUsage(before);
    const taken = (user + system) / 1000;
    if (taken > promised) slowTexts.push(taken);
  }
}

/** Accepted with its calendars, or refused with at least one place, each on a line of the text. */
function expectAnAnswer(yaml: string): void {
  try {
    const policy = timed(() => readPolicy(yaml));
    if (!policy.calendars.has('always')) throw new Error('accepted without its calendars');
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    const lines = yaml.split('\n').length;
    const stray = error.problems.find(
      ({ line, column, message }) => message === '' || line < 1 || line > lines || column < 1,
    );
    expect(stray).toBeUndefined();
  }
}

describe('ten thousand damaged policies are accepted, or refused at a place', () => {
  it.each([
    ['characters', characters],
    ['lines', lines],
    ['structure', structures],
    ['values', otherValues],
  ])('%s', { timeout: 300_000 }, (_what, mutation) => {
    fc.assert(
      fc.property(fc.constantFrom(...shipped), someOf(mutation), (text, mutations) => {
        expectAnAnswer(mutations.reduce((damaged, mutate) => mutate(damaged), text));
      }),
      { seed, numRuns: textsOfAKind },
    );
  });

  afterAll(() => {
    expect(Math.max(0, ...slowTexts), `seed ${seed}: milliseconds of the slowest`).toBeLessThan(hardBound);
    expect(slowTexts.length, `seed ${seed}: texts over ${promised} ms`).toBeLessThan(
      (4 * textsOfAKind) / 100,
    );
  });
});

it('answers any text at all', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(fc.constantFrom(...signs, ...values, ...structure)).map((parts) => parts.join('')),
        fc.json(),
      ),
      expectAnAnswer,
    ),
    { seed, numRuns: 500 },
  );
});
