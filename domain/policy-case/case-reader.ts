import {
  approvalSubjects,
  channels,
  chargeItems,
  complaintSubjects,
  coverages,
  customerTiers,
  holdReasons,
  kpiRates,
  payers,
  remedies,
  roles,
  servicePointKinds,
  severities,
  slaTargets,
  ticketKinds,
} from '../../schema/vocabulary.js';
import { entitlementReasons } from '../entitlement/entitlement.js';
import { type ReadDocument, readDocument } from '../policy/reading/document.js';
import { staffRole } from '../policy/reading/escalation-section.js';
import {
  flag,
  identifier,
  keyed,
  list,
  number,
  oneOf,
  oneOrMore,
  orNull,
  parsed,
  type Reader,
  refined,
  text,
} from '../policy/reading/readers.js';
import { optional, possible, record, recordsWithIds, required } from '../policy/reading/record.js';
import { date } from '../policy/reading/times.js';
import { charges, chargesFacts } from './charges-case-reader.js';
import { isLocalTime, type LocalTime } from './local-time.js';
import type {
  ChargesCaseFacts,
  EntitlementCase,
  FollowUpCase,
  FollowUpCaseFacts,
  KpiCase,
  PolicyCase,
  SlaCase,
  SlaCaseFacts,
} from './policy-case.js';
import { entitlementFactFields, unitFacts } from './unit-facts-reader.js';

/** A case without a word on what is expected would pass whatever the policy says. */
const judgesSomething =
  'judges nothing; it takes sla, entitlement, charges, followUps or kpis, each with facts and expect';

const localTime: Reader<LocalTime> = parsed('a local time such as 2026-11-23 09:00', (written) =>
  isLocalTime(written) ? written : undefined,
);

const pause = record('a group of from, to, reason', {
  from: required(localTime),
  to: required(localTime),
  reason: required(oneOf(holdReasons)),
});

const times = number('a whole number', (value) => Number.isInteger(value) && value >= 0);

const slaFacts: Reader<SlaCaseFacts> = record('a group of kind, openedAt and other facts', {
  kind: required(oneOf(ticketKinds)),
  openedAt: required(localTime),
  severity: possible(oneOf(severities)),
  channel: possible(oneOf(channels)),
  family: possible(text),
  component: possible(text),
  region: possible(text),
  zone: possible(text),
  distanceKm: possible(number('a number of kilometres', (value) => value >= 0)),
  servicePoint: possible(oneOf(servicePointKinds)),
  marks: possible(list(identifier, 0)),
  customerTier: possible(oneOf(customerTiers)),
  underContract: possible(flag),
  subject: possible(oneOf(complaintSubjects)),
  words: possible(text),
  complaintsByCustomer: possible(times),
  sameFaultOnUnit: possible(times),
  reopenings: possible(times),
  appointmentAt: possible(localTime),
  completionAt: possible(localTime),
  remoteFailedAt: possible(localTime),
  pauses: possible(list(pause, 0)),
  metAt: possible(localTime),
});

const target = oneOf(slaTargets);
const sla: Reader<SlaCase> = record(
  'a group of facts, expect, rules, steps, severity, department, tells, closing, penalties',
  {
    facts: required(slaFacts),
    expect: optional(keyed(target, orNull(localTime)), new Map()),
    rules: possible(keyed(target, identifier)),
    steps: possible(keyed(target, list(text, 0))),
    severity: possible(oneOf(severities)),
    department: possible(orNull(text)),
    tells: possible(list(staffRole, 0)),
    closing: possible(list(identifier, 0)),
    penalties: possible(keyed(target, orNull(text))),
  },
);

const entitlementFacts: Reader<EntitlementCase['facts']> = record(
  'a group of family, on and other facts',
  entitlementFactFields,
);

const contract = record('a group of startsOn, endsOn', { startsOn: required(date), endsOn: required(date) });

const followUpFacts: Reader<FollowUpCaseFacts> = record('a group of from and other facts', {
  ...unitFacts,
  family: possible(text),
  from: required(date),
  contracts: possible(list(contract, 0)),
  resolvedAt: possible(localTime),
  visitUnresolvedAt: possible(localTime),
  missedAt: possible(localTime),
});

