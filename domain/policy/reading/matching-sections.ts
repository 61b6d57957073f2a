import {
  type ClosingStep,
  channels,
  closingNeeds,
  closingSteps,
  severities,
} from '../../../schema/vocabulary.js';
import type { ClosingRule, RoutingRule, SeverityRule, When, Zone } from '../policy.js';
import { staffRole } from './escalation-section.js';
import { checklist } from './follow-up-section.js';
import { identifier, list, oneOf, oneOrMore, type Reader, refined, text } from './readers.js';
import { childOf, optional, record, recordsWithIds, required } from './record.js';
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

const noWays: ClosingRule['by'] = [];
const usualStep: ClosingStep = 'CLOSE';

export const closingReader = (when: Reader<When>): Reader<readonly ClosingRule[]> =>
  recordsWithIds(
    refined(
      record('a group of id, when, before, needs, by, checklist', {
        id: required(identifier),
        when: optional(when, {}),
        before: optional(oneOf(closingSteps), usualStep),
        needs: required(list(oneOf(closingNeeds))),
        by: optional(oneOrMore(oneOf(channels)), noWays),
        checklist: optional(checklist, []),
      }),
      (rule, place) => {
        const at = (key: string) => childOf(place, key) ?? place;
        const asks = (need: ClosingRule['needs'][number]) => rule.needs.includes(need);
        if (rule.by.length > 0 && !asks('CUSTOMER_TOLD'))
          return at('by').refuse('says how the customer is told, so needs takes CUSTOMER_TOLD');
        if (asks('CHECKLIST') !== rule.checklist.length > 0)
          return at('checklist').refuse('and CHECKLIST among the needs stand together or not at all');
        if (asks('FORM') && rule.before === 'RESOLVE')
          return at('before').refuse('takes CLOSE for FORM: the customer is asked once it is settled');
        return rule;
      },
    ),
  );
