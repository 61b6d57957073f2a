import { readFile } from 'node:fs/promises';
import { PolicyError, readPolicy } from '../domain/policy/policy-reader.js';
import { inProject } from '../schema/project.js';
import { latencyOf, type PartResult } from './figure.js';

const texts = 10_000;
const rubbish = [
  '',
  '\n',
  '\t',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!x ',
  '|',
  '9e9',
  'P',
  '~',
  '𠮷',
  '\u0000',
];

interface Read {
  readonly text: string;
  readonly taken: number;
  readonly accepted: boolean;
}

/** The shipped policy, damaged at one to four places, ten thousand times: how long it takes until it is read or refused. */
export async function readDamagedPolicies(): Promise<PartResult> {
  const shipped = await readFile(inProject('policies/default.yaml'), 'utf8');
  const random = pseudoRandom(20_261_126);
  const taken: number[] = [];
  let accepted = 0;
  let slowest: readonly Read[] = [];
  // As at a start of the program, which reads its policy before it takes another.
  readPolicy(shipped);
  for (let count = 0; count < texts; count += 1) {
    const one = read(damaged(shipped, random));
    taken.push(one.taken);
    if (one.accepted) accepted += 1;
    slowest = slowestOf([...slowest, one]);
  }
  const { p50, p99, max } = latencyOf(taken);
  const again = latencyOf(slowest.map(({ text }) => read(text).taken));
  return {
    title: '(g) damaged policy texts: read, or refused at a place',
    figures: [
      { what: 'read in spite of the damage', value: accepted, unit: `of ${texts}` },
      { what: 'p50', value: p50, unit: 'ms' },
      { what: 'p99', value: p99, unit: 'ms', most: 50 },
      { what: 'slowest', value: max, unit: 'ms', most: 50 },
      { what: 'slowest of the slowest twenty, read again', value: again.max, unit: 'ms', most: 50 },
    ],
    notes: [
      'What a text takes longer the first time is the compiler, the collection of garbage and what else the machine does.',
    ],
  };
}

function read(text: string): Read {
  const begun = performance.now();
  const accepted = isAccepted(text);
  return { text, taken: performance.now() - begun, accepted };
}

const slowestOf = (all: readonly Read[]): readonly Read[] =>
  all.toSorted((one, other) => other.taken - one.taken).slice(0, 20);

function isAccepted(text: string): boolean {
  try {
    readPolicy(text);
    return true;
  } catch (error) {
    if (error instanceof PolicyError && error.problems.every(({ line, column }) => line > 0 && column > 0))
      return false;
    throw error;
  }
}

function damaged(text: string, random: () => number): string {
  let damage = text;
  for (let edits = 1 + Math.floor(random() * 4); edits > 0; edits -= 1) {
    const at = Math.floor(random() * damage.length);
    const put = rubbish[Math.floor(random() * rubbish.length)] ?? '';
    damage = damage.slice(0, at) + put + damage.slice(at + Math.floor(random() * 40));
  }
  return damage;
}

/** The same texts in every run. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
