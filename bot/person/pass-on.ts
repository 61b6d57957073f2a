import type { TurnContext } from 'botbuilder-core';
import { lastSaidByStaff } from '../../domain/conversation/delivery.js';
import { liveTicketOf, passOnMessage } from '../../domain/ticket/pass-on-message.js';
import { getTicket } from '../../domain/ticket/ticket.queries.js';
import { speak, turnOf } from '../botkit/turn-in-hand.js';
import { type PhraseKey, phrase } from '../language/phrase.js';

/** An answer to what a member of staff wrote about a ticket is theirs, though the bot has the conversation. */
export async function passOnToStaff(context: TurnContext): Promise<boolean> {
  const { ctx, conversation } = turnOf(context);
  if (!(await lastSaidByStaff(ctx, conversation.id))) return false;
  return putOnLiveTicket(context, 'information_added');
}

/** Files that came when nothing was under way are for whoever works on his ticket; false when there is none. */
export const putFilesOnTicket = (context: TurnContext): Promise<boolean> =>
  putOnLiveTicket(context, 'files_on_ticket');

async function putOnLiveTicket(
  context: TurnContext,
  told: PhraseKey & ('information_added' | 'files_on_ticket'),
): Promise<boolean> {
  const { ctx, conversation, inbound, language } = turnOf(context);
  const ticketId = await liveTicketOf(ctx, conversation.id);
  if (ticketId === null) return false;
  await passOnMessage(ctx, { ticketId, messageId: inbound.id });
  const { number } = await getTicket(ctx, ticketId);
  const text = phrase(language, told, { number });
  await speak(context, { text, ticket: { id: ticketId, number } });
  return true;
}
