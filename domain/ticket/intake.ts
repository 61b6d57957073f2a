import { and, desc, eq, gte } from 'drizzle-orm';
import {
  type AssetRow,
  type ComponentRow,
  type CustomerRow,
  type ProductRow,
  type ServiceContractRow,
  type ServicePointRow,
  ticket,
} from '../../schema/index.js';
import type { Channel, ComplaintSubject, Severity, TicketKind } from '../../schema/vocabulary.js';
import {
  componentsOfProducts,
  contractsOfAssets,
  findAssetAsTold,
  findProduct,
  productsByIds,
} from '../asset/asset.queries.js';
import { repairsOfAssets } from '../asset/repair-history.queries.js';
import { DAY, type PolicyDuration } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { centreOf } from '../customer/division-centre.js';
import type { CustomerInput, Place } from '../customer/keep-customer.js';
import { regionInFull, regionOf } from '../customer/region.js';
import type { RepairRecord } from '../entitlement/repair-history.js';
import { badInput } from '../errors.js';
import { futureInstant, numberBetween, optionalText, text } from '../input.js';
import type { Policy } from '../policy/policy.js';
import { distanceKm } from '../service-point/distance.js';
import { responsibleFor } from '../service-point/responsible.js';
import { listServicePoints } from '../service-point/service-point.queries.js';
import { together } from '../together.js';

export interface AddressInput {
  readonly text: string;
  readonly region?: string | null | undefined;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
}

export interface OpenTicketInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly severity?: Severity | null | undefined;
  readonly customer: CustomerInput;
  readonly serialNumber?: string | null | undefined;
  readonly model?: string | null | undefined;
  readonly component?: string | null | undefined;
  readonly description: string;
  readonly subject?: ComplaintSubject | null | undefined;
  readonly address?: AddressInput | null | undefined;
  readonly distanceKm?: number | null | undefined;
  readonly appointmentAt?: Date | null | undefined;
  /** When completion is promised to this customer. */
  readonly completionAt?: Date | null | undefined;
  /** What rules may ask for and only people can tell; ids of the policy. */
  readonly marks?: readonly string[] | null | undefined;
  /** The chat in which it was reported; the bot sets it. */
  readonly conversationId?: string | null | undefined;
  /** Number of the earlier ticket that it is about; passed over where it is not the same customer's. */
  readonly relatedTo?: string | null | undefined;
  /** Names of inputs taken as said. */
  readonly unverified?: readonly string[] | undefined;
  /** Made from an unfinished conversation. */
  readonly incomplete?: boolean | undefined;
}

export const descriptionLimit = 4_000;
export const addressLimit = 300;

export type Told = ReturnType<typeof checkTold>;

/** What was told, checked field by field; nothing is looked up yet. */
export function checkTold(input: OpenTicketInput, now: Date) {
  return {
    description: text('description', input.description, descriptionLimit),
    place: input.address ? placeOf(input.address) : null,
    distanceKm: numberBetween('distanceKm', input.distanceKm, 0, 20_040),
    appointmentAt: input.appointmentAt ? futureInstant('appointmentAt', input.appointmentAt, now) : null,
    completionAt: input.completionAt ? futureInstant('completionAt', input.completionAt, now) : null,
    marks: [...new Set(input.marks ?? [])],
    serialNumber: optionalText('serialNumber', input.serialNumber, 60),
    model: optionalText('model', input.model, 60),
    component: optionalText('component', input.component, 60),
  };
}

export function placeOf(address: AddressInput): Place {
  const told = text('address.text', address.text, addressLimit);
  const latitude = numberBetween('address.latitude', address.latitude, -90, 90);
  const longitude = numberBetween('address.longitude', address.longitude, -180, 180);
  if ((latitude === null) !== (longitude === null)) {
    throw badInput('address.longitude', 'address takes latitude and longitude together.');
  }
  const named = optionalText('address.region', address.region, 100);
  const region = named === null ? (regionOf(told)?.region ?? null) : regionInFull(named);
  return { text: told, region, latitude, longitude };
}

export interface Unit {
  readonly asset: AssetRow | null;
  readonly product: ProductRow | null;
  readonly component: ComponentRow | null;
  readonly contract: ServiceContractRow | null;
  /** Its repairs so far. */
  readonly repairs: readonly RepairRecord[];
  readonly serialAsTold: string | null;
}

