import { componentsOfProducts } from '../../domain/asset/asset.queries.js';
import { sayWarranty } from '../../domain/entitlement/say-warranty.js';
import { explain } from '../../domain/language/explanation.js';
import { sayAll } from '../../domain/language/say-list.js';
import { clocksOfTickets } from '../../domain/sla/clock.queries.js';
import { sayPromise, tellPromise } from '../../domain/sla/say-promise.js';
import type { SlaClockRow, TicketRow } from '../../schema/index.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type FixedKey, phrase, sayFixed } from '../language/phrase.js';
import { wornPartsIn } from '../language/worn-part.js';

export type Missing = FixedKey & `missing_${string}`;

/** The number, what is promised and until when, what it takes for that, and whether it costs anything and why. */
export async function sayOpened(
  turn: TurnInHand,
  ticket: TicketRow,
  missing: readonly Missing[] = [],
): Promise<string> {
  const { language, ctx } = turn;
  const clocks = await clocksOfTickets(ctx, [ticket.id]);
  return [
    phrase(language, 'ticket_opened', { number: ticket.number }),
    ...sayPromises(turn, ticket, clocks),
    ...(missing.length > 0 ? [sayMissing(turn, missing)] : []),
    ...(ticket.kind === 'FAULT' ? [sayWarranty(ticket.entitlement, language)] : []),
    ...(await sayWornParts(turn, ticket)),
    phrase(language, 'keep_number'),
  ].join('\n');
}

/** "Free of charge" is no promise for a part that wears out. */
async function sayWornParts({ ctx, language }: TurnInHand, ticket: TicketRow): Promise<string[]> {
  const { kind, entitlement, productId, description } = ticket;
  if (kind !== 'FAULT' || productId === null || !entitlement || entitlement.coverage === 'CHARGEABLE')
    return [];
  const parts = wornPartsIn(description, await componentsOfProducts(ctx, [productId]));
  return parts.length === 0
    ? []
    : [phrase(language, 'worn_parts', { parts: parts.join(language === 'en' ? ', ' : '、') })];
}

function sayMissing({ language }: TurnInHand, missing: readonly Missing[]): string {
  const all = sayAll(
    missing.map((key) => sayFixed(language, key)),
    language,
  );
  return phrase(language, 'opened_missing', { missing: all });
}

const told = ['REPLY', 'ARRIVE', 'RESOLVE'] as const;

function sayPromises(
  { language, policy }: TurnInHand,
  { appointmentAt }: TicketRow,
  clocks: readonly SlaClockRow[],
): string[] {
  const said = told.flatMap((target) => {
    if (target === 'ARRIVE' && appointmentAt) {
      const appointment = { target, dueAt: appointmentAt, byAppointment: true };
      return [sayPromise(appointment, language, policy.timezone)];
    }
    const clock = clocks.find((candidate) => candidate.target === target);
    if (!clock) return [];
    // Nobody promises a customer that all is done before the day on which he wants somebody to come.
    if (target === 'RESOLVE' && appointmentAt && clock.dueAt <= appointmentAt) return [];
    const rule = policy.sla.find(({ id }) => id === clock.rule) ?? null;
    const promise = tellPromise({ target, dueAt: clock.dueAt, rule }, language, policy);
    // It may end at midnight; nobody comes then.
    return target === 'ARRIVE' ? [promise, phrase(language, 'visit_time_follows')] : [promise];
  });
  return said.length > 0 ? said : [explain(language, 'promise_plain')];
}
