import { DAY } from '../calendar/duration.js';
import { withoutDenied } from './denied-words.js';
import type { Facts } from './facts.js';
import { liesIn } from './place-name.js';
import { containsWord, plainText } from './plain-text.js';
import type { CountTest, Policy, Range, When, Zone } from './policy.js';

type Test = (when: When, facts: Facts) => boolean;

/** Whether all the tests of a rule hold. A fact that is not known fits only a rule that does not test it. */
export const fits = (when: When, facts: Facts): boolean => tests.every((test) => test(when, facts));

type Listed =
  | 'kind'
  | 'severity'
  | 'channel'
  | 'family'
  | 'zone'
  | 'customerTier'
  | 'servicePoint'
  | 'subject'
  | 'cause';

const isListed = (list: readonly string[] | undefined, fact: string | null | undefined): boolean =>
  list === undefined || (typeof fact === 'string' && list.includes(fact));

const listed =
  (key: Listed): Test =>
  (when, facts) =>
    isListed(when[key], facts[key]);

const tests: readonly Test[] = [
  listed('kind'),
  listed('severity'),
  listed('channel'),
  listed('family'),
  listed('zone'),
  listed('customerTier'),
  listed('servicePoint'),
  listed('subject'),
  listed('cause'),
  // A component whose group nobody named is a group by itself.
  (when, facts) => isListed(when.componentGroup, facts.componentGroup ?? facts.component),
  (when, facts) => when.component === undefined || testComponent(when.component, facts),
  (when, facts) => when.region === undefined || isIn(when.region, facts.region),
  (when, facts) => when.distanceKm === undefined || isWithin(when.distanceKm, facts.distanceKm),
  (when, { marks }) => when.marked === undefined || when.marked.some((mark) => marks?.includes(mark)),
  (when, facts) => when.underContract === undefined || when.underContract === facts.underContract,
  (when, facts) => when.words === undefined || containsAny(when.words, facts.words),
  (when, facts) =>
    when.complaintsByCustomer === undefined ||
    isCounted(when.complaintsByCustomer, facts.complainedAt, facts),
  (when, facts) =>
    when.sameFaultOnUnit === undefined || isCounted(when.sameFaultOnUnit, facts.failedAt, facts),
  (when, facts) => when.reopenings === undefined || (facts.reopenings ?? 0) >= when.reopenings.min,
];

function testComponent({ codes, not }: NonNullable<When['component']>, facts: Facts): boolean {
  const verdicts = codes.map((code) => isComponent(code, facts));
  if (not) return verdicts.every((verdict) => verdict === false);
  return verdicts.includes(true);
}

/** Null: not known, so neither a rule for it nor a rule against it fits. */
function isComponent(code: string, { component, consumable }: Facts): boolean | null {
  if (code === 'consumable') return consumable ?? null;
  return typeof component === 'string' ? component === code : null;
}

/** `min` is exclusive and `max` inclusive: exactly 100 km is within 100 km. */
function isWithin({ min, max }: Range, value: number | null | undefined): boolean {
  if (typeof value !== 'number') return false;
  return (min === undefined || value > min) && (max === undefined || value <= max);
}

const isIn = (regions: readonly string[], fact: string | null | undefined): boolean =>
  typeof fact === 'string' && liesIn(fact, regions);

/** Whether any of a rule's words is said, and not only to say that it is not so. */
export function containsAny(words: readonly string[], said: string | null | undefined): boolean {
  if (typeof said !== 'string') return false;
  const text = plainText(said);
  const plain = words.map(plainText);
  const says = (said: string): boolean => plain.some((word) => containsWord(said, word));
  // "No smoke" speaks of none.
  return says(text) && says(withoutDenied(text, plain));
}

/** The report at hand counts, and one made exactly that long ago still does. */
function isCounted(
  { min, within }: CountTest,
  times: readonly Date[] | null | undefined,
  { openedAt }: Facts,
): boolean {
  if (!times || !openedAt) return false;
  const until = openedAt.getTime();
  const since = until - within.days * DAY - within.milliseconds;
  return times.filter((at) => since <= at.getTime() && at.getTime() <= until).length >= min;
}

/** Whether any rule on promises, gravity, department, closing or visits asks for it: what none asks for need not be looked up. */
export const asksFor = ({ sla, severity, routing, closing, visits }: Policy, test: keyof When): boolean =>
  [...sla, ...severity, ...routing, ...closing, ...visits].some(({ when }) => when[test] !== undefined);

/** The first zone that the place is in, by its region or by its distance from the service point. */
export function zoneOf(
  { zones }: Pick<Policy, 'zones'>,
  { region, distanceKm }: Pick<Facts, 'region' | 'distanceKm'>,
): Zone | null {
  const holds = (zone: Zone) =>
    isIn(zone.regions, region) || (zone.distanceKm !== null && isWithin(zone.distanceKm, distanceKm));
  return zones.find(holds) ?? null;
}

/** The facts with their zone, unless somebody said which it is. */
export const withZone = (policy: Pick<Policy, 'zones'>, facts: Facts): Facts => ({
  ...facts,
  zone: facts.zone ?? zoneOf(policy, facts)?.id ?? null,
});
