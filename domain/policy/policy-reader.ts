import { DomainError } from '../errors.js';
import type { Policy } from './policy.js';
import { readDocument } from './reading/document.js';
import { type Problem, refused } from './reading/place.js';
import { readRoot } from './reading/root.js';

export type { Problem } from './reading/place.js';

/** A policy text that cannot be kept; nothing of it takes effect. */
export class PolicyError extends DomainError {
  /** @param problems in the order of the text. */
  constructor(readonly problems: readonly Problem[]) {
    super('BAD_USER_INPUT', sentence(problems), { field: 'yaml', problems });
  }
}

/** @throws PolicyError with all that is wrong, each at its line. */
export function readPolicy(yaml: string): Policy {
  const { value, problems } = readDocument(yaml, readRoot);
  if (value === refused) throw new PolicyError(problems);
  return { ...value, yaml };
}

function sentence(problems: readonly Problem[]): string {
  const [first] = problems;
  if (!first) return 'The policy cannot be read.';
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const path = first.path === '' ? '' : `${first.path}: `;
  return `Line ${first.line}, column ${first.column}: ${path}${first.message}${more}`;
}