const followUps: Reader<FollowUpCase> = record('a group of facts, expect, notices', {
  facts: required(followUpFacts),
  expect: required(keyed(identifier, orNull(oneOrMore(localTime)))),
  notices: possible(keyed(identifier, orNull(localTime))),
});

const payer = oneOf(payers);
const entitlement: Reader<EntitlementCase> = record('a group of facts, expect', {
  facts: required(entitlementFacts),
  expect: required(
    record('a group of coverage, remedies, terms, …', {
      coverage: possible(oneOf(coverages)),
      remedies: possible(list(oneOf(remedies), 0)),
      terms: possible(list(identifier, 0)),
      endsOn: possible(orNull(date)),
      parts: possible(payer),
      labour: possible(payer),
      travel: possible(payer),
      freight: possible(payer),
      freightBack: possible(payer),
      accessories: possible(orNull(payer)),
      refurbishing: possible(orNull(payer)),
      at: possible(keyed(oneOf(chargeItems), orNull(identifier))),
      daysAdded: possible(number('a whole number', (value) => Number.isInteger(value) && value >= 0)),
      startsOn: possible(orNull(date)),
      approvals: possible(keyed(oneOf(approvalSubjects), orNull(oneOf(roles)))),
      reasons: possible(list(oneOf(entitlementReasons), 0)),
    }),
  ),
});

const figure = oneOf(kpiRates);
const kpis: Reader<KpiCase> = record('a group of facts, expect', {
  facts: required(
    keyed(
      figure,
      number('a share from 0 to 1', (value) => value >= 0 && value <= 1),
    ),
  ),
  expect: required(keyed(figure, oneOf(['MET', 'MISSED']))),
});

const judgedIn = ({ facts: _, expect, ...others }: SlaCase): number =>
  expect.size + Object.keys(others).length;

const policyCase: Reader<PolicyCase> = refined(
  record('a group of id, sla, entitlement, charges, followUps, kpis', {
    id: required(identifier),
    note: possible(text),
    sla: possible(sla),
    entitlement: possible(entitlement),
    followUps: possible(followUps),
    kpis: possible(kpis),
    charges: possible(charges),
  }),
  (written, place) => {
    const { sla: promised, entitlement: decided, followUps: planned, kpis: reached } = written;
    const counted = Object.keys(written.charges?.expect ?? {}).length;
    const verdicts = Object.keys(decided?.expect ?? {}).length;
    const judged =
      (promised ? judgedIn(promised) : 0) +
      verdicts +
      counted +
      (planned?.expect.size ?? 0) +
      (reached?.expect.size ?? 0);
    return judged > 0 ? written : place.refuse(judgesSomething);
  },
);

const cases = record('a group of cases', { cases: required(recordsWithIds(policyCase)) });

/** The cases beside a policy; what is wrong with them is told like what is wrong with a policy. */
export const readCases = (yaml: string): ReadDocument<{ readonly cases: readonly PolicyCase[] }> =>
  readDocument(yaml, cases.read);

export interface PreviewFacts {
  readonly sla?: SlaCaseFacts;
  readonly entitlement?: EntitlementCase['facts'];
  readonly charges?: ChargesCaseFacts;
  readonly followUps?: FollowUpCaseFacts;
}

/** Facts without expectations: what would we promise here? */
const facts: Reader<PreviewFacts> = refined(
  record('a group of sla, entitlement, charges, followUps, each with the facts of a case', {
    sla: possible(slaFacts),
    entitlement: possible(entitlementFacts),
    charges: possible(chargesFacts),
    followUps: possible(followUpFacts),
  }),
  (written, place) =>
    written.sla || written.entitlement || written.charges || written.followUps
      ? written
      : place.refuse('takes the facts of sla, entitlement, charges or followUps'),
);

export const readFacts = (yaml: string): ReadDocument<PreviewFacts> => readDocument(yaml, facts.read);
