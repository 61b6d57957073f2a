import { demand, requireStaff } from '../access.js';
import type { Context } from '../context.js';
import { lockConversation, say } from '../conversation/say.js';
import { record } from '../event.js';
import { text } from '../input.js';
import { once } from '../once.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { nextState } from './ticket.js';
import { getTicket } from './ticket.queries.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface ReplyInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly text: string;
}

export const messageLimit = 4_000;

/**
 * A person's answer to the customer. Meets REPLY the first time and NEXT_REPLY afterwards; what the bot says
 * never does (policy.md, "What meets a clock").
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE
 */
export const replyToTicket = once('replyToTicket', async (ctx: Context, input: ReplyInput) => {
  const { conversationId } = await getTicket(ctx, input.ticketId);
  demand(ctx.actor, 'REPLY');
  const author = requireStaff(ctx.actor);
  const said = text('text', input.text, messageLimit);
  // Conversation before ticket, as the bot's turns lock them.
  if (conversationId) await lockConversation(ctx, conversationId);
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'REPLY');
  const state = row.state === 'RESOLVED' ? row.state : nextState(row.state, 'WORK');
  const message = await say(ctx, {
    conversationId: row.conversationId,
    ticketId: row.id,
    authorKind: 'STAFF',
    author: author.name,
    channel: row.channel,
    text: said,
  });
  await record(ctx, row.id, { type: 'TICKET_REPLIED', summary: `${author.name} answered the customer.` });
  await meetClocks(ctx, { policy, ticket: row, targets: ['REPLY', 'NEXT_REPLY'], at: ctx.now });
  await touchTicket(ctx, row.id, { state, repliedAt: row.repliedAt ?? ctx.now });
  return { ticketId: row.id, messageId: message.id };
});
