import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { addTerm, type CalendarTerm, dayAfter, startOfDay, subtractTerm } from '../calendar/duration.js';
import type { EntitlementFacts } from '../entitlement/entitlement.js';
import { decideEntitlement } from '../entitlement/entitlement.js';
import { dayOf } from '../entitlement/warranty-start.js';
import type { FollowUpCondition, FollowUpRule, FollowUpTiming, Policy } from '../policy/policy.js';
import { contactTime } from './contact-hours.js';

/** A unit as far as its follow-ups go. Days are local dates of the policy's time zone, that day included. */
export interface ServedUnit {
  /** Names it for the lot of a sample, which falls the same for one unit and day however often it is asked. */
  readonly key: string;
  readonly facts: Omit<EntitlementFacts, 'on'>;
  readonly contracts: readonly ContractSpan[];
}

export interface ContractSpan {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** One time that a rule's turn comes round for a unit. */
export interface Occasion {
  /** The day that it is about: the inspection's, the month's first, the end that it comes before. */
  readonly on: string;
  readonly dueAt: Date;
  /** When it is put in front of people; null: when it is due. */
  readonly noticeAt: Date | null;
}

/** Rules about units and contracts; those after something that happens to a ticket are not. */
export const unitRules = ({ followUps }: Policy): readonly FollowUpRule[] =>
  followUps.filter(({ timing }) => timing.kind !== 'AFTER');

/** More draws than this are not made in search of one that falls to the unit. */
const mostDraws = 400;

/** The first time from a day on that the rule's turn comes; null when it never does as things stand. */
export function nextOccasion(
  policy: Policy,
  rule: FollowUpRule,
  unit: ServedUnit,
  from: string,
): Occasion | null {
  if (rule.sample === 0) return null;
  for (let day = from, left = mostDraws; left > 0; left -= 1) {
    const on = owedOn(policy, rule, unit, day);
    if (on === null) return null;
    if (isDrawn(rule, unit, on)) return occasionOn(policy, rule, on);
    day = dayAfter(on);
  }
  return null;
}

function occasionOn(policy: Policy, rule: FollowUpRule, on: string): Occasion {
  const { timing, leadTime } = rule;
  const dueOn = timing.kind === 'BEFORE' ? subtractTerm(on, timing.by) : on;
  const dueAt = contactTime(policy, rule, startOfDay(dueOn, policy.timezone));
  const ahead = timing.kind === 'ONCE' && timing.latest ? timing.delay : leadTime;
  const noticeAt = ahead && startOfDay(subtractTerm(dueOn, ahead), policy.timezone);
  return { on, dueAt, noticeAt };
}

function isDrawn({ id, sample }: FollowUpRule, { key }: ServedUnit, on: string): boolean {
  if (sample === 1) return true;
  const draw = createHash('sha256').update(`${key} ${id} ${on}`).digest().readUInt32BE(0);
  return draw / 2 ** 32 < sample;
}

/** The first day from `from` on which the rule's turn comes while its condition holds. */
function owedOn(policy: Policy, rule: FollowUpRule, unit: ServedUnit, from: string): string | null {
  if (rule.while === 'UNDER_CONTRACT') return owedUnderContract(policy, rule.timing, unit, from);
  const on = turnOf(policy, rule.timing, unit, from);
  return on !== null && (rule.while === null || holds(policy, rule.while, unit, on)) ? on : null;
}

function owedUnderContract(policy: Policy, timing: FollowUpTiming, unit: ServedUnit, from: string) {
  for (const { startsOn, endsOn } of unit.contracts.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const on = turnOf(policy, timing, unit, later(from, startsOn));
    if (on !== null && on <= endsOn) return on;
  }
  return null;
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** The first day from `from` on which the rule's turn comes, whatever its condition. */
function turnOf(policy: Policy, timing: FollowUpTiming, unit: ServedUnit, from: string): string | null {
  switch (timing.kind) {
    case 'AFTER':
      return null;
    case 'ONCE': {
      const start = dayOf(timing.after, { ...unit.facts, on: from });
      const on = start === null ? null : addTerm(start, timing.delay);
      return on !== null && on >= from ? on : null;
    }
    case 'EVERY': {
      const start = dayOf(timing.from, { ...unit.facts, on: from });
      return start === null ? null : nextRound(start, timing.every, from);
    }
    case 'MONTHS':
      return nextMonth(timing.months, from);
    case 'BEFORE': {
      const end = timing.end === 'CONTRACT_END' ? contractEnd(unit) : warrantyEnd(policy, unit, from);
      return end !== null && end >= from ? end : null;
    }
  }
}

/** Every round is counted from the start, so that the 31st does not wander to the 28th for good. */
function nextRound(start: string, every: CalendarTerm, from: string): string {
  const longest = every.years * 366 + every.months * 31 + every.days;
  const passed = Temporal.PlainDate.from(start).until(from, { largestUnit: 'day' }).days;
  for (let round = Math.max(1, Math.floor(passed / longest)); ; round += 1) {
    const on = addTerm(start, times(every, round));
    if (on >= from) return on;
  }
}

const times = ({ years, months, days }: CalendarTerm, factor: number): CalendarTerm => ({
  years: years * factor,
  months: months * factor,
  days: days * factor,
});

function nextMonth(months: readonly number[], from: string): string | null {
  const first = Temporal.PlainDate.from(from);
  const begin = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 });
  const ahead = Array.from({ length: 12 }, (_, offset) => begin.add({ months: offset }));
  return ahead.find(({ month }) => months.includes(month))?.toString() ?? null;
}

/** Of the contract that ends last: whoever has renewed is not asked to renew. */
const contractEnd = ({ contracts }: ServedUnit): string | null =>
  contracts.reduce<string | null>(
    (last, { endsOn }) => (last === null || endsOn > last ? endsOn : last),
    null,
  );

/** Whether the condition of a rule holds for a unit on a day. */
export function holds(policy: Policy, condition: FollowUpCondition, unit: ServedUnit, on: string): boolean {
  if (condition === 'IN_WARRANTY') return isInWarranty(policy, unit, on);
  if (condition === 'NOT_INSTALLED') return !unit.facts.installedOn;
  return unit.contracts.some(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
}

const isInWarranty = (policy: Policy, unit: ServedUnit, on: string): boolean =>
  verdictOf(policy, unit, on).coverage === 'FREE';

const mostTerms = 50;

/** The last day on which any term covers the unit as a whole; terms that follow one another are one warranty. */
function warrantyEnd(policy: Policy, unit: ServedUnit, from: string): string | null {
  let end: string | null = null;
  for (let on = from, left = mostTerms; left > 0; left -= 1) {
    const { coverage, endsOn } = verdictOf(policy, unit, on);
    if (coverage !== 'FREE' || endsOn === null) return end;
    end = endsOn;
    on = dayAfter(endsOn);
  }
  return end;
}

/** The contract is left out: it is no warranty. */
const verdictOf = (policy: Policy, { facts }: ServedUnit, on: string) =>
  decideEntitlement(policy, { ...facts, contractEndsOn: null, on });
