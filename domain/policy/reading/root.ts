import { languages } from '../../../schema/vocabulary.js';
import type { Policy } from '../policy.js';
import { refuseUnattainable } from './attainable.js';
import { calendarsReader, withoutCalendars } from './calendar-section.js';
import { entitlementReader, noEntitlement } from './entitlement-section.js';
import { staffRole } from './escalation-section.js';
import { followUpsReader } from './follow-up-section.js';
import { kpiReader, noKpis } from './kpi-section.js';
import { closingReader, routingReader, severityReader, zonesReader } from './matching-sections.js';
import { type Place, type Result, refused } from './place.js';
import { pricesReader, settlementsReader } from './price-section.js';
import { quotesReader, usualQuotes } from './quote-section.js';
import { identifier, keyed, list, oneOf, parsed, type Reader, refined, text } from './readers.js';
import { childOf, optional, record, required, writtenIds, writtenItems, writtenKeys } from './record.js';
import { slaReader } from './sla-section.js';
import { visitsReader } from './visit-section.js';
import { ofWarranty, whenReader } from './when-section.js';
import { currency, isTimezone, timezone } from './world.js';

const usualDecider: Policy['decisions'] = 'SUPERVISOR';

const slug = parsed('a name of small letters, digits and hyphens', (written) =>
  /^[a-z0-9]+([-_.][a-z0-9]+)*$/.test(written) && written.length <= 64 ? written : undefined,
);
/** Kept in every ticket, so it stays short. */
const version = parsed('a version of at most 64 letters and digits, in quotes', (written) =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._+/-]{0,63}$/u.test(written) ? written.trim() : undefined,
);
const company: Reader<Policy['company']> = refined(keyed(oneOf(languages), text), (names, place) =>
  names.size > 0 ? Object.fromEntries(names) : place.refuse('takes the name in one language at least'),
);
const spoken: Reader<Policy['languages']> = refined(list(oneOf(languages)), ([first, ...others], place) =>
  first ? [first, ...others] : place.refuse('takes one language at least'),
);

/**
 * Sections refer to calendars and zones by id, so these are looked up first, as they are written: a rule that names
 * a faulty calendar is not at fault itself.
 */
export function readRoot(place: Place): Result<Omit<Policy, 'yaml'>> {
  const named = (key: string) => childOf(place, key);
  const zonesPlace = named('zones');
  const calendarsPlace = named('calendars');
  const when = whenReader(
    zonesPlace ? writtenIds(zonesPlace).map(({ id }) => id) : [],
    writtenItems(named('marks')),
  );
  const calendarIds = ['always', ...(calendarsPlace ? writtenKeys(calendarsPlace) : [])];
  const calendars = calendarsReader(timezoneOrUtc(named('timezone')));
  const root = record('a policy: a group of policy, version, company, timezone, …', {
    policy: required(slug),
    version: required(version),
    company: required(company),
    timezone: required(timezone),
    currency: required(currency),
    languages: required(spoken),
    calendars: optional(calendars, withoutCalendars),
    zones: optional(zonesReader, []),
    marks: optional(list(identifier), []),
    sla: optional(slaReader(when, calendarIds, named('currency')?.text() ?? ''), []),
    severity: optional(severityReader(when), []),
    routing: optional(routingReader(when), []),
    closing: optional(closingReader(when), []),
    visits: optional(visitsReader(when), []),
    decisions: optional(staffRole, usualDecider),
    entitlement: optional(entitlementReader(ofWarranty(when)), noEntitlement),
    followUps: optional(followUpsReader(calendarIds), []),
    contactHours: optional(oneOf(calendarIds, 'the id of a calendar of this policy:'), 'always'),
    quotes: optional(quotesReader, usualQuotes),
    prices: optional(pricesReader(ofWarranty(when)), []),
    settlements: optional(settlementsReader(ofWarranty(when)), []),
    kpis: optional(kpiReader, noKpis),
  }).read(place);
  if (root === refused) return refused;
  const sla = named('sla');
  if (sla) refuseUnattainable(root.sla, root.calendars, sla);
  const { policy: name, ...sections } = root;
  return { name, ...sections };
}

/** So that opening hours are judged even when the time zone is wrong, which is told at its own place. */
function timezoneOrUtc(place: Place | null): string {
  const written = place?.text() ?? '';
  return isTimezone(written) ? written : 'UTC';
}
