import type { TurnContext } from 'botbuilder-core';
import { conversationLanguage } from '../../domain/conversation/delivery.js';
import { DomainError } from '../../domain/errors.js';
import { type ChangedForCustomer, tellWhereReported } from '../../domain/ticket/change-for-customer.js';
import { proveTicket } from '../../domain/ticket/prove-ticket.js';
import { isLive } from '../../domain/ticket/ticket.js';
import type { TicketProof } from '../../domain/ticket/ticket-of-phone.js';
import {
  ownTicketStatuses,
  type TicketStatus,
  ticketStatus,
} from '../../domain/ticket/ticket-status.queries.js';
import type { Language } from '../../schema/vocabulary.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import type { NextDialog } from '../dialog/dialog-plan.js';
import { type Draft, empty, fill, isFilled, type SlotRule, sureSlotValue } from '../dialog/slot.js';
import { nameOf, phrase, sayRefusal } from '../language/phrase.js';
import { sure, wishOf } from '../language/wish.js';
import { offerPerson } from '../person/offer-person.js';
import { keepPhoneForOtherNumber, noteMismatch, phoneOrNumberSlot } from './mistyped.js';
import { isPhoneProven, phoneProofSlots, settlePhoneProof } from './phone-proof.js';
import { ticketNumberSlot } from './told-slots.js';

/** What every change of a ticket begins with: which it is, and the proof that it is the customer's. */

export const isProven = ({ notes }: Draft): boolean => notes.proven !== undefined && notes.over === undefined;

export const provenTicketSlots: readonly SlotRule[] = [
  {
    ...ticketNumberSlot,
    ask: (turn, draft) => {
      const own = draft.notes.own?.split(' ') ?? [];
      if (own.length === 0) return ticketNumberSlot.ask(turn, draft);
      const quickReplies = own.map((number) => ({ title: number, payload: number }));
      return { text: phrase(turn.language, 'ask_which_ticket'), quickReplies };
    },
  },
  {
    ...phoneOrNumberSlot,
    wanted: (draft) => !draft.notes.proven && !draft.notes.refused && !isPhoneProven(draft),
  },
  ...phoneProofSlots.map((rule) => ({
    ...rule,
    wanted: (draft: Draft) => !draft.notes.refused && (rule.wanted?.(draft) ?? true),
  })),
];

export const proofOf = (draft: Draft): TicketProof => ({
  number: sureSlotValue(draft, 'ticket_number') ?? '',
  phone: sureSlotValue(draft, 'phone'),
});

/** Proves as soon as there is something to prove with; three failures end it. */
export async function settleProof(turn: TurnInHand, draft: Draft): Promise<void> {
  if (!isFilled(draft, 'ticket_number')) await lookForOwn(turn, draft);
  keepPhoneForOtherNumber(draft);
  await settlePhoneProof(turn, draft);
  if (isPhoneProven(draft) && sureSlotValue(draft, 'ticket_number') === null) await lookForOwn(turn, draft);
  const proof = proofOf(draft);
  if (proof.number === '' || draft.notes.proven === proof.number) return;
  delete draft.notes.proven;
  delete draft.notes.over;
  if (draft.notes.refused) return;
  const { ctx, conversation, remarks, language } = turn;
  const status = await proveTicket(ctx, { ...proof, conversationId: conversation.id });
  if (status === 'TOO_MANY') {
    remarks.push(phrase(language, 'too_many_proofs'));
    draft.notes.refused = 'yes';
  } else if (status !== 'NO_MATCH') noteProven(turn, draft, status, proof.phone);
  else if (isFilled(draft, 'phone') && !noteMismatch(turn, draft)) draft.notes.refused = 'yes';
}

/** Who names no number means what he reported here, or what is open under the telephone number that he has proven. */
async function lookForOwn({ ctx, conversation }: TurnInHand, draft: Draft): Promise<void> {
  const own = await ownTicketStatuses(ctx, conversation.id);
  const [only] = own;
  if (only && own.length === 1) fill(draft, 'ticket_number', { value: only.ticket.number });
  else if (only && draft.notes.own === undefined) {
    draft.notes.own = own.map(({ ticket }) => ticket.number).join(' ');
    empty(draft, 'ticket_number');
  }
}

function noteProven(
  { memory }: TurnInHand,
  draft: Draft,
  { ticket, visit }: TicketStatus,
  phone: string | null,
): void {
  const { number, state, kind } = ticket;
  draft.notes.proven = number;
  draft.notes.kind = kind;
  const at = visit?.plannedStart ?? ticket.appointmentAt;
  if (at) draft.notes.at = at.toISOString();
  if (!isLive(state)) draft.notes.over = state;
  memory.known.ticket_number = { value: number };
  if (phone !== null) memory.known.phone = { value: phone };
}

/** Says why nothing can be changed: it is not proven, or over. */
export async function sayUnchangeable(context: TurnContext, draft: Draft): Promise<'DONE'> {
  const { language, ctx, conversation } = turnOf(context);
  if (!draft.notes.proven && isPhoneProven(draft) && !draft.notes.own) {
    await speak(context, { text: phrase(language, 'status_none') });
    return 'DONE';
  }
  if (!draft.notes.proven) return offerPerson(context);
  const proof = { ...proofOf(draft), number: draft.notes.proven };
  const status = await ticketStatus(ctx, { ...proof, conversationId: conversation.id });
  if (!status) return offerPerson(context);
  const { number, state } = status.ticket;
  const text = phrase(language, 'too_late_to_change', {
    number,
    state: nameOf(language, 'ticketState', state),
  });
  await speak(context, { text });
  return 'DONE';
}

/** Makes the change, confirms it here, and tells it in the chat in which the ticket was reported. */
export async function changeAndTell(
  context: TurnContext,
  changing: (turn: TurnInHand) => Promise<ChangedForCustomer>,
  say: (language: Language, number: string) => string,
): Promise<'DONE'> {
  const turn = turnOf(context);
  const { ctx, language } = turn;
  try {
    const changed = await changing(turn);
    const { ticket, otherConversationId } = changed;
    if (otherConversationId) {
      const theirs = (await conversationLanguage(ctx, otherConversationId)) ?? language;
      await tellWhereReported(ctx, changed, say(theirs, ticket.number));
      turn.remarks.push(phrase(language, 'change_told_on_channel'));
    }
    const { id, number } = ticket;
    await speak(context, { text: say(language, number), ticket: { id, number } });
  } catch (error) {
    // Refused before anything was written: the ticket has changed since it was shown.
    if (!(error instanceof DomainError)) throw error;
    await speak(context, { text: sayRefusal(language, error.code) });
  }
  return 'DONE';
}

const otherChanges = {
  reschedule: 'reschedule',
  cancel: 'cancel-ticket',
  add_information: 'add-information',
} as const;

/** "Don't cancel it, move it to Friday": asked about one change, he wants another of the same ticket. */
export function otherChange(
  turn: TurnInHand,
  draft: Draft,
  mine: keyof typeof otherChanges,
): NextDialog | null {
  const wish = wishOf(turn.said, ['reschedule', 'cancel', 'add_information'], sure);
  if (wish === null || wish === mine) return null;
  const { ticket_number, phone } = draft.filled;
  return {
    next: otherChanges[wish],
    options: {},
    filled: { ...(ticket_number && { ticket_number }), ...(phone && { phone }) },
  };
}
