import type { TurnContext } from 'botbuilder-core';
import { proveTicket } from '../../domain/ticket/prove-ticket.js';
import { mostShown, ownTicketStatuses } from '../../domain/ticket/ticket-status.queries.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import {
  type Draft,
  fill,
  isFilled,
  isMissing,
  type SlotRule,
  slotValue,
  sureSlotValue,
} from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { phrase } from '../language/phrase.js';
import { wasLetDown } from '../language/reason.js';
import { offerPerson } from '../person/offer-person.js';
import { keepPhoneForOtherNumber, noteMismatch, phoneOrNumberSlot } from './mistyped.js';
import { isPhoneProven, phoneProofSlots, settlePhoneProof } from './phone-proof.js';
import { sayStatus } from './say-status.js';
import { ticketNumberSlot } from './told-slots.js';

export const ticketStatusDialog = 'ticket-status';

const knowsNumber = (draft: Draft): boolean => slotValue(draft, 'ticket_number') !== null;

/** A number and its telephone, or a telephone that a code has proven; in the chat of a ticket neither. */
const slots: readonly SlotRule[] = [
  { ...ticketNumberSlot, wanted: ({ notes }) => notes.own === undefined },
  { ...phoneOrNumberSlot, wanted: (draft) => knowsNumber(draft) || draft.notes.own === undefined },
  ...phoneProofSlots,
];

export const createTicketStatusDialog = (): SlotDialog =>
  new SlotDialog({ id: ticketStatusDialog, slots, common: ['phone'], begin, settle, finish });

function begin({ inbound, remarks, language }: TurnInHand): void {
  if (wasLetDown(inbound.text)) remarks.push(phrase(language, 'sorry_let_down'));
}

async function settle(turn: TurnInHand, draft: Draft): Promise<void> {
  await findOwn(turn, draft);
  const asksFirst = draft.asked === null && slots.some(isMissing(draft));
  if (asksFirst && turn.remarks.length === 0) turn.remarks.push(phrase(turn.language, 'status_begins'));
}

/** Without a number this chat's own tickets are meant, else the ticket that was last talked about. */
async function findOwn(turn: TurnInHand, draft: Draft): Promise<void> {
  const { ctx, conversation, memory, provenPhone } = turn;
  keepPhoneForOtherNumber(draft);
  if (knowsNumber(draft)) return;
  if (draft.notes.own === undefined && !isFilled(draft, 'ticket_number')) {
    const own = await ownTicketStatuses(ctx, conversation.id);
    const last = memory.known.ticket_number;
    if (own.length > 0 || provenPhone !== null) draft.notes.own = 'yes';
    else if (last) fill(draft, 'ticket_number', last);
  }
  if (draft.notes.own === undefined) await settlePhoneProof(turn, draft);
}

async function finish(context: TurnContext, draft: Draft): Promise<'DONE' | 'GO_ON'> {
  const turn = turnOf(context);
  const number = sureSlotValue(draft, 'ticket_number');
  if (number === null)
    return draft.notes.own || isPhoneProven(draft) ? showOwn(context) : offerPerson(context);
  const phone = sureSlotValue(draft, 'phone');
  const status = await proveTicket(turn.ctx, { number, phone, conversationId: turn.conversation.id });
  if (status === 'TOO_MANY') {
    turn.remarks.push(phrase(turn.language, 'too_many_proofs'));
    return offerPerson(context);
  }
  if (status === 'NO_MATCH') {
    return noteMismatch(turn, draft) ? 'GO_ON' : offerPerson(context);
  }
  if (phone !== null) turn.memory.known.phone = { value: phone };
  turn.memory.known.ticket_number = { value: status.ticket.number };
  const { id } = status.ticket;
  await speak(context, { text: sayStatus(turn, status), ticket: { id, number: status.ticket.number } });
  return 'DONE';
}

async function showOwn(context: TurnContext): Promise<'DONE'> {
  const turn = turnOf(context);
  const { language } = turn;
  const own = await ownTicketStatuses(turn.ctx, turn.conversation.id);
  const [newest] = own;
  if (!newest) {
    await speak(context, { text: phrase(language, 'status_none') });
    return 'DONE';
  }
  if (own.length > 1) turn.remarks.push(phrase(language, 'status_several', { count: own.length }));
  const { id, number } = newest.ticket;
  const lines = own.map((one) => sayStatus(turn, one));
  if (own.length === mostShown) lines.push(phrase(language, 'status_more'));
  await speak(context, { text: lines.join('\n'), ticket: { id, number } });
  return 'DONE';
}
