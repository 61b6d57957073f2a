import type { TicketRow } from '../../schema/index.js';
import type { Severity, TicketKind } from '../../schema/vocabulary.js';
import { componentsOfProducts } from '../asset/asset.queries.js';
import { differing, isNothing } from '../changed.js';
import type { Context } from '../context.js';
import { keepAddress } from '../customer/keep-customer.js';
import { badInput, invalidState } from '../errors.js';
import { record } from '../event.js';
import { futureInstant, numberBetween, optionalText } from '../input.js';
import { once } from '../once.js';
import { rematchClocks } from '../sla/rematch-clocks.js';
import { type AddressInput, findServicePoint, placeOf } from './intake.js';
import { requestApprovals } from './request-approvals.js';
import { isLive, ticketStateInWords } from './ticket.js';
import { factsOf } from './ticket-facts.js';
import { type TicketToChange, ticketToChange, touchTicket } from './touch-ticket.js';

export interface ChangeTicketInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly kind?: TicketKind | null | undefined;
  readonly severity?: Severity | null | undefined;
  readonly component?: string | null | undefined;
  readonly address?: AddressInput | null | undefined;
  readonly distanceKm?: number | null | undefined;
  readonly appointmentAt?: Date | null | undefined;
  /** When completion is promised to this customer. */
  readonly completionAt?: Date | null | undefined;
}

/**
 * Corrects what is known of a ticket. Running clocks are matched anew with the new facts (policy.md, rule 5). What says
 * nothing new changes nothing.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE when it is over, BAD_USER_INPUT
 */
export const changeTicket = once('changeTicket', async (ctx: Context, input: ChangeTicketInput) => {
  const found = await ticketToChange(ctx, input.ticketId, 'CHANGE', input.expectedVersion);
  if (!isLive(found.row.state)) throw over(found.row);
  await change(ctx, found, await changesOf(ctx, found.row, input));
  return { ticketId: found.row.id };
});

const over = ({ state }: TicketRow) =>
  invalidState(`A ticket that is ${ticketStateInWords[state]} is not changed any more.`);

/**
 * The same for a use case that has passed the gate and holds the lock already.
 * @throws INVALID_STATE when it is over
 */
export async function change(
  ctx: Context,
  { row, policy }: TicketToChange,
  told: Partial<TicketRow>,
): Promise<void> {
  if (!isLive(row.state)) throw over(row);
  const changes = differing(row, told);
  if (isNothing(changes)) return;
  const changed = { ...row, ...changes };
  await record(ctx, row.id, {
    type: 'TICKET_CHANGED',
    summary: `Changed: ${Object.keys(changes).join(', ')}.`,
    data: { changes },
  });
  await touchTicket(ctx, row.id, changes);
  await rematchClocks(ctx, { policy, ticket: changed, facts: await factsOf(ctx, policy, changed) });
  if (changes.kind || changes.entitlement) await requestApprovals(ctx, { row: changed, policy });
}

async function changesOf(
  ctx: Context,
  row: TicketRow,
  input: ChangeTicketInput,
): Promise<Partial<TicketRow>> {
  const changes: Partial<TicketRow> = {};
  if (input.kind) changes.kind = input.kind;
  if (input.severity) changes.severity = input.severity;
  if (input.component !== undefined && input.component !== null) {
    changes.component = await checkedComponent(ctx, row, input.component);
  }
  if (input.appointmentAt) {
    changes.appointmentAt = futureInstant('appointmentAt', input.appointmentAt, ctx.now);
  }
  if (input.completionAt) {
    changes.completionAt = futureInstant('completionAt', input.completionAt, ctx.now);
  }
  const distance = numberBetween('distanceKm', input.distanceKm, 0, 20_040);
  if (distance !== null) changes.distanceKm = distance;
  return input.address ? { ...changes, ...(await moved(ctx, row, input.address, distance)) } : changes;
}

async function checkedComponent(ctx: Context, row: TicketRow, told: string): Promise<string | null> {
  const code = optionalText('component', told, 60);
  if (code === null || row.productId === null) return code;
  const components = await componentsOfProducts(ctx, [row.productId]);
  if (components.some((component) => component.code === code)) return code;
  throw badInput('component', `component takes one of: ${components.map((known) => known.code).join(', ')}.`);
}

/** Another address may belong to another service point, and lies at another distance. */
async function moved(ctx: Context, row: TicketRow, address: AddressInput, distance: number | null) {
  const place = placeOf(address);
  await keepAddress(ctx, row.customerId, place);
  const found = await findServicePoint(ctx, place, distance);
  return {
    addressText: place.text,
    region: place.region,
    latitude: place.latitude,
    longitude: place.longitude,
    distanceKm: found.distanceKm,
    servicePointId: found.point.id,
  };
}
