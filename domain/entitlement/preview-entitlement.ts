import type { FaultCause } from '../../schema/vocabulary.js';
import { badInput } from '../errors.js';
import { optionalDate, optionalText, text } from '../input.js';
import type { Policy } from '../policy/policy.js';
import { decideEntitlement, type EntitlementFacts, type EntitlementVerdict } from './entitlement.js';

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
}

const longestName = 200;
const lastDay = '2199-12-31';

/** What a policy would decide about a unit. @throws BAD_USER_INPUT naming facts.<field> */
export const previewEntitlement = (policy: Policy, told: ToldUnit): EntitlementVerdict =>
  decideEntitlement(policy, checkUnit(told));

/** Days may stand in any order: what a manager tries is a question, not a record of a unit. */
function checkUnit(told: ToldUnit): EntitlementFacts {
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
  };
}

const day = (field: string, value: string | null | undefined): string | null =>
  optionalDate(`facts.${field}`, value, lastDay);

function requiredDay(field: string, value: string): string {
  const known = day(field, value);
  if (known === null) throw badInput(`facts.${field}`, `facts.${field} takes a date like 2026-11-22.`);
  return known;
}