/** The unit that the serial number names, else the product that the customer named. */
export async function findUnit(
  ctx: Context,
  told: { serialNumber: string | null; model: string | null; component: string | null },
  today: string,
): Promise<Unit> {
  const asset = told.serialNumber === null ? null : await findAssetAsTold(ctx, told.serialNumber);
  const [product, contracts, repairs] = await together(
    productOf(ctx, asset, told.model),
    asset ? contractsOfAssets(ctx, [asset.id], today) : none(),
    asset ? repairsOfAssets(ctx, [asset.id]) : none(),
  );
  const components = product && told.component !== null ? await componentsOfProducts(ctx, [product.id]) : [];
  const component = components.find((candidate) => candidate.code === told.component) ?? null;
  if (product && told.component !== null && component === null) {
    throw badInput('component', `component takes one of: ${components.map(({ code }) => code).join(', ')}.`);
  }
  return {
    asset,
    product,
    component,
    contract: contracts[0] ?? null,
    repairs,
    serialAsTold: asset ? null : told.serialNumber,
  };
}

const none = async () => [];

async function productOf(
  ctx: Context,
  asset: AssetRow | null,
  model: string | null,
): Promise<ProductRow | null> {
  if (asset) return (await productsByIds(ctx, [asset.productId]))[0] ?? null;
  if (model === null) return null;
  const product = await findProduct(ctx, model);
  if (!product) throw badInput('model', 'model takes the model of a product in the catalogue.');
  return product;
}

/** Who is responsible for the place, and how far away that is; null where the place is not known so closely. */
export async function findServicePoint(
  ctx: Context,
  place: Place | null,
  givenDistance: number | null,
): Promise<{ point: ServicePointRow; distanceKm: number | null }> {
  const own = ctx.actor.kind === 'STAFF' ? ctx.actor.servicePointId : null;
  const points = await listServicePoints(ctx);
  const point = responsibleFor(points, { region: place?.region ?? null, address: place?.text ?? null }, own);
  return { point, distanceKm: givenDistance ?? distanceTo(point, place) };
}

/** From coordinates where the address has them, otherwise to the centre of its district or city. */
function distanceTo(point: ServicePointRow, place: Place | null): number | null {
  if (!place || point.latitude === null || point.longitude === null) return null;
  const { latitude, longitude } = place;
  const to = latitude !== null && longitude !== null ? { latitude, longitude } : centreOf(place.region ?? '');
  return to && distanceKm({ latitude: point.latitude, longitude: point.longitude }, to);
}

/** Where the policy does not say how soon the same fault is a repeated one. */
const usualWindow: PolicyDuration = { days: 30, milliseconds: 0 };

/**
 * Who asks for another unit says that this one fails, as much as who reports the fault. Money is asked back for many reasons: only
 * with the part that fails it is one of them.
 */
const saysItFails = (kind: TicketKind, { component }: Unit): boolean =>
  kind === 'FAULT' || kind === 'EXCHANGE' || (kind === 'RETURN' && component !== null);

/** The earlier fault on the same unit (and component, where one is named) within the policy's window for repeats. */
export async function findRepeat(
  ctx: Context,
  { kpis }: Policy,
  kind: TicketKind,
  unit: Unit,
): Promise<string | null> {
  if (!unit.asset || !saysItFails(kind, unit)) return null;
  const { days, milliseconds } = kpis.repeatWindow ?? usualWindow;
  const since = new Date(ctx.now.getTime() - days * DAY - milliseconds);
  const [earlier] = await ctx.tx
    .select({ id: ticket.id })
    .from(ticket)
    .where(
      and(
        eq(ticket.assetId, unit.asset.id),
        eq(ticket.kind, 'FAULT'),
        gte(ticket.openedAt, since),
        unit.component ? eq(ticket.component, unit.component.code) : undefined,
      ),
    )
    .orderBy(desc(ticket.openedAt))
    .limit(1);
  return earlier?.id ?? null;
}

export interface Intake {
  readonly customer: CustomerRow;
  readonly unit: Unit;
  readonly point: ServicePointRow;
  readonly distanceKm: number | null;
  readonly repeatOfId: string | null;
  readonly relatedToId: string | null;
  /** Local date in the policy's zone. */
  readonly today: string;
}
