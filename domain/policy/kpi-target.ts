import { type KpiRate, kpiRates } from '../../schema/vocabulary.js';
import type { KpiTarget, KpiTargets } from './policy.js';

/** A figure beside what the policy wants of it. */
export interface JudgedKpi {
  readonly figure: KpiRate;
  /** Null where nothing was counted. */
  readonly value: number | null;
  readonly target: KpiTarget;
  /** Null where nothing was counted. */
  readonly met: boolean | null;
}

/** `min` and `max` are met by the very figure, `over` and `under` are not: exactly 3 % is not under 3 % (R-210). */
export const meets = ({ min, over, max, under }: KpiTarget, value: number): boolean =>
  (min === undefined || value >= min) &&
  (over === undefined || value > over) &&
  (max === undefined || value <= max) &&
  (under === undefined || value < under);

/** Of the figures those that the policy has a target for, in one order. */
export const judgeKpis = (
  targets: KpiTargets,
  figures: Readonly<Partial<Record<KpiRate, number | null>>>,
): readonly JudgedKpi[] =>
  kpiRates.flatMap((figure) => {
    const target = targets[figure];
    if (!target) return [];
    const value = figures[figure] ?? null;
    return [{ figure, value, target, met: value === null ? null : meets(target, value) }];
  });
