import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { dayAfter, localDate } from '../domain/calendar/duration.js';
import type { Context } from '../domain/context.js';
import { keepAddress, keepCustomer } from '../domain/customer/keep-customer.js';
import { regionOf } from '../domain/customer/region.js';
import { asset, component, product, serviceContract, servicePoint, staff } from '../schema/index.js';
import { customerTiers, roles, servicePointKinds } from '../schema/vocabulary.js';

const componentSpec = z.union([z.string(), z.object({ name: z.string(), consumable: z.boolean() })]);

const companySpec = z.object({
  servicePoints: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(servicePointKinds),
      name: z.string(),
      parent: z.string().optional(),
      latitude: z.number(),
      longitude: z.number(),
      regions: z.array(z.string()),
    }),
  ),
  staff: z.record(
    z.string(),
    z.object({
      name: z.string(),
      roles: z.array(z.enum(roles)),
      at: z.string(),
      badge: z.string().optional(),
      certificates: z.array(z.string()).default([]),
    }),
  ),
  products: z.record(
    z.string(),
    z.object({
      family: z.string(),
      zh: z.string(),
      /** What Taiwan and Hong Kong call it, where that is not the same in other characters. */
      hant: z.string().optional(),
      en: z.string(),
      aliases: z.array(z.string()),
      components: z.record(z.string(), componentSpec),
    }),
  ),
  /** Days are counted back from today, `contractEnds` ahead. */
  assets: z.record(
    z.string(),
    z.object({
      model: z.string(),
      manufactured: z.number().optional(),
      receivedByDealer: z.number().optional(),
      sold: z.number().optional(),
      installed: z.number().optional(),
      accepted: z.number().optional(),
      contractEnds: z.number().optional(),
      card: z.boolean().default(true),
      cardAltered: z.boolean().default(false),
      owner: z.string().optional(),
      phone: z.string().optional(),
      address: z.string().optional(),
      tier: z.enum(customerTiers).optional(),
      dealer: z.string().optional(),
    }),
  ),
});
export type DemonstrationCompany = z.infer<typeof companySpec>;
type Unit = DemonstrationCompany['assets'][string];

export async function readDemonstration(file: string): Promise<DemonstrationCompany> {
  return companySpec.parse(parse(await readFile(file, 'utf8')));
}

export interface LoadDemonstrationInput {
  readonly company: DemonstrationCompany;
  /** Of all its accounts. */
  readonly passwordHash: string;
  readonly timezone: string;
}

/** Puts the demonstration company into an empty database: service points, staff, products, customers and units. */
export async function loadDemonstration(ctx: Context, input: LoadDemonstrationInput): Promise<void> {
  const { company, passwordHash } = input;
  const today = localDate(ctx.now, input.timezone);
  const pointIds = await loadServicePoints(ctx, company.servicePoints);
  const idOf = (code: string) => known(pointIds, code);
  await ctx.tx.insert(staff).values(
    Object.entries(company.staff).map(([login, { at, certificates, badge, ...person }]) => ({
      ...person,
      id: ctx.newId(),
      login,
      passwordHash,
      badge: badge ?? null,
      servicePointId: idOf(at),
      certificates: certificates.map((family) => ({ family, validUntil: dayAfter(today, 365) })),
    })),
  );
  const productIds = await loadProducts(ctx, company.products);
  for (const [serialNumber, unit] of Object.entries(company.assets)) {
    await loadUnit(ctx, serialNumber, unit, known(productIds, unit.model), today);
  }
}

async function loadServicePoints(ctx: Context, points: DemonstrationCompany['servicePoints']) {
  const ids = new Map(points.map(({ code }) => [code, ctx.newId()]));
  await ctx.tx.insert(servicePoint).values(
    points.map(({ parent, ...point }) => ({
      ...point,
      id: known(ids, point.code),
      parentId: parent === undefined ? null : known(ids, parent),
    })),
  );
  return ids;
}

async function loadProducts(ctx: Context, products: DemonstrationCompany['products']) {
  const entries = Object.entries(products).map(([model, spec]) => ({ model, spec, id: ctx.newId() }));
  await ctx.tx.insert(product).values(
    entries.map(({ id, model, spec: { family, zh, hant, en, aliases } }) => ({
      id,
      model,
      family,
      name: zh,
      names: { 'zh-Hans': zh, en, ...(hant && { 'zh-Hant': hant }) },
      aliases,
    })),
  );
  await ctx.tx.insert(component).values(
    entries.flatMap(({ id, spec }) =>
      Object.entries(spec.components).map(([code, told]) => ({
        id: ctx.newId(),
        productId: id,
        code,
        ...(typeof told === 'string' ? { name: told } : told),
      })),
    ),
  );
  return new Map(entries.map(({ model, id }) => [model, id]));
}

async function loadUnit(ctx: Context, serialNumber: string, unit: Unit, productId: string, today: string) {
  const ago = (days: number | undefined) => (days === undefined ? null : dayAfter(today, -days));
  const owner = unit.owner
    ? await keepCustomer(ctx, { name: unit.owner, phone: unit.phone, tier: unit.tier })
    : null;
  if (owner && unit.address) {
    const region = regionOf(unit.address)?.region ?? null;
    await keepAddress(ctx, owner.id, { text: unit.address, region, latitude: null, longitude: null });
  }
  const id = ctx.newId();
  await ctx.tx.insert(asset).values({
    id,
    serialNumber,
    productId,
    ownerId: owner?.id ?? null,
    manufacturedOn: ago(unit.manufactured ?? weeksBeforeSale(unit)),
    receivedByDealerOn: ago(unit.receivedByDealer),
    soldOn: ago(unit.sold),
    installedOn: ago(unit.installed),
    acceptedOn: ago(unit.accepted),
    warrantyCard: unit.card && unit.sold !== undefined ? `W-${serialNumber}` : null,
    cardAltered: unit.cardAltered,
    createdAt: ctx.now,
  });
  if (owner && unit.contractEnds !== undefined) {
    await ctx.tx.insert(serviceContract).values({
      id: ctx.newId(),
      number: `C-${serialNumber}`,
      customerId: owner.id,
      assetId: id,
      startsOn: dayAfter(today, unit.contractEnds - 365),
      endsOn: dayAfter(today, unit.contractEnds),
    });
  }
}

/** Most units leave the factory a month before they are sold. */
const weeksBeforeSale = (unit: Unit) => (unit.sold ?? unit.receivedByDealer ?? 0) + 30;

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the demonstration company has no ${name}`);
  return id;
}
