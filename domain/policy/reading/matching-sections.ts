import { severities } from '../../../schema/vocabulary.js';
import type { RoutingRule, SeverityRule, When, Zone } from '../policy.js';
import { staffRole } from './escalation-section.js';
import { identifier, list, oneOf, type Reader, refined, text } from './readers.js';
import { optional, record, recordsWithIds, required } from './record.js';
import { distance } from './when-section.js';

export const zonesReader: Reader<readonly Zone[]> = recordsWithIds(
  refined(
    record('a group of id, regions, distanceKm', {
      id: required(identifier),
      regions: optional(list(text), []),
      distanceKm: optional(distance, null),
    }),
    (zone, place) =>
      zone.regions.length === 0 && zone.distanceKm === null
        ? place.refuse('takes regions, distanceKm or both, or no place is in this zone')
        : zone,
  ),
);

export const severityReader = (when: Reader<When>): Reader<readonly SeverityRule[]> =>
  recordsWithIds(
    record('a group of id, when, severity, escalateTo', {
      id: required(identifier),
      when: optional(when, {}),
      severity: required(oneOf(severities)),
      escalateTo: optional(staffRole, null),
    }),
  );

export const routingReader = (when: Reader<When>): Reader<readonly RoutingRule[]> =>
  recordsWithIds(
    record('a group of id, when, department, escalateTo', {
      id: required(identifier),
      when: optional(when, {}),
      department: required(text),
      escalateTo: optional(staffRole, null),
    }),
  );
