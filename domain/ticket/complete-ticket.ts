import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { keepAddress, keepCustomer } from '../customer/keep-customer.js';
import { change } from './change-ticket.js';
import { checkTold, findServicePoint, findUnit, type OpenTicketInput } from './intake.js';
import { verdictOf } from './intake-verdict.js';
import { ticketToChange } from './touch-ticket.js';

/**
 * The customer came back and told the rest of a report that was made a ticket when he left.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it is over
 */
export async function completeTicket(
  ctx: Context,
  { ticketId, input }: { readonly ticketId: string; readonly input: OpenTicketInput },
): Promise<void> {
  const found = await ticketToChange(ctx, ticketId, 'CHANGE');
  const told = checkTold(input, ctx.now);
  const today = localDate(ctx.now, found.policy.timezone);
  const unit = await findUnit(ctx, told, today);
  const customer = await keepCustomer(ctx, input.customer);
  const { place, appointmentAt, description } = told;
  if (place) await keepAddress(ctx, customer.id, place);
  const responsible = place ? await findServicePoint(ctx, place, told.distanceKm) : null;
  await change(ctx, found, {
    customerId: customer.id,
    assetId: unit.asset?.id ?? null,
    productId: unit.product?.id ?? null,
    serialAsTold: unit.serialAsTold,
    entitlement: verdictOf(found.policy, unit, {
      facts: {
        kind: found.row.kind,
        channel: found.row.channel,
        subject: found.row.subject,
        region: place?.region ?? place?.text ?? found.row.region,
        distanceKm: responsible?.distanceKm ?? found.row.distanceKm,
        customerTier: customer.tier,
      },
      repeatOfId: found.row.repeatOfId,
      now: ctx.now,
      today,
    }),
    description,
    appointmentAt,
    incomplete: false,
    unverified: [...(input.unverified ?? [])],
    ...(place && {
      addressText: place.text,
      region: place.region,
      latitude: place.latitude,
      longitude: place.longitude,
    }),
    ...(responsible && { servicePointId: responsible.point.id, distanceKm: responsible.distanceKm }),
  });
}
