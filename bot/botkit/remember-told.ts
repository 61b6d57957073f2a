import type { DialogInstance } from 'botbuilder-dialogs';
import type { BotWorker } from 'botkit';
import type { Draft } from '../dialog/slot.js';
import { openTicketDialog } from '../ticket/open-ticket.dialog.js';
import type { FilledSlots } from './memory.js';
import type { TurnInHand } from './turn-in-hand.js';

const onTop = (bot: BotWorker): DialogInstance | undefined => bot.getConfig('dialogContext').activeDialog;

/** What the report on top of the stack knows; null when something else, or nothing, is talked about. */
export function reportInHand(bot: BotWorker): Draft | null {
  const active = onTop(bot);
  return active?.id === openTicketDialog ? active.state : null;
}

/** What the matter on top of the stack knows of the unit and of who speaks. */
export function toldOnTop(bot: BotWorker): FilledSlots {
  const filled: FilledSlots = onTop(bot)?.state?.filled ?? {};
  const kept = (['name', 'phone', 'address', 'product', 'serial'] as const).flatMap((slot) => {
    const told = filled[slot];
    return told ? [[slot, told] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** A matter broken off for a person is not asked all over again when the customer comes back to it. */
export function rememberTold(bot: BotWorker, { memory }: TurnInHand): void {
  // Every dialog of ours keeps its slots there; Botkit's own have none.
  const filled: FilledSlots = onTop(bot)?.state?.filled ?? {};
  for (const slot of ['name', 'phone', 'address'] as const) {
    const told = filled[slot];
    if (told && told.value !== null && !told.unverified) memory.known[slot] = told;
  }
}

/** The reason of a return that told what is broken is the fault of the repair that takes its place. */
export function symptomTold(bot: BotWorker): FilledSlots {
  const state: Draft | undefined = onTop(bot)?.state;
  const fault = state?.notes?.symptom ? state.filled.fault : undefined;
  return fault ? { fault } : {};
}
