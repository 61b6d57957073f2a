import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, empty, fill, isFilled, type SlotRule, sureSlotValue } from '../dialog/slot.js';
import { phrase } from '../language/phrase.js';
import { phoneOnTicketSlot } from './told-slots.js';

/** A number and a telephone that do not go together: either may be mistyped, and either may be told anew. */

const mostFailures = 3;

/** Whether it may be tried once more. */
export function noteMismatch({ memory, remarks, language }: TurnInHand, draft: Draft): boolean {
  const failures = Number(draft.notes.failures ?? '0') + 1;
  draft.notes.failures = String(failures);
  const [number, phone] = [sureSlotValue(draft, 'ticket_number'), sureSlotValue(draft, 'phone')];
  if (number !== null && phone !== null) {
    draft.notes.triedNumber = number;
    draft.notes.triedPhone = phone;
  }
  empty(draft, 'phone');
  delete memory.known.phone;
  remarks.push(phrase(language, 'not_found_or_no_match'));
  return failures < mostFailures;
}

/** It was the number that was mistyped: the telephone is as it was told. */
export function keepPhoneForOtherNumber(draft: Draft): void {
  const { triedNumber, triedPhone } = draft.notes;
  const number = sureSlotValue(draft, 'ticket_number');
  if (!triedPhone || isFilled(draft, 'phone') || number === null || number === triedNumber) return;
  fill(draft, 'phone', { value: triedPhone });
}

export const phoneOrNumberSlot: SlotRule = {
  ...phoneOnTicketSlot,
  ask: (turn, draft) =>
    draft.notes.triedPhone
      ? { text: phrase(turn.language, 'ask_which_mistyped') }
      : phoneOnTicketSlot.ask(turn, draft),
};
