import type { ConversationRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { planCallBack } from '../follow-up/plan-call-back.js';
import { openTicket } from '../ticket/open-ticket.js';
import { liveTicketOf } from '../ticket/pass-on-message.js';
import { getTicket } from '../ticket/ticket.queries.js';

export interface PromiseCallBackInput {
  readonly conversation: Pick<ConversationRow, 'id' | 'channel'>;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** What the customer said, for the matter that is opened when he has none. */
  readonly words: string;
}

/**
 * Nobody had time for the customer in the chat: somebody calls him, at once in opening hours, else when they begin.
 * It is owed on the matter that he has open here, or on one of its own.
 */
export async function promiseCallBack(ctx: Context, input: PromiseCallBackInput) {
  const { conversation, name, phone, words } = input;
  const ticketId = (await liveTicketOf(ctx, conversation.id)) ?? (await openMatter());
  const ticket = await getTicket(ctx, ticketId);
  const policy = await ctx.policies.active(ctx.tx);
  const hours = [...policy.calendars.values()].find(({ always }) => !always);
  await planCallBack(ctx, ticket, !hours || hours.isOpen(ctx.now) ? ctx.now : hours.nextOpening(ctx.now));
  return { id: ticket.id, number: ticket.number };

  async function openMatter(): Promise<string> {
    const opened = await openTicket(ctx, {
      kind: 'INQUIRY',
      channel: conversation.channel,
      customer: { name, phone },
      description: words,
      conversationId: conversation.id,
    });
    return opened.ticketId;
  }
}
