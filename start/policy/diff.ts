import { type Difference, diffPolicies, type FieldChange } from '../../domain/policy/policy-diff.js';
import type { Outcome } from '../command-line.js';
import { policyIn, type ReadText } from './outcome.js';

/** What changes, and for whom, when the second text takes the place of the first. */
export async function diff(before: string, after: string, read: ReadText): Promise<Outcome> {
  const differences = diffPolicies(await policyIn(before, read), await policyIn(after, read));
  if (differences.length === 0) return { lines: ['Both promise the same.'], passed: true };
  return { lines: differences.flatMap(linesOf), passed: true };
}

const signs = { ADDED: '+', REMOVED: '-', CHANGED: '~', REORDERED: '~' } as const;

/** What came or went is told whole; its `when` stands in the first line already. */
function linesOf({ section, id, change, forWhom, fields }: Difference): string[] {
  const name = id === null ? section : `${section} ${id}`;
  const told = change === 'CHANGED' ? fields : fields.filter(({ field }) => field !== 'when');
  return [
    `${signs[change]} ${name} ${change.toLowerCase()}${forWhom === null ? '' : `, for ${forWhom}`}`,
    ...told.map((field) => `    ${fieldLine(field, change)}`),
  ];
}

function fieldLine({ field, before, after }: FieldChange, change: Difference['change']): string {
  if (change === 'ADDED') return `${field}: ${after}`;
  if (change === 'REMOVED') return `${field}: ${before}`;
  return `${field}: ${before ?? 'nothing'} -> ${after ?? 'nothing'}`;
}
