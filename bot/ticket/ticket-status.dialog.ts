import type { TurnContext } from 'botbuilder-core';
import { ownTicketStatuses, ticketStatus } from '../../domain/ticket/ticket-status.queries.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import {
  type Draft,
  empty,
  fill,
  isFilled,
  type SlotRule,
  slotValue,
  sureSlotValue,
} from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { phrase } from '../language/phrase.js';
import { offerPerson } from '../person/offer-person.js';
import { sayStatus } from './say-status.js';
import { phoneOnTicketSlot, ticketNumberSlot } from './told-slots.js';

export const ticketStatusDialog = 'ticket-status';

const knowsNumber = (draft: Draft): boolean => slotValue(draft, 'ticket_number') !== null;

const slots: readonly SlotRule[] = [
  { ...ticketNumberSlot, wanted: ({ notes }) => notes.own === undefined },
  { ...phoneOnTicketSlot, wanted: (draft) => knowsNumber(draft) },
];

export const createTicketStatusDialog = (): SlotDialog =>
  new SlotDialog({ id: ticketStatusDialog, slots, common: ['phone'], settle, finish });

/** Without a number what was reported in this chat is meant, else the ticket that was last talked about. */
async function settle({ ctx, conversation, memory }: TurnInHand, draft: Draft): Promise<void> {
  if (knowsNumber(draft) || draft.notes.own !== undefined) return;
  const own = await ownTicketStatuses(ctx, conversation.id);
  const last = memory.known.ticket_number;
  if (own.length > 0) draft.notes.own = 'yes';
  else if (last && !isFilled(draft, 'ticket_number')) fill(draft, 'ticket_number', last);
}

async function finish(context: TurnContext, draft: Draft): Promise<'DONE' | 'GO_ON'> {
  const turn = turnOf(context);
  const number = sureSlotValue(draft, 'ticket_number');
  if (number === null) return draft.notes.own ? showOwn(context) : offerPerson(context);
  const phone = sureSlotValue(draft, 'phone');
  const conversationId = turn.conversation.id;
  const status = await ticketStatus(turn.ctx, { number, phone, conversationId });
  if (status) {
    if (phone !== null) turn.memory.known.phone = { value: phone };
    turn.memory.known.ticket_number = { value: status.ticket.number };
    const { id } = status.ticket;
    await speak(context, { text: sayStatus(turn, status), ticket: { id, number: status.ticket.number } });
    return 'DONE';
  }
  turn.remarks.push(phrase(turn.language, 'not_found_or_no_match'));
  return tryAgain(turn, draft) ? 'GO_ON' : offerPerson(context);
}

const mostFailures = 3;

/** The number stays, since the telephone number is what a customer has several of. */
function tryAgain({ memory }: TurnInHand, draft: Draft): boolean {
  const failures = Number(draft.notes.failures ?? '0') + 1;
  draft.notes.failures = String(failures);
  empty(draft, 'phone');
  delete memory.known.phone;
  return failures < mostFailures;
}

async function showOwn(context: TurnContext): Promise<'DONE'> {
  const turn = turnOf(context);
  const own = await ownTicketStatuses(turn.ctx, turn.conversation.id);
  const [newest] = own;
  if (!newest) return offerPerson(context);
  if (own.length > 1) {
    turn.remarks.push(phrase(turn.language, 'status_several', { count: own.length }));
  }
  const { id, number } = newest.ticket;
  await speak(context, { text: own.map((one) => sayStatus(turn, one)).join('\n'), ticket: { id, number } });
  return 'DONE';
}
