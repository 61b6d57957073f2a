import type { TurnContext } from 'botbuilder-core';
import { cancelForCustomer } from '../../domain/ticket/change-for-customer.js';
import { ticketKinds } from '../../schema/vocabulary.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import type { NextDialog } from '../dialog/dialog-plan.js';
import type { Draft } from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { keepOrCancel } from '../language/intent.js';
import { nameOf, phrase } from '../language/phrase.js';
import { sure, wishes } from '../language/wish.js';
import {
  changeAndTell,
  isProven,
  otherChange,
  proofOf,
  provenTicketSlots,
  sayUnchangeable,
  settleProof,
} from './proven-ticket.js';

export const cancelTicketDialog = 'cancel-ticket';

/** The ticket is named, confirmed, and only then cancelled. */
export const createCancelTicketDialog = (): SlotDialog =>
  new SlotDialog({
    id: cancelTicketDialog,
    slots: provenTicketSlots,
    common: ['ticket_number', 'phone'],
    begin: (turn, draft) => {
      draft.notes.why = turn.inbound.text;
    },
    settle: settleProof,
    asides: { what_then: 'cancel_means' },
    summary,
    change: { buttons: ['button_cancel_it', 'button_keep_it'], verdict, decline: keep },
    finish: cancel,
  });

function summary({ language }: TurnInHand, draft: Draft): string | null {
  if (!isProven(draft)) return null;
  const kind = ticketKinds.find((one) => one === draft.notes.kind) ?? 'FAULT';
  const what = nameOf(language, 'ticketKind', kind);
  return phrase(language, 'cancel_confirm', { number: draft.notes.proven ?? '', what });
}

/** Asked whether to cancel, "cancel" is a yes, and "never mind" is none. */
function verdict({ said, inbound }: TurnInHand): 'YES' | 'NO' | null {
  const wish = keepOrCancel(inbound.text);
  // Another day for it, and so not its end.
  if (wishes(said, 'reschedule', sure)) return 'NO';
  if (wish) return wish === 'CANCEL' ? 'YES' : 'NO';
  if (said.no || said.command === 'cancel_dialog') return 'NO';
  return said.yes ? 'YES' : null;
}

async function keep(context: TurnContext, draft: Draft): Promise<'DONE' | NextDialog> {
  const turn = turnOf(context);
  const other = otherChange(turn, draft, 'cancel');
  if (other) return other;
  const { language } = turn;
  await speak(context, { text: phrase(language, 'kept', { number: draft.notes.proven ?? '' }) });
  return 'DONE';
}

const longestNote = 500;

function cancel(context: TurnContext, draft: Draft): Promise<'DONE'> {
  if (!isProven(draft)) return sayUnchangeable(context, draft);
  const note = (draft.notes.why ?? '').slice(0, longestNote);
  return changeAndTell(
    context,
    ({ ctx }) => cancelForCustomer(ctx, { ...proofOf(draft), note }),
    (language, number) => phrase(language, 'cancelled', { number }),
  );
}
