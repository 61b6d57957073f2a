import { parseArgs } from 'node:util';
import { Guesses } from '../../domain/policy/reading/closest.js';
import type { Outcome } from '../command-line.js';
import { check } from './check.js';
import { diff } from './diff.js';
import { CommandRefused, type ReadText } from './outcome.js';
import type { Past } from './past.js';
import { preview } from './preview.js';
import { replay } from './replay.js';
import { tryCases } from './try-cases.js';

const usage: Readonly<Record<string, string>> = {
  check: 'check FILE                       what is wrong with a policy, each at its line',
  test: 'test FILE                        runs the cases beside it, FILE without .yaml + .cases.yaml',
  preview: 'preview FILE --facts FACTS.yaml  what it would promise in a case',
  diff: 'diff FILE FILE                   what the second promises differently, and for whom',
  replay: 'replay FILE --from DAY --to DAY  what the tickets opened in those days would have been promised',
};
const commands = Object.keys(usage);

/** How the command that was meant is written, or all of them. */
function usageLines([command]: readonly string[]): readonly string[] {
  const line = command === undefined ? undefined : usage[command];
  const lines = (line === undefined ? Object.values(usage) : [line]).map((one) => `npm run policy -- ${one}`);
  if (command === undefined || line !== undefined) return lines;
  return [
    `There is no command ${command}${new Guesses().didYouMean(command, commands) || '.'}`,
    '',
    ...lines,
  ];
}

/** The command line of `npm run policy`: what it was asked to do, done on texts that `read` finds and tickets of the past. */
export async function runCommand(
  args: readonly string[],
  read: ReadText,
  openPast: () => Promise<Past>,
): Promise<Outcome> {
  try {
    return (await asked(args, read, openPast)) ?? { lines: usageLines(args), passed: false };
  } catch (error) {
    if (error instanceof CommandRefused) return { lines: error.lines, passed: false };
    // An option that does not exist, or a file that cannot be read.
    if (error instanceof Error && 'code' in error) return { lines: [inWords(error)], passed: false };
    throw error;
  }
}

/** The system's own words are for programmers. */
function inWords(error: Error & { readonly code: unknown; readonly path?: unknown }): string {
  const path = typeof error.path === 'string' ? error.path : '';
  if (path === '') return error.message;
  if (error.code === 'ENOENT') {
    const isCases = path.endsWith('.cases.yaml');
    return `There is no file ${path}${isCases ? '; the cases of a policy stand beside it under that name' : ''}.`;
  }
  return error.code === 'EISDIR' ? `${path} is a folder, not a file.` : error.message;
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
