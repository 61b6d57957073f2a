import { parse, stringify } from 'yaml';
import type { Policy } from './policy.js';

export interface FieldChange {
  readonly field: string;
  /** As written; null where nothing was. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What two texts of a policy promise differently, rule by rule. */
export interface Difference {
  /** Such as `sla` or `entitlement.terms`. */
  readonly section: string;
  /** Id of a rule or term; null where the section has none. */
  readonly id: string | null;
  /** REORDERED: the same rules, but another one is asked first. */
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED' | 'REORDERED';
  /**
   * Which cases it concerns: the `when` as written, both where it changed; of calendars and zones the rules that
   * name them; null where a section as a whole changed.
   */
  readonly forWhom: string | null;
  readonly fields: readonly FieldChange[];
}

type Group = Readonly<Record<string, unknown>>;
/** A rule as a person wrote it, and what it was read as. */
interface Rule {
  readonly id: string;
  readonly written: Group;
  readonly forWhom: string;
  readonly meant: string;
}

/** Both have been read and found sound, so that only what they say has to be compared. */
export function diffPolicies(before: Policy, after: Policy): readonly Difference[] {
  const [one, other] = [writtenIn(before), writtenIn(after)];
  return [
    ...headDifferences(one, other),
    ...differencesById('calendars', calendarsOf(before, one.calendars), calendarsOf(after, other.calendars)),
    ...listSections.flatMap(({ section, rules, ordered }) => {
      const [from, to] = [rules(before, one), rules(after, other)];
      return [...differencesById(section, from, to), ...(ordered ? reordered(section, from, to) : [])];
    }),
    ...groupDifference('entitlement', withoutTerms(one.entitlement), withoutTerms(other.entitlement)),
    ...groupDifference('quotes', groupOf(one.quotes), groupOf(other.quotes)),
    ...groupDifference('kpis', groupOf(one.kpis), groupOf(other.kpis)),
  ];
}

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const groupOf = (value: unknown): Group => (isGroup(value) ? value : {});
const listOf = (value: unknown): readonly Group[] => (Array.isArray(value) ? value.filter(isGroup) : []);

const writtenIn = ({ yaml }: Policy): Group => groupOf(parse(yaml, { maxAliasCount: -1 }));

const head = [
  'policy',
  'version',
  'company',
  'timezone',
  'currency',
  'languages',
  'marks',
  'decisions',
  'contactHours',
];

function headDifferences(one: Group, other: Group): Difference[] {
  const only = (written: Group) => Object.fromEntries(head.map((key) => [key, written[key]]));
  return groupDifference('head', only(one), only(other));
}

function withoutTerms(entitlement: unknown): Group {
  const { terms: _, ...rest } = groupOf(entitlement);
  return rest;
}

/** Where the first rule that fits decides, a change of order is a change of promise. */
const listSections: readonly {
  readonly section: string;
  readonly ordered: boolean;
  readonly rules: (policy: Policy, written: Group) => readonly Rule[];
}[] = [
  { section: 'zones', ordered: true, rules: (policy, { zones }) => zonesOf(policy, zones) },
  { section: 'sla', ordered: true, rules: ({ sla }, { sla: written }) => paired(sla, written) },
  {
    section: 'severity',
    ordered: true,
    rules: ({ severity }, { severity: written }) => paired(severity, written),
  },
  {
    section: 'routing',
    ordered: true,
    rules: ({ routing }, { routing: written }) => paired(routing, written),
  },
  {
    section: 'closing',
    ordered: false,
    rules: ({ closing }, { closing: written }) => paired(closing, written),
  },
  {
    section: 'visits',
    ordered: false,
    rules: ({ visits }, { visits: written }) => paired(visits, written),
  },
  {
    section: 'entitlement.terms',
    ordered: true,
    rules: ({ entitlement }, written) => paired(entitlement.terms, groupOf(written.entitlement).terms),
  },
  {
    section: 'prices',
    ordered: true,
    rules: ({ prices }, { prices: written }) => paired(prices, written),
  },
  {
    section: 'settlements',
    ordered: true,
    rules: ({ settlements }, { settlements: written }) => paired(settlements, written),
  },
  {
    section: 'followUps',
    ordered: false,
    rules: ({ followUps }, { followUps: written }) => paired(followUps, written),
  },
];

/** Rules that mean the same are the same, however they are written: `kind: FAULT` is `kind: [FAULT]`. */
const paired = (read: readonly { readonly id: string }[], written: unknown): readonly Rule[] =>
  read.map((rule, index) => ({
    id: rule.id,
    written: listOf(written)[index] ?? {},
    forWhom: shown(listOf(written)[index]?.when) ?? 'every case',
    meant: JSON.stringify(rule),
  }));

function calendarsOf({ sla, followUps }: Policy, written: unknown): readonly Rule[] {
  const counted = (id: string) => [
    ...sla.filter(({ calendar }) => calendar === id),
    ...followUps.filter(
      ({ timing, during }) => during === id || (timing.kind === 'AFTER' && timing.calendar === id),
    ),
  ];
  return Object.entries(groupOf(written)).map(([id, value]) => ({
    id,
    written: groupOf(value),
    forWhom: named(counted(id)),
    meant: JSON.stringify(value),
  }));
}

function zonesOf(
  { zones, sla, severity, routing, closing, visits, entitlement, prices, settlements }: Policy,
  written: unknown,
): readonly Rule[] {
  const { terms, campaigns, contract, afterwards, whenExcluded } = entitlement;
  const exceptions = [contract, afterwards, whenExcluded].flatMap((charges) => charges?.except ?? []);
  const rules = [
    ...sla,
    ...severity,
    ...routing,
    ...closing,
    ...visits,
    ...terms,
    ...campaigns,
    ...prices,
    ...settlements,
    ...exceptions,
  ];
  const asking = (id: string) => rules.filter(({ when }) => when.zone?.includes(id));
  return paired(zones, written).map((zone) => ({ ...zone, forWhom: named(asking(zone.id)) }));
}

const named = (rules: readonly { readonly id: string }[]): string =>
  rules.length === 0 ? 'no rule' : `what ${rules.map(({ id }) => id).join(', ')} promises`;

function differencesById(section: string, before: readonly Rule[], after: readonly Rule[]): Difference[] {
  const find = (rules: readonly Rule[], id: string) => rules.find((rule) => rule.id === id);
  const gone = before.filter(({ id }) => !find(after, id));
  return [
    ...gone.map((rule) => difference(section, 'REMOVED', rule, null)),
    ...after.flatMap((rule) => {
      const earlier = find(before, rule.id);
      if (!earlier) return [difference(section, 'ADDED', null, rule)];
      return earlier.meant === rule.meant ? [] : [difference(section, 'CHANGED', earlier, rule)];
    }),
  ];
}

function difference(
  section: string,
  change: Difference['change'],
  before: Rule | null,
  after: Rule | null,
): Difference {
  const forWhom = [before, after].flatMap((rule) => (rule ? [rule.forWhom] : []));
  const [was, is = was] = forWhom;
  return {
    section,
    id: (after ?? before)?.id ?? null,
    change,
    forWhom: was === is ? (was ?? null) : `${was} before, ${is} now`,
    fields: fieldChanges(before?.written ?? {}, after?.written ?? {}).filter(({ field }) => field !== 'id'),
  };
}

function reordered(section: string, before: readonly Rule[], after: readonly Rule[]): Difference[] {
  const kept = (rules: readonly Rule[], others: readonly Rule[]) =>
    rules
      .map(({ id }) => id)
      .filter((id) => others.some((other) => other.id === id))
      .join(', ');
  const [was, is] = [kept(before, after), kept(after, before)];
  if (was === is) return [];
  const fields = [{ field: 'order', before: was, after: is }];
  return [{ section, id: null, change: 'REORDERED', forWhom: null, fields }];
}

function groupDifference(section: string, before: Group, after: Group): Difference[] {
  const fields = fieldChanges(before, after);
  return fields.length === 0 ? [] : [{ section, id: null, change: 'CHANGED', forWhom: null, fields }];
}

function fieldChanges(before: Group, after: Group): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) }))
    .filter(({ before: was, after: is }) => was !== is);
}

const shown = (value: unknown): string | null =>
  value === undefined ? null : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
