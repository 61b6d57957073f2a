import type { DowntimeRecord, UnitFactsRecord } from '../../schema/index.js';
import type { Facts } from '../policy/facts.js';

export type Downtime = DowntimeRecord;

/** A unit, or a component of it, on a day, and the case that it is asked about in. */
export type EntitlementFacts = Facts & UnitFactsRecord;
