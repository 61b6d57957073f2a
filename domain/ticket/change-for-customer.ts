import { notification, type TicketRow, type VisitRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { say } from '../conversation/say.js';
import { invalidState } from '../errors.js';
import { futureInstant, optionalText } from '../input.js';
import { change } from './change-ticket.js';
import { cancel } from './end-ticket.js';
import { noteLimit } from './hold-ticket.js';
import { lockComingVisits, moveVisit } from './move-visit.js';
import { putOnTicket } from './pass-on-message.js';
import { isLive, ticketStateInWords } from './ticket.js';
import { type ProvenTicket, type TicketProof, ticketOfPhone } from './ticket-of-phone.js';

/** What the bot needs to tell of a change: here, and in the chat in which the ticket was reported. */
export interface ChangedForCustomer {
  readonly ticket: TicketRow;
  readonly otherConversationId: string | null;
}

/**
 * Another time for the customer, who showed the number and its phone. The next planned visit moves along; where
 * somebody is under way already, he is only told.
 * @throws FORBIDDEN, NOT_FOUND, INVALID_STATE when it is over, BAD_USER_INPUT for a time that has passed
 */
export async function rescheduleForCustomer(
  ctx: Context,
  input: TicketProof & { readonly appointmentAt: Date },
): Promise<ChangedForCustomer> {
  const appointmentAt = futureInstant('appointmentAt', input.appointmentAt, ctx.now);
  const found = await ticketOfPhone(ctx, input, 'CHANGE');
  await change(ctx, found, { appointmentAt });
  const visits = await lockComingVisits(ctx, found.row.id);
  const next = visits.find(({ state }) => state === 'PLANNED');
  if (next) await moveVisit(ctx, next, appointmentAt);
  const moved = next ? `visit ${next.number} is moved` : 'no visit was moved';
  const text = `The customer of ${found.row.number} asks for ${appointmentAt.toISOString()}; ${moved}.`;
  await tellThoseAtWork(ctx, found.row, visits, text);
  return outcomeOf(found);
}

/** @throws FORBIDDEN, NOT_FOUND, INVALID_STATE when it is over */
export async function cancelForCustomer(
  ctx: Context,
  input: TicketProof & { readonly note: string | null },
): Promise<ChangedForCustomer> {
  const found = await ticketOfPhone(ctx, input, 'CANCEL');
  const visits = await lockComingVisits(ctx, found.row.id);
  await cancel(ctx, found, optionalText('note', input.note, noteLimit));
  await tellThoseAtWork(ctx, found.row, visits, `The customer has cancelled ${found.row.number}.`);
  return outcomeOf(found);
}

/** The message is on the ticket from then on, for staff to read. @throws FORBIDDEN, NOT_FOUND, INVALID_STATE */
export async function addForCustomer(
  ctx: Context,
  input: TicketProof & { readonly messageId: string },
): Promise<ChangedForCustomer> {
  const found = await ticketOfPhone(ctx, input, 'CHANGE');
  const { row } = found;
  if (!isLive(row.state))
    throw invalidState(`A ticket that is ${ticketStateInWords[row.state]} takes no more information.`);
  const visits = await lockComingVisits(ctx, row.id);
  await putOnTicket(ctx, row, input.messageId);
  await tellThoseAtWork(ctx, row, visits, `The customer of ${row.number} has added something.`);
  return outcomeOf(found);
}

/** The change is told on the ticket's own channel too, so that nobody changes it unnoticed. */
export async function tellWhereReported(
  ctx: Context,
  { ticket, otherConversationId }: ChangedForCustomer,
  text: string,
): Promise<void> {
  if (otherConversationId === null) return;
  await say(ctx, {
    conversationId: otherConversationId,
    ticketId: ticket.id,
    authorKind: 'BOT',
    author: 'bot',
    channel: ticket.channel,
    text,
    ticketNumber: ticket.number,
  });
}

const outcomeOf = ({ row, otherConversationId }: ProvenTicket): ChangedForCustomer => ({
  ticket: row,
  otherConversationId,
});

/** Whoever is responsible, and whoever would travel for nothing. */
async function tellThoseAtWork(
  ctx: Context,
  row: TicketRow,
  visits: readonly VisitRow[],
  text: string,
): Promise<void> {
  const staffIds = [row.assigneeId, ...visits.map(({ technicianId }) => technicianId)];
  const told = [...new Set(staffIds.filter((id) => id !== null))];
  if (told.length === 0) return;
  await ctx.tx.insert(notification).values(
    told.map((staffId) => ({
      id: ctx.newId(),
      staffId,
      kind: 'ASSIGNMENT' as const,
      text,
      ticketId: row.id,
      at: ctx.now,
    })),
  );
}
