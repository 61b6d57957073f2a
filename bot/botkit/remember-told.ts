import type { DialogInstance } from 'botbuilder-dialogs';
import type { BotWorker } from 'botkit';
import type { Draft } from '../dialog/slot.js';
import { openTicketDialog } from '../ticket/open-ticket.dialog.js';
import type { TurnInHand } from './turn-in-hand.js';

/** What the report on top of the stack knows; null when something else, or nothing, is talked about. */
export function reportInHand(bot: BotWorker): Draft | null {
  const active: DialogInstance | undefined = bot.getConfig('dialogContext').activeDialog;
  return active?.id === openTicketDialog ? active.state : null;
}

/** A report broken off for a person is not asked all over again when the customer comes back to it. */
export function rememberTold(bot: BotWorker, { memory }: TurnInHand): void {
  const filled = reportInHand(bot)?.filled ?? {};
  for (const slot of ['name', 'phone', 'address'] as const) {
    const told = filled[slot];
    if (told && told.value !== null && !told.unverified) memory.known[slot] = told;
  }
}
