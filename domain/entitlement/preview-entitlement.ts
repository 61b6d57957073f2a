import type { ComplaintSubject, CustomerTier, DowntimeReason, FaultCause } from '../../schema/vocabulary.js';
import { badInput } from '../errors.js';
import { numberBetween, optionalDate, optionalText, text } from '../input.js';
import type { Policy } from '../policy/policy.js';
import { decideEntitlement, type EntitlementVerdict } from './entitlement.js';
import type { Downtime, EntitlementFacts } from './entitlement-facts.js';

/** A unit made up to see what a policy would decide about it. */
export interface ToldUnit {
  readonly family: string;
  readonly component?: string | null | undefined;
  readonly consumable?: boolean | null | undefined;
  readonly manufacturedOn?: string | null | undefined;
  readonly receivedByDealerOn?: string | null | undefined;
  readonly soldOn?: string | null | undefined;
  readonly installedOn?: string | null | undefined;
  readonly acceptedOn?: string | null | undefined;
  readonly hasWarrantyCard?: boolean | null | undefined;
  readonly hasInvoice?: boolean | null | undefined;
  readonly cardAltered?: boolean | null | undefined;
  readonly contractEndsOn?: string | null | undefined;
  readonly cause?: FaultCause | null | undefined;
  readonly on: string;
  readonly subject?: ComplaintSubject | null | undefined;
  readonly region?: string | null | undefined;
  readonly zone?: string | null | undefined;
  readonly distanceKm?: number | null | undefined;
  readonly customerTier?: CustomerTier | null | undefined;
  readonly batch?: string | null | undefined;
  readonly exchangedOn?: string | null | undefined;
  readonly failedRepairs?: number | null | undefined;
  readonly downtime?: readonly ToldDowntime[] | null | undefined;
  readonly accessoriesMissing?: boolean | null | undefined;
}

export interface ToldDowntime {
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly reason: DowntimeReason;
}

const longestName = 200;
const lastDay = '2199-12-31';
const mostRepairs = 1_000;
const mostDowntime = 100;

/** What a policy would decide about a unit. @throws BAD_USER_INPUT naming facts.<field> */
export const previewEntitlement = (policy: Policy, told: ToldUnit): EntitlementVerdict =>
  decideEntitlement(policy, checkUnit(told));

/** Days may stand in any order: what a manager tries is a question, not a record of a unit. */
export function checkUnit(told: ToldUnit): EntitlementFacts {
  return {
    family: text('facts.family', told.family, longestName),
    component: optionalText('facts.component', told.component, longestName),
    consumable: told.consumable ?? false,
    manufacturedOn: day('manufacturedOn', told.manufacturedOn),
    receivedByDealerOn: day('receivedByDealerOn', told.receivedByDealerOn),
    soldOn: day('soldOn', told.soldOn),
    installedOn: day('installedOn', told.installedOn),
    acceptedOn: day('acceptedOn', told.acceptedOn),
    hasWarrantyCard: told.hasWarrantyCard ?? true,
    hasInvoice: told.hasInvoice ?? true,
    cardAltered: told.cardAltered ?? false,
    contractEndsOn: day('contractEndsOn', told.contractEndsOn),
    cause: told.cause ?? 'DEFECT',
    on: requiredDay('on', told.on),
    ...checkHistory(told),
    ...checkPlace(told),
  };
}

function checkHistory(told: ToldUnit): Partial<EntitlementFacts> {
  const repairs = numberBetween('facts.failedRepairs', told.failedRepairs, 0, mostRepairs);
  if (repairs !== null && !Number.isInteger(repairs))
    throw badInput('facts.failedRepairs', 'facts.failedRepairs takes a whole number.');
  return {
    batch: optionalText('facts.batch', told.batch, longestName),
    exchangedOn: day('exchangedOn', told.exchangedOn),
    failedRepairs: repairs,
    downtime: told.downtime ? checkDowntime(told.downtime) : null,
    accessoriesMissing: told.accessoriesMissing ?? false,
  };
}

function checkPlace(told: ToldUnit): Partial<EntitlementFacts> {
  return {
    subject: told.subject ?? null,
    customerTier: told.customerTier ?? 'STANDARD',
    region: optionalText('facts.region', told.region, longestName),
    zone: optionalText('facts.zone', told.zone, longestName),
    distanceKm: numberBetween('facts.distanceKm', told.distanceKm, 0, 20_040),
  };
}

function checkDowntime(spans: readonly ToldDowntime[]): Downtime[] {
  if (spans.length > mostDowntime)
    throw badInput('facts.downtime', `facts.downtime takes at most ${mostDowntime} spans.`);
  return spans.map(({ from, to, reason }) => {
    const span = { from: requiredDay('downtime.from', from), to: day('downtime.to', to), reason };
    if (span.to !== null && span.to < span.from)
      throw badInput('facts.downtime.to', 'facts.downtime.to takes a day not before its from.');
    return span;
  });
}

const day = (field: string, value: string | null | undefined): string | null =>
  optionalDate(`facts.${field}`, value, lastDay);

function requiredDay(field: string, value: string): string {
  const known = day(field, value);
  if (known === null) throw badInput(`facts.${field}`, `facts.${field} takes a date like 2026-11-22.`);
  return known;
}
