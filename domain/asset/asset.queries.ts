import { and, asc, desc, eq, gte, ilike, inArray, lte, or, sql } from 'drizzle-orm';
import {
  type AssetRow,
  asset,
  type ComponentRow,
  component,
  customer,
  type ProductRow,
  product,
  type ServiceContractRow,
  serviceContract,
} from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { bareSerial, foldSerial, lookAlike } from './serial-number.js';

/** The unit under this serial number, in any writing: "demo 0005" and "DEMO0005" find DEMO-0005. */
export async function findAsset(ctx: ReadContext, serialNumber: string): Promise<AssetRow | null> {
  const folded = foldSerial(serialNumber);
  return written(folded, await looksLike(ctx, folded));
}

/** The same as somebody read it off a label: DEM0-OOO5 is DEMO-0005 too, as long as no other unit could be meant. */
export async function findAssetAsTold(ctx: ReadContext, serialNumber: string): Promise<AssetRow | null> {
  const folded = foldSerial(serialNumber);
  const rows = await looksLike(ctx, folded);
  const [only, ...others] = rows;
  const alone = others.length === 0 && lookAlike(folded) !== '' ? only : undefined;
  return written(folded, rows) ?? alone ?? null;
}

/** The unit itself and the one in another writing before any others. */
const looksLike = (ctx: ReadContext, folded: string): Promise<AssetRow[]> =>
  ctx.tx
    .select()
    .from(asset)
    .where(eq(lookAlikeSerial, lookAlike(folded)))
    .orderBy(desc(eq(asset.serialNumber, folded)), desc(sql`${bareSerialNumber} = ${bareSerial(folded)}`))
    .limit(2);

function written(folded: string, rows: readonly AssetRow[]): AssetRow | null {
  const bare = bareSerial(folded);
  const same = ({ serialNumber }: AssetRow): boolean =>
    serialNumber === folded || (bare !== '' && bareSerial(serialNumber) === bare);
  return rows.find(same) ?? null;
}

const bareSerialNumber = sql`regexp_replace(${asset.serialNumber}, '[^A-Z0-9]', '', 'g')`;
/** As the index asset_look_alike_index has it. */
const lookAlikeSerial = sql`translate(${bareSerialNumber}, 'OIL', '011')`;

export async function findProduct(ctx: ReadContext, model: string): Promise<ProductRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(product)
    .where(eq(product.model, model.normalize('NFKC').trim().toUpperCase()));
  return row ?? null;
}

/** Products whose model, name or alias contains the words; a catalogue has hundreds, so it is simply searched. */
export function listProducts(ctx: ReadContext, search: string | null, limit: number, after: string | null) {
  const pattern = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const fits =
    pattern === null
      ? undefined
      : or(
          ilike(product.model, pattern),
          ilike(product.name, pattern),
          sql`array_to_string(${product.aliases}, ' ') ilike ${pattern}`,
          sql`${product.names}::text ilike ${pattern}`,
        );
  return ctx.tx
    .select()
    .from(product)
    .where(and(fits, after === null ? undefined : sql`${product.model} > ${after}`))
    .orderBy(asc(product.model))
    .limit(limit);
}

export const productsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<ProductRow[]> =>
  ctx.tx
    .select()
    .from(product)
    .where(inArray(product.id, [...ids]));

export const componentsOfProducts = (
  ctx: ReadContext,
  productIds: readonly string[],
): Promise<ComponentRow[]> =>
  ctx.tx
    .select()
    .from(component)
    .where(inArray(component.productId, [...productIds]))
    .orderBy(asc(component.code));

/** The contract of each unit that is in force on a local date. */
export const contractsOfAssets = (
  ctx: ReadContext,
  assetIds: readonly string[],
  on: string,
): Promise<ServiceContractRow[]> =>
  ctx.tx
    .select()
    .from(serviceContract)
    .where(
      and(
        inArray(serviceContract.assetId, [...assetIds]),
        lte(serviceContract.startsOn, on),
        gte(serviceContract.endsOn, on),
      ),
    )
    .orderBy(desc(serviceContract.endsOn));

export interface OwnUnit {
  readonly serialNumber: string;
  readonly model: string;
}

/** The units that are registered with a telephone number (E.164), for whoever has proven it; the latest first. */
export const unitsOfPhone = (ctx: ReadContext, phone: string, limit: number): Promise<OwnUnit[]> =>
  ctx.tx
    .select({ serialNumber: asset.serialNumber, model: product.model })
    .from(asset)
    .innerJoin(customer, eq(customer.id, asset.ownerId))
    .innerJoin(product, eq(product.id, asset.productId))
    .where(eq(customer.phone, phone))
    .orderBy(desc(asset.id))
    .limit(limit);
