import { simplify } from '../../domain/customer/simplify.js';
import type { Policy } from '../../domain/policy/policy.js';

const fold = (text: string): string => simplify(text).toLowerCase();

/** Press, lawyers and the like, by the words that the policy grades as critical. */
export function soundsLikeCrisis({ severity }: Policy, text: string): boolean {
  const said = fold(text);
  return severity.some(
    (rule) => rule.severity === 'CRITICAL' && rule.when.words?.some((word) => said.includes(fold(word))),
  );
}
