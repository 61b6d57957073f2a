import { nameLimit } from '../../domain/customer/keep-customer.js';
import { descriptionLimit, type OpenTicketInput } from '../../domain/ticket/intake.js';
import { claimMessages, openTicket } from '../../domain/ticket/open-ticket.js';
import { getTicket } from '../../domain/ticket/ticket.queries.js';
import type { TicketRow } from '../../schema/index.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, slotValue, sureSlotValue, unverifiedSlots } from '../dialog/slot.js';
import { catalogues, phrase } from '../language/phrase.js';
import type { Slot } from '../language/understanding.js';

/** Who and where are the same for the next matter; when is so only if the customer says it. */
export const common: readonly Slot[] = ['name', 'phone', 'address'];

export type Matter = Omit<OpenTicketInput, 'channel' | 'customer' | 'conversationId' | 'unverified'>;

/** Makes what was told a ticket of this chat, and keeps what need not be asked again. */
export async function takeUp(turn: TurnInHand, draft: Draft, matter: Matter): Promise<TicketRow> {
  const { ticketId } = await openTicket(turn.ctx, toldInput(turn, draft, matter));
  return keepTold(turn, draft, ticketId);
}

export const toldInput = (turn: TurnInHand, draft: Draft, matter: Matter): OpenTicketInput => ({
  ...matter,
  channel: turn.conversation.channel,
  customer: {
    name: (slotValue(draft, 'name') ?? phrase(turn.language, 'not_known')).slice(0, nameLimit),
    phone: sureSlotValue(draft, 'phone'),
  },
  conversationId: turn.conversation.id,
  unverified: unverifiedSlots(draft),
});

/** What was said belongs to the ticket, and need not be asked again for the next one. */
export async function keepTold(turn: TurnInHand, draft: Draft, ticketId: string): Promise<TicketRow> {
  const { ctx, conversation, memory } = turn;
  await claimMessages(ctx, conversation.id, ticketId);
  for (const slot of [...common, 'time'] as const) {
    const filled = draft.filled[slot];
    if (filled && filled.value !== null && !filled.unverified) memory.known[slot] = filled;
  }
  const product = draft.filled.product;
  if (product && !product.unverified) memory.known.product = product;
  const ticket = await getTicket(ctx, ticketId);
  memory.known.ticket_number = { value: ticket.number };
  return ticket;
}

/** The customer's own words, each once; and what he told that fits no column, so that staff can check it. */
export function inCustomersWords({ language }: TurnInHand, draft: Draft, told: readonly string[]): string {
  const asSaid = (['product', 'phone', 'time'] as const).flatMap((slot) => {
    const filled = draft.filled[slot];
    const label = catalogues[language][`label_${slot}`];
    return filled?.unverified && filled.value
      ? [phrase(language, 'summary_line', { label, value: filled.value })]
      : [];
  });
  const words: string[] = [];
  for (const one of [...told, draft.notes.crisis ?? '', ...(draft.notes.wishes?.split('\n') ?? [])]) {
    if (one && !words.some((other) => other.includes(one))) words.push(one);
  }
  return [...words, ...asSaid].join('\n').slice(0, descriptionLimit);
}
