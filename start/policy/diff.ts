import { type Difference, diffPolicies, type FieldChange } from '../../domain/policy/policy-diff.js';
import { type Outcome, policyIn, type ReadText } from './outcome.js';

/** What changes, and for whom, when the second text takes the place of the first. */
export async function diff(before: string, after: string, read: ReadText): Promise<Outcome> {
  const differences = diffPolicies(await policyIn(before, read), await policyIn(after, read));
  if (differences.length === 0) return { lines: ['Both promise the same.'], passed: true };
  return { lines: differences.flatMap(linesOf), passed: true };
}

const signs = { ADDED: '+', REMOVED: '-', CHANGED: '~', REORDERED: '~' } as const;

const linesOf = ({ section, id, change, forWhom, fields }: Difference): string[] => [
  `${signs[change]} ${[section, id].filter((part) => part !== null).join(' ')} ${change.toLowerCase()}${forWhom ? `, for ${forWhom}` : ''}`,
  ...fields.map((field) => `    ${fieldLine(field)}`),
];

function fieldLine({ field, before, after }: FieldChange): string {
  if (before === null) return `${field}: ${after}`;
  return `${field}: ${before} -> ${after ?? 'nothing'}`;
}
