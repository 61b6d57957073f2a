import { parseArgs } from 'node:util';
import type { Outcome } from '../command-line.js';
import { check } from './check.js';
import { diff } from './diff.js';
import { CommandRefused, type ReadText } from './outcome.js';
import type { Past } from './past.js';
import { preview } from './preview.js';
import { replay } from './replay.js';
import { tryCases } from './try-cases.js';

const usage = [
  'npm run policy -- check FILE                       what is wrong with a policy, each at its line',
  'npm run policy -- test FILE                        runs the cases beside it, FILE without .yaml + .cases.yaml',
  'npm run policy -- preview FILE --facts FACTS.yaml  what it would promise in a case',
  'npm run policy -- diff FILE FILE                   what the second promises differently, and for whom',
  'npm run policy -- replay FILE --from DAY --to DAY  what the tickets opened in those days would have been promised',
];

/** The command line of `npm run policy`: what it was asked to do, done on texts that `read` finds and tickets of the past. */
export async function runCommand(
  args: readonly string[],
  read: ReadText,
  openPast: () => Promise<Past>,
): Promise<Outcome> {
  try {
    return (await asked(args, read, openPast)) ?? { lines: usage, passed: false };
  } catch (error) {
    if (error instanceof CommandRefused) return { lines: error.lines, passed: false };
    // An option that does not exist, or a file that cannot be read.
    if (error instanceof Error && 'code' in error) return { lines: [error.message], passed: false };
    throw error;
  }
}

/** Null when it makes no sense. */
function asked(
  args: readonly string[],
  read: ReadText,
  openPast: () => Promise<Past>,
): Promise<Outcome> | null {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { facts: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  });
  const [command, first, second, ...more] = positionals;
  if (first === undefined || more.length > 0) return null;
  if (command === 'diff') return second === undefined ? null : diff(first, second, read);
  if (second !== undefined) return null;
  if (command === 'check') return check(first, read);
  if (command === 'test') return tryCases(first, read);
  const { from, to } = values;
  if (command === 'replay') return from && to ? replay(first, { from, to }, read, openPast) : null;
  return command === 'preview' && values.facts !== undefined ? preview(first, values.facts, read) : null;
}
