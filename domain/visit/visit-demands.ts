import type { CertificateRecord } from '../../schema/index.js';
import type { VisitPurpose } from '../../schema/vocabulary.js';
import { addTerm, localDate } from '../calendar/duration.js';
import { badInput } from '../errors.js';
import type { Facts } from '../policy/facts.js';
import type { Policy, VisitRule } from '../policy/policy.js';
import { fits, withZone } from '../policy/when.js';

/** Every rule that fits is asked. */
export function visitRulesFor(policy: Policy, facts: Facts, purpose: VisitPurpose): readonly VisitRule[] {
  const known = withZone(policy, facts);
  return policy.visits.filter(
    (rule) => (rule.purpose.length === 0 || rule.purpose.includes(purpose)) && fits(rule.when, known),
  );
}

/** The customer hears of it today, so it is planned for no earlier day than so long from today. */
export function demandNotice(
  { timezone }: Pick<Policy, 'timezone'>,
  rules: readonly VisitRule[],
  plannedStart: Date,
  now: Date,
): void {
  const today = localDate(now, timezone);
  for (const { id, notice } of rules) {
    const earliest = notice && addTerm(today, notice);
    if (earliest && localDate(plannedStart, timezone) < earliest)
      throw badInput(
        'plannedStart',
        `plannedStart takes ${earliest} or a later day: the customer is told that long ahead (rule ${id}).`,
      );
  }
}

/** Whoever is sent holds a certificate for it that is good on that day. */
export function demandCertificate(
  { timezone }: Pick<Policy, 'timezone'>,
  rules: readonly VisitRule[],
  technician: { readonly certificates: readonly CertificateRecord[] } | null,
  plannedStart: Date,
): void {
  const on = localDate(plannedStart, timezone);
  const held = (technician?.certificates ?? [])
    .filter(({ validUntil }) => validUntil >= on)
    .map(({ family }) => family);
  const unmet = rules.find(
    ({ certificate }) => certificate.length > 0 && !certificate.some((wanted) => held.includes(wanted)),
  );
  if (unmet)
    throw badInput(
      'technicianId',
      `technicianId takes somebody with a certificate for ${unmet.certificate.join(' or ')} that is good on ${on} (rule ${unmet.id}).`,
    );
}

/** The customer's responsible person writes what he thinks of it, not his name alone. */
export function demandOpinion(rules: readonly VisitRule[], opinion: string | null): void {
  const asking = rules.find((rule) => rule.opinion);
  if (asking && opinion === null)
    throw badInput('opinion', `opinion must say what the customer writes about it (rule ${asking.id}).`);
}
