import { badInput } from '../errors.js';
import type { Policy } from '../policy/policy.js';

/** @throws BAD_USER_INPUT naming the field */
export function knownMarks({ marks }: Pick<Policy, 'marks'>, field: string, told: readonly string[]): void {
  const stray = told.find((mark) => !marks.includes(mark));
  if (stray !== undefined)
    throw badInput(
      field,
      `${field} takes marks of the ticket's policy: ${marks.join(', ') || 'it has none'}.`,
    );
}
