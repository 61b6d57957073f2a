import type { Policy } from '../../domain/policy/policy.js';
import { PolicyError, type Problem, readPolicy } from '../../domain/policy/policy-reader.js';

/** Ends a command early: what it was given cannot be used. */
export class CommandRefused extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

export type ReadText = (path: string) => Promise<string>;

/** In the form that editors and terminals make a link of. */
export const problemLines = (path: string, problems: readonly Problem[]): string[] =>
  problems.map(({ line, column, path: place, message }) =>
    [`${path}:${line}:${column}`, place, message].filter((part) => part !== '').join(' '),
  );

/** @throws CommandRefused with every problem of the text. */
export async function policyIn(path: string, read: ReadText): Promise<Policy> {
  const yaml = await read(path);
  try {
    return readPolicy(yaml);
  } catch (error) {
    if (error instanceof PolicyError) throw new CommandRefused(problemLines(path, error.problems));
    throw error;
  }
}
