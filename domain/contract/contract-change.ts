import { and, eq, gte, lte } from 'drizzle-orm';
import { type ServiceContractRow, serviceContract } from '../../schema/index.js';
import { demand, requireStaff } from '../access.js';
import type { Context } from '../context.js';
import { sqlState } from '../desk.js';
import { DomainError, notFound } from '../errors.js';
import { planUnits } from '../follow-up/plan-units.js';
import { lockVisibleAsset } from '../ticket/lock-visible-asset.js';
import { rematchUnit } from '../ticket/rematch-unit.js';
import { contractsByIds } from '../ticket/seen-customers.queries.js';

/**
 * The gate of every change of a contract: its unit seen and locked, the step allowed. Lock order: unit, contract.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
 */
export async function contractToChange(ctx: Context, contractId: string): Promise<ServiceContractRow> {
  requireStaff(ctx.actor);
  const read = () => ctx.tx.select().from(serviceContract).where(eq(serviceContract.id, contractId));
  const [found] = await contractsByIds(ctx, [contractId]);
  if (!found) throw notFound('contract');
  await lockVisibleAsset(ctx, found.assetId);
  demand(ctx.actor, 'CONTRACT');
  const [row] = await read().for('no key update');
  if (!row) throw notFound('contract');
  return row;
}

type NewContract = Omit<typeof serviceContract.$inferInsert, 'id'>;

/** One unit is under one contract a day. @throws CONFLICT naming number or startsOn */
export async function insertContract(ctx: Context, values: NewContract): Promise<string> {
  const overlapping = await ctx.tx.$count(
    serviceContract,
    and(
      eq(serviceContract.assetId, values.assetId),
      lte(serviceContract.startsOn, values.endsOn),
      gte(serviceContract.endsOn, values.startsOn),
    ),
  );
  if (overlapping > 0)
    throw new DomainError('CONFLICT', 'This unit is under a contract in that time already.', {
      field: 'startsOn',
    });
  const id = ctx.newId();
  try {
    await ctx.tx.insert(serviceContract).values({ ...values, id });
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    throw new DomainError('CONFLICT', 'This number is another contract’s.', { field: 'number' });
  }
  return id;
}

/** What follows from it: promises on the unit's open tickets are matched anew, and its follow-ups planned anew. */
export async function contractChanged(ctx: Context, assetId: string): Promise<void> {
  await rematchUnit(ctx, assetId);
  await planUnits(ctx, [assetId]);
}
