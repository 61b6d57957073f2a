import type { TurnContext } from 'botbuilder-core';
import { lastSaidByStaff } from '../../domain/conversation/delivery.js';
import { liveTicketOf, passOnMessage } from '../../domain/ticket/pass-on-message.js';
import { getTicket } from '../../domain/ticket/ticket.queries.js';
import { speak, turnOf } from '../botkit/turn-in-hand.js';
import { phrase } from '../language/phrase.js';

/** An answer to what a member of staff wrote about a ticket is theirs, though the bot has the conversation. */
export async function passOnToStaff(context: TurnContext): Promise<boolean> {
  const { ctx, conversation, inbound, language } = turnOf(context);
  if (!(await lastSaidByStaff(ctx, conversation.id))) return false;
  const ticketId = await liveTicketOf(ctx, conversation.id);
  if (ticketId === null) return false;
  await passOnMessage(ctx, { ticketId, messageId: inbound.id });
  const { number } = await getTicket(ctx, ticketId);
  const text = phrase(language, 'information_added', { number });
  await speak(context, { text, ticket: { id: ticketId, number } });
  return true;
}
