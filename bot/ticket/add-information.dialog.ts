import type { TurnContext } from 'botbuilder-core';
import { addForCustomer } from '../../domain/ticket/change-for-customer.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { type Draft, type Reading, type SlotRule, sureSlotValue } from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { saysWhatToAdd } from '../language/added-information.js';
import { phrase } from '../language/phrase.js';
import type { Slot } from '../language/understanding.js';
import { inPlaceOfWords } from '../person/sent-files.js';
import {
  changeAndTell,
  isProven,
  proofOf,
  provenTicketSlots,
  sayUnchangeable,
  settleProof,
} from './proven-ticket.js';

export const addInformationDialog = 'add-information';

/** Longer than that, a no is the beginning of what he has to say. */
const bareNo = 12;

function readAdded(turn: TurnInHand, { asked }: Draft): Reading | null {
  const { said, inbound, files } = turn;
  // Whatever is said with them, they are what is to be added.
  if (files.count > 0 && (asked === null || asked === 'comment'))
    return { value: said.words ?? inPlaceOfWords(turn) };
  const words = said.words ?? '';
  if (asked === 'comment') return said.no && words.length <= bareNo ? null : { value: words };
  if (asked !== null) return null;
  const { ticketNumber, phone, badPhone } = said;
  return saysWhatToAdd(inbound.text, [ticketNumber, phone, badPhone]) ? { value: words } : null;
}

const addedSlot: SlotRule = {
  slot: 'comment',
  read: readAdded,
  ask: ({ language }, { notes }) => ({
    text: phrase(language, 'ask_added_information', { number: notes.proven ?? '' }),
  }),
  askAgain: ({ language }, { notes }) =>
    phrase(language, 'ask_added_information_again', { number: notes.proven ?? '' }),
  wanted: isProven,
  without: 'AT_ONCE',
};

export const createAddInformationDialog = (): SlotDialog =>
  new SlotDialog({
    id: addInformationDialog,
    slots: [...provenTicketSlots, addedSlot],
    common: ['ticket_number', 'phone'],
    settle,
    finish: add,
  });

async function settle(turn: TurnInHand, draft: Draft, changed: readonly Slot[]): Promise<void> {
  if (changed.includes('comment')) draft.notes.messageId = turn.inbound.id;
  await settleProof(turn, draft);
}

async function add(context: TurnContext, draft: Draft): Promise<'DONE'> {
  if (!isProven(draft)) return sayUnchangeable(context, draft);
  const { messageId } = draft.notes;
  if (!messageId || sureSlotValue(draft, 'comment') === null) {
    await speak(context, { text: phrase(turnOf(context).language, 'nothing_changed') });
    return 'DONE';
  }
  return changeAndTell(
    context,
    ({ ctx }) => addForCustomer(ctx, { ...proofOf(draft), messageId }),
    (language, number) => phrase(language, 'information_added', { number }),
  );
}
