import { and, asc, desc, eq, gte, inArray, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import {
  asset,
  customerAddress,
  type FollowUpRow,
  followUp,
  product,
  type ServicePointRow,
  serviceContract,
} from '../../schema/index.js';
import { repairsOfAssets } from '../asset/repair-history.queries.js';
import type { Context, ReadContext } from '../context.js';
import type { Policy } from '../policy/policy.js';
import { responsibleFor } from '../service-point/responsible.js';
import { listServicePoints } from '../service-point/service-point.queries.js';
import type { ServedUnit } from './occasion.js';
import { servedUnit, type UnitRecord, type UnitRow } from './unit-plan.js';

/**
 * Locked, so that of two who plan the same unit the second sees what the first has planned. A unit that was exchanged
 * is followed up no more; the other one is.
 */
export const lockUnits = (ctx: Context, assetIds: readonly string[]): Promise<UnitRow[]> =>
  ctx.tx
    .select({ asset, product })
    .from(asset)
    .innerJoin(product, eq(product.id, asset.productId))
    .where(and(inArray(asset.id, [...assetIds]), notExists(successorOf(ctx))))
    .orderBy(asset.id)
    .for('no key update', { of: asset });

const successor = alias(asset, 'successor');

const successorOf = (ctx: ReadContext) =>
  ctx.tx.select({ id: successor.id }).from(successor).where(eq(successor.replacesId, asset.id));

/** With all that their follow-ups are decided by: the contracts that have not run out on a day, and the repairs. */
export async function recordsOf(
  ctx: ReadContext,
  units: readonly UnitRow[],
  on: string,
): Promise<readonly UnitRecord[]> {
  const assetIds = units.map(({ asset }) => asset.id);
  const contracts = await ctx.tx
    .select()
    .from(serviceContract)
    .where(and(inArray(serviceContract.assetId, assetIds), gte(serviceContract.endsOn, on)))
    .orderBy(asc(serviceContract.startsOn));
  const contractsOf = byUnit(contracts);
  const repairsOf = byUnit(await repairsOfAssets(ctx, assetIds));
  return units.map((unit) => ({
    ...unit,
    contracts: contractsOf.get(unit.asset.id) ?? [],
    repairs: repairsOf.get(unit.asset.id) ?? [],
  }));
}

/** What is planned for each unit, and whatever else was ever planned for a day from `from` on. */
export async function plannedForUnits(
  ctx: ReadContext,
  assetIds: readonly string[],
  from: string,
): Promise<ReadonlyMap<string, readonly FollowUpRow[]>> {
  const rows = await ctx.tx
    .select()
    .from(followUp)
    .where(
      and(
        inArray(followUp.assetId, [...assetIds]),
        // Written out, so that the index of units' turns serves it.
        sql`planned_for = 'UNIT'`,
        or(eq(followUp.state, 'PLANNED'), gte(followUp.occasion, from)),
      ),
    );
  return byUnit(rows);
}

function byUnit<Row extends { readonly assetId: string | null }>(rows: readonly Row[]): Map<string, Row[]> {
  const units = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.assetId === null) continue;
    const known = units.get(row.assetId) ?? [];
    units.set(row.assetId, known);
    known.push(row);
  }
  return units;
}

/** Who serves each customer: the service point of the address that he told last. */
export async function pointsOfCustomers(
  ctx: ReadContext,
  customerIds: readonly string[],
): Promise<(customerId: string) => ServicePointRow> {
  const points = await listServicePoints(ctx);
  const addresses = await ctx.tx
    .selectDistinctOn([customerAddress.customerId])
    .from(customerAddress)
    .where(inArray(customerAddress.customerId, [...customerIds]))
    .orderBy(customerAddress.customerId, desc(customerAddress.id));
  const places = new Map(addresses.map(({ customerId, ...place }) => [customerId, place]));
  return (customerId) => {
    const place = places.get(customerId);
    return responsibleFor(points, { region: place?.region ?? null, address: place?.text ?? null }, null);
  };
}

/** A registered unit as it is served on a day. */
export async function unitOn(
  ctx: ReadContext,
  policy: Policy,
  assetId: string,
  on: string,
): Promise<ServedUnit | null> {
  const rows = await ctx.tx
    .select({ asset, product })
    .from(asset)
    .innerJoin(product, eq(product.id, asset.productId))
    .where(eq(asset.id, assetId));
  const [unit] = await recordsOf(ctx, rows, on);
  return unit ? servedUnit(policy, unit) : null;
}
