import { eq } from 'drizzle-orm';
import { conversation, type TicketRow, type VisitRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { say } from '../conversation/say.js';
import { record } from '../event.js';
import { calendarOf } from '../follow-up/contact-hours.js';
import { planCallBack } from '../follow-up/plan-call-back.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import { sayTime } from '../language/say-time.js';
import type { Policy, VisitRule } from '../policy/policy.js';

interface Planned {
  readonly policy: Policy;
  readonly ticket: TicketRow;
  readonly trip: VisitRow;
  /** Who comes; null where nobody is named yet. */
  readonly who: string | null;
}

/**
 * Tells the customer of planned site work ahead: in his chat, by the way he writes, or else by telephone, which is
 * somebody's to do. Lock the conversation before the ticket.
 */
export async function giveNotice(ctx: Context, rules: readonly VisitRule[], planned: Planned): Promise<void> {
  const rule = rules.find(({ notice }) => notice !== null);
  if (!rule) return;
  const { policy, ticket, trip } = planned;
  const isWritten = ticket.conversationId !== null && (await write(ctx, ticket.conversationId, planned));
  if (!isWritten) {
    const dueAt = calendarOf(policy, policy.contactHours).nextOpening(ctx.now);
    await planCallBack(ctx, ticket, dueAt, `to tell the customer of visit ${trip.number}`);
  }
  await record(ctx, ticket.id, {
    type: 'VISIT_ANNOUNCED',
    summary: `The customer ${isWritten ? 'was told' : 'is to be told by telephone'} of visit ${trip.number} on ${trip.plannedStart.toISOString()} (rule ${rule.id}).`,
    data: { visitId: trip.id, rule: rule.id },
  });
}

async function write(ctx: Context, conversationId: string, { policy, ticket, trip, who }: Planned) {
  const [chat] = await ctx.tx
    .select({ channel: conversation.channel, language: conversation.language })
    .from(conversation)
    .where(eq(conversation.id, conversationId));
  if (!chat) return false;
  const language = chat.language ?? policy.languages[0];
  const told = {
    number: ticket.number,
    purpose: nameOf(language, 'visitPurpose', trip.purpose),
    from: sayTime(trip.plannedStart, language, policy.timezone),
    to: sayTime(trip.plannedEnd, language, policy.timezone),
  };
  const text = who
    ? explain(language, 'visit_announced_by', { ...told, who })
    : explain(language, 'visit_announced', told);
  await say(ctx, {
    conversationId,
    ticketId: ticket.id,
    authorKind: 'BOT',
    author: 'bot',
    channel: chat.channel,
    text,
    ticketNumber: ticket.number,
  });
  return true;
}
