import { and, eq, gte, lte } from 'drizzle-orm';
import {
  component,
  customer,
  product,
  serviceContract,
  servicePoint,
  type TicketRow,
  ticket,
} from '../../schema/index.js';
import { localDate } from '../calendar/duration.js';
import type { ReadContext } from '../context.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import { repetitionsOf } from './repetition.queries.js';

/** What the policy's rules may test about a stored ticket, as it is now. */
export async function factsOf(ctx: ReadContext, policy: Policy, row: TicketRow): Promise<Facts> {
  const today = localDate(ctx.now, policy.timezone);
  const [found] = await ctx.tx
    .select({
      family: product.family,
      tier: customer.tier,
      servicePoint: servicePoint.kind,
      contract: serviceContract.id,
      consumable: component.consumable,
    })
    .from(ticket)
    .innerJoin(customer, eq(customer.id, ticket.customerId))
    // Of the ticket as it is about to be: an address that is being changed may have moved it.
    .leftJoin(servicePoint, eq(servicePoint.id, row.servicePointId))
    .leftJoin(product, eq(product.id, ticket.productId))
    .leftJoin(component, and(eq(component.productId, ticket.productId), eq(component.code, ticket.component)))
    .leftJoin(
      serviceContract,
      and(
        eq(serviceContract.assetId, ticket.assetId),
        lte(serviceContract.startsOn, today),
        gte(serviceContract.endsOn, today),
      ),
    )
    .where(eq(ticket.id, row.id))
    .limit(1);
  return {
    kind: row.kind,
    severity: row.severity,
    channel: row.channel,
    family: found?.family ?? null,
    component: row.component,
    componentGroup: row.component,
    consumable: found?.consumable ?? null,
    region: row.region ?? row.addressText,
    distanceKm: row.distanceKm,
    servicePoint: found?.servicePoint ?? null,
    marks: row.marks,
    customerTier: found?.tier ?? null,
    underContract: found?.contract !== null && found?.contract !== undefined,
    subject: row.subject,
    words: row.description,
    ...(await repetitionsOf(ctx, policy, row)),
    openedAt: row.openedAt,
  };
}
