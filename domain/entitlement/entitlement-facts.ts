import type { DowntimeReason } from '../../schema/vocabulary.js';
import type { Facts } from '../policy/facts.js';

/** Time in which the unit could not be used. Days are local dates; the day it began is not counted. */
export interface Downtime {
  readonly from: string;
  /** The day on which it could be used again; null while it lasts. */
  readonly to?: string | null;
  readonly reason: DowntimeReason;
  /** Number of the ticket of that repair. */
  readonly ticket?: string | null;
}

/** A unit, or a component of it, on a day. Days are local dates of the policy's time zone, YYYY-MM-DD. */
export interface EntitlementFacts extends Facts {
  /** Null: the unit as a whole. */
  readonly component?: string | null;
  readonly batch?: string | null;
  readonly manufacturedOn?: string | null;
  readonly receivedByDealerOn?: string | null;
  readonly soldOn?: string | null;
  readonly installedOn?: string | null;
  readonly acceptedOn?: string | null;
  /** When the customer got this unit for another that was faulty. */
  readonly exchangedOn?: string | null;
  readonly hasWarrantyCard?: boolean;
  readonly hasInvoice?: boolean;
  readonly cardAltered?: boolean;
  /** The last day of the service contract. */
  readonly contractEndsOn?: string | null;
  /** How often the same fault was repaired in vain; null: nobody has told, so none is known of. */
  readonly failedRepairs?: number | null;
  /** Null: nobody has told, so none is known of. */
  readonly downtime?: readonly Downtime[] | null;
  /** Something that belongs to the unit is not given back with it. */
  readonly accessoriesMissing?: boolean;
  /** What was decided on a case that the policy leaves to a person; null: nobody has decided yet. */
  readonly judgement?: 'COVERED' | 'REFUSED' | null;
  readonly on: string;
}
