import type {
  Channel,
  ComplaintSubject,
  CustomerTier,
  HoldReason,
  ServicePointKind,
  Severity,
  TicketKind,
} from '../../schema/vocabulary.js';
import { badInput } from '../errors.js';
import { numberBetween, optionalText } from '../input.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import type { Agreed } from './clock-terms.js';
import { graver, severityOf } from './sla-rule.js';

/** A case made up to see what a policy would promise in it; what is left out is not known. */
export interface SlaFacts {
  readonly kind: TicketKind;
  readonly openedAt: Date;
  readonly severity?: Severity | null | undefined;
  readonly channel?: Channel | null | undefined;
  readonly family?: string | null | undefined;
  readonly component?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly zone?: string | null | undefined;
  readonly distanceKm?: number | null | undefined;
  readonly servicePoint?: ServicePointKind | null | undefined;
  readonly marks?: readonly string[] | null | undefined;
  readonly customerTier?: CustomerTier | null | undefined;
  readonly underContract?: boolean | null | undefined;
  readonly subject?: ComplaintSubject | null | undefined;
  /** What the customer says. */
  readonly words?: string | null | undefined;
  readonly complaintsByCustomer?: number | null | undefined;
  readonly sameFaultOnUnit?: number | null | undefined;
  readonly reopenings?: number | null | undefined;
  readonly appointmentAt?: Date | null | undefined;
  /** When help from afar failed; as if at the opening when it is not told. */
  readonly remoteFailedAt?: Date | null | undefined;
  /** When completion is promised in this case. */
  readonly completionAt?: Date | null | undefined;
  readonly pauses?: readonly PlannedPause[] | null | undefined;
  /** When the promised thing happened after all, to see what lateness would cost. */
  readonly metAt?: Date | null | undefined;
}

export interface PlannedPause {
  readonly from: Date;
  readonly to: Date;
  readonly reason: HoldReason;
}

/** A made-up case found sound. */
export interface SlaCase {
  readonly facts: Facts;
  readonly openedAt: Date;
  readonly agreed: Agreed;
  readonly remoteFailedAt: Date | null;
  readonly pauses: readonly PlannedPause[];
  readonly metAt: Date | null;
}

const longestName = 200;
const longestWords = 4_000;
const mostPauses = 100;
const mostTimes = 1_000;
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** @throws BAD_USER_INPUT naming facts.<field> */
export function checkSlaFacts(policy: Policy, told: SlaFacts): SlaCase {
  const openedAt = instant('facts.openedAt', told.openedAt);
  const facts = {
    kind: told.kind,
    severity: told.severity ?? 'NORMAL',
    channel: told.channel ?? null,
    family: optionalText('facts.family', told.family, longestName),
    component: optionalText('facts.component', told.component, longestName),
    region: optionalText('facts.region', told.region, longestName),
    zone: knownZone(policy, optionalText('facts.zone', told.zone, longestName)),
    distanceKm: numberBetween('facts.distanceKm', told.distanceKm, 0, 20_040),
    servicePoint: told.servicePoint ?? null,
    marks: knownMarks(policy, told.marks ?? []),
    customerTier: told.customerTier ?? 'STANDARD',
    underContract: told.underContract ?? false,
    subject: told.subject ?? null,
    words: optionalText('facts.words', told.words, longestWords),
    ...countsTold(
      {
        complaintsByCustomer: count('complaintsByCustomer', told.complaintsByCustomer),
        sameFaultOnUnit: count('sameFaultOnUnit', told.sameFaultOnUnit),
        reopenings: count('reopenings', told.reopenings),
      },
      openedAt,
    ),
    openedAt,
  };
  // As when a ticket is opened: the policy may grade the case higher than whoever takes it up.
  const severity = graver(facts.severity, severityOf(policy, facts).severity);
  return {
    facts: { ...facts, severity },
    openedAt,
    agreed: {
      appointmentAt: notBefore('appointmentAt', told.appointmentAt, openedAt),
      completionAt: notBefore('completionAt', told.completionAt, openedAt),
    },
    remoteFailedAt: notBefore('remoteFailedAt', told.remoteFailedAt, openedAt),
    metAt: notBefore('metAt', told.metAt, openedAt),
    pauses: soundPauses(told.pauses ?? []),
  };
}

interface ToldCounts {
  readonly complaintsByCustomer?: number | null;
  readonly sameFaultOnUnit?: number | null;
  readonly reopenings?: number | null;
}

/** Whoever makes a case up says how often, itself included, and means: within the time that the rule asks about. */
export const countsTold = (
  { complaintsByCustomer, sameFaultOnUnit, reopenings }: ToldCounts,
  openedAt: Date,
): Pick<Facts, 'complainedAt' | 'failedAt' | 'reopenings'> => ({
  complainedAt: Array.from({ length: complaintsByCustomer ?? 0 }, () => openedAt),
  failedAt: Array.from({ length: sameFaultOnUnit ?? 0 }, () => openedAt),
  reopenings: reopenings ?? 0,
});

function count(name: string, value: number | null | undefined): number | null {
  const known = numberBetween(`facts.${name}`, value, 0, mostTimes);
  if (known === null || Number.isInteger(known)) return known;
  throw badInput(`facts.${name}`, `facts.${name} takes a whole number from 0 to ${mostTimes}.`);
}

function instant(field: string, at: Date): Date {
  if (at.getTime() >= earliest && at.getTime() < latest) return at;
  throw badInput(field, `${field} takes an instant of the years 1990 to 2099.`);
}

function knownZone({ zones }: Policy, zone: string | null): string | null {
  if (zone === null || zones.some(({ id }) => id === zone)) return zone;
  const ids = zones.map(({ id }) => id).join(', ');
  throw badInput('facts.zone', `facts.zone takes one of the policy's zones: ${ids || 'it has none'}.`);
}

function knownMarks({ marks }: Policy, told: readonly string[]): readonly string[] {
  if (told.every((mark) => marks.includes(mark))) return told;
  throw badInput(
    'facts.marks',
    `facts.marks takes the policy's marks: ${marks.join(', ') || 'it has none'}.`,
  );
}

function notBefore(name: string, at: Date | null | undefined, openedAt: Date): Date | null {
  if (!at) return null;
  const field = `facts.${name}`;
  if (instant(field, at) >= openedAt) return at;
  throw badInput(field, `${field} must not lie before facts.openedAt.`);
}

function soundPauses(pauses: readonly PlannedPause[]): readonly PlannedPause[] {
  if (pauses.length > mostPauses)
    throw badInput('facts.pauses', `facts.pauses takes at most ${mostPauses} pauses.`);
  for (const [index, { from, to }] of pauses.entries()) {
    const field = `facts.pauses[${index}]`;
    if (instant(`${field}.to`, to) < instant(`${field}.from`, from))
      throw badInput(`${field}.to`, `${field}.to must not lie before its from.`);
  }
  return pauses;
}
