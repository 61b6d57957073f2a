import type { Outcome } from '../command-line.js';
import { policyIn, type ReadText } from './outcome.js';

export async function check(path: string, read: ReadText): Promise<Outcome> {
  const { name, version, sla, entitlement, followUps } = await policyIn(path, read);
  const counted = `${sla.length} promises, ${entitlement.terms.length} warranty terms, ${followUps.length} follow-ups`;
  return { lines: [`${path} is sound: ${name} ${version}, ${counted}.`], passed: true };
}
