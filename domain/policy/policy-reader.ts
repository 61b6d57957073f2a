import { LineCounter, parseDocument } from 'yaml';
import { DomainError } from '../errors.js';
import type { Policy } from './policy.js';
import { aliasesOf } from './reading/aliases.js';
import { type Problem, Reading, ReadingStopped, type Result, refused } from './reading/place.js';
import { readRoot } from './reading/root.js';

export type { Problem } from './reading/place.js';

/** A policy text that cannot be kept; nothing of it takes effect. */
export class PolicyError extends DomainError {
  /** @param problems in the order of the text. */
  constructor(readonly problems: readonly Problem[]) {
    super('BAD_USER_INPUT', sentence(problems), { field: 'yaml', problems });
  }
}

const mostBytes = 256 * 1024;

/** @throws PolicyError with all that is wrong, each at its line. */
export function readPolicy(yaml: string): Policy {
  const problems: Problem[] = [];
  const policy = Buffer.byteLength(yaml) > mostBytes ? refuseWhole(problems) : parse(yaml, problems);
  if (policy === refused || problems.length > 0)
    throw new PolicyError(
      problems.toSorted((one, other) => one.line - other.line || one.column - other.column),
    );
  return { ...policy, yaml };
}

function refuseWhole(problems: Problem[], message = 'is larger than 256 KB'): typeof refused {
  problems.push({ line: 1, column: 1, path: '', message });
  return refused;
}

function parse(yaml: string, problems: Problem[]): Result<Omit<Policy, 'yaml'>> {
  try {
    return readText(yaml, problems);
  } catch (error) {
    if (error instanceof ReadingStopped) return refused;
    // The library goes one call deeper with each level of nesting; no policy has more than ten levels.
    if (error instanceof RangeError) return refuseWhole(problems, 'is nested too deeply');
    throw error;
  }
}

function readText(yaml: string, problems: Problem[]): Result<Omit<Policy, 'yaml'>> {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter,
    prettyErrors: false,
    // Under `silent` the library takes the first of several documents and says nothing of the others.
    logLevel: 'error',
    // Doubled keys are found while reading; the library's own search costs the square of their number.
    uniqueKeys: false,
  });
  const reading = new Reading(problems, lineCounter, aliasesOf(document.contents));
  for (const { pos, message } of [...document.errors, ...document.warnings])
    reading.refuse(pos[0], '', `is not sound YAML: ${message}`);
  return problems.length > 0 ? refused : readRoot(reading.place(document.contents, '', 0));
}

function sentence(problems: readonly Problem[]): string {
  const [first] = problems;
  if (!first) return 'The policy cannot be read.';
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const path = first.path === '' ? '' : `${first.path}: `;
  return `Line ${first.line}, column ${first.column}: ${path}${first.message}${more}`;
}
