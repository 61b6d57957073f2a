import type {
  Channel,
  ComplaintSubject,
  CustomerTier,
  FaultCause,
  ServicePointKind,
  Severity,
  TicketKind,
} from '../../schema/vocabulary.js';

/**
 * What is known of a case when rules are matched. Left out or null is not known: a rule that tests it does not
 * fit then, and one that does not test it may.
 */
export interface Facts {
  readonly kind?: TicketKind | null;
  readonly severity?: Severity | null;
  readonly channel?: Channel | null;
  readonly family?: string | null;
  /** Code of a component. Empty: the whole unit is meant, which is known to be none of its components. */
  readonly component?: string | null;
  readonly componentGroup?: string | null;
  readonly consumable?: boolean | null;
  readonly region?: string | null;
  /** Found from region and distance when it is not given. */
  readonly zone?: string | null;
  readonly distanceKm?: number | null;
  readonly servicePoint?: ServicePointKind | null;
  /** What staff have marked the case with. */
  readonly marks?: readonly string[] | null;
  readonly customerTier?: CustomerTier | null;
  readonly underContract?: boolean | null;
  readonly subject?: ComplaintSubject | null;
  /** The customer's own words, to be searched. */
  readonly words?: string | null;
  readonly cause?: FaultCause | null;
  /** When the customer complained, this complaint included; with `openedAt` it answers complaintsByCustomer. */
  readonly complainedAt?: readonly Date[] | null;
  /** When the same fault was reported on this unit, this report included; with `openedAt` it answers sameFaultOnUnit. */
  readonly failedAt?: readonly Date[] | null;
  /** How often the case was opened again. */
  readonly reopenings?: number | null;
  readonly openedAt?: Date | null;
}
