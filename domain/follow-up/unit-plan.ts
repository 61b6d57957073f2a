import type { AssetRow, FollowUpRow, ProductRow, ServiceContractRow } from '../../schema/index.js';
import { unitFactsOf } from '../asset/asset-entitlement.js';
import { dayAfter, subtractTerm } from '../calendar/duration.js';
import type { RepairRecord } from '../entitlement/repair-history.js';
import type { FollowUpRule, Policy } from '../policy/policy.js';
import { nextOccasion, type Occasion, type ServedUnit, unitRules } from './occasion.js';

export interface UnitRow {
  readonly asset: AssetRow;
  readonly product: ProductRow;
}

export interface UnitRecord extends UnitRow {
  readonly contracts: readonly ServiceContractRow[];
  readonly repairs: readonly RepairRecord[];
}

export interface PlannedTurn extends Occasion {
  readonly rule: FollowUpRule;
}

type Stored = Pick<FollowUpRow, 'rule' | 'occasion' | 'state'>;

/** The stored unit as the rules want it. */
export function servedUnit(policy: Policy, { asset, product, contracts, repairs }: UnitRecord): ServedUnit {
  const unit = { asset, product, component: null, contract: null, cause: 'UNKNOWN', repairs } as const;
  // All that has happened to it counts, whichever day is asked about.
  return { key: asset.id, facts: unitFactsOf(policy, { ...unit, on: lastOfDays }), contracts };
}

const lastOfDays = '9999-12-31';

/**
 * What is to be planned for a unit: of each rule the one turn that comes next. A turn that is planned and still
 * owed stays, though its day has passed while the desk stood still; those that passed after it are not made up for.
 */
export function planOf(
  policy: Policy,
  unit: ServedUnit,
  stored: readonly Stored[],
  today: string,
): readonly PlannedTurn[] {
  return unitRules(policy).flatMap((rule) => {
    const turns = stored.filter((turn) => turn.rule === rule.id);
    const next = keptTurn(policy, rule, unit, turns) ?? newTurn(policy, rule, unit, turns, today);
    return next ? [{ rule, ...next }] : [];
  });
}

function keptTurn(policy: Policy, rule: FollowUpRule, unit: ServedUnit, turns: readonly Stored[]) {
  const planned = turns.find(({ state }) => state === 'PLANNED');
  return planned ? turnOn(policy, rule, unit, planned.occasion) : null;
}

/** The turn of this very day, if it is owed as things stand; otherwise null. */
export function turnOn(policy: Policy, rule: FollowUpRule, unit: ServedUnit, on: string): Occasion | null {
  const next = nextOccasion(policy, rule, unit, on);
  return next?.on === on ? next : null;
}

/**
 * A unit is often registered some while after the day that a rule counts from, and what is done once is owed it all the same.
 * What lies further back was before this desk's time.
 */
export const onceOwedFrom = (today: string): string => subtractTerm(today, { years: 0, months: 0, days: 90 });

/** The first one that has not come due before. */
function newTurn(
  policy: Policy,
  rule: FollowUpRule,
  unit: ServedUnit,
  turns: readonly Stored[],
  today: string,
): Occasion | null {
  const past = new Set(
    turns.flatMap(({ state, occasion }) => (state === 'PLANNED' || state === 'CANCELLED' ? [] : [occasion])),
  );
  let next = nextOccasion(policy, rule, unit, rule.timing.kind === 'ONCE' ? onceOwedFrom(today) : today);
  while (next && past.has(next.on)) next = nextOccasion(policy, rule, unit, dayAfter(next.on));
  return next;
}
