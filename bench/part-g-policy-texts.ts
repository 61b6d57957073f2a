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

/** The shipped policy, damaged at one to four places, ten thousand times: how long it takes until it is read or refused. */
export async function readDamagedPolicies(): Promise<PartResult> {
  const shipped = await readFile(inProject('policies/default.yaml'), 'utf8');
  const random = pseudoRandom(20_261_126);
  const taken: number[] = [];
  let accepted = 0;
  for (let count = 0; count < texts; count += 1) {
    const text = damaged(shipped, random);
    const begun = performance.now();
    if (isAccepted(text)) accepted += 1;
    taken.push(performance.now() - begun);
  }
  const { p50, p99, max } = latencyOf(taken);
  return {
    title: '(g) damaged policy texts: read, or refused at a place',
    figures: [
      { what: 'read in spite of the damage', value: accepted, unit: `of ${texts}` },
      { what: 'p50', value: p50, unit: 'ms' },
      { what: 'p99', value: p99, unit: 'ms', most: 50 },
      { what: 'slowest', value: max, unit: 'ms' },
    ],
    notes: [],
  };
}

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
