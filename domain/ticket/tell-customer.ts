import { eq } from 'drizzle-orm';
import { conversation, type TicketRow } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { say } from '../conversation/say.js';
import type { Policy } from '../policy/policy.js';

/**
 * Says something about a ticket where it was reported: in the chat, or by the way its customer writes, in his language.
 * False where there is no such way. Lock the conversation before the ticket.
 */
export async function tellCustomer(
  ctx: Context,
  { policy, ticket }: { readonly policy: Policy; readonly ticket: TicketRow },
  words: (language: Language) => string,
): Promise<boolean> {
  const { conversationId } = ticket;
  if (conversationId === null) return false;
  const [chat] = await ctx.tx
    .select({ channel: conversation.channel, language: conversation.language })
    .from(conversation)
    .where(eq(conversation.id, conversationId));
  if (!chat) return false;
  await say(ctx, {
    conversationId,
    ticketId: ticket.id,
    authorKind: 'BOT',
    author: 'bot',
    channel: chat.channel,
    text: words(chat.language ?? policy.languages[0]),
    ticketNumber: ticket.number,
  });
  return true;
}
