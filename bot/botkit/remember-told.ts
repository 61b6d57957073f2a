import type { DialogInstance } from 'botbuilder-dialogs';
import type { BotWorker } from 'botkit';
import { openTicketDialog } from '../ticket/open-ticket.dialog.js';
import type { FilledSlots } from './memory.js';
import type { TurnInHand } from './turn-in-hand.js';

/** A report broken off for a person is not asked all over again when the customer comes back to it. */
export function rememberTold(bot: BotWorker, { memory }: TurnInHand): void {
  const active: DialogInstance | undefined = bot.getConfig('dialogContext').activeDialog;
  if (active?.id !== openTicketDialog) return;
  const filled: FilledSlots = active.state.filled;
  for (const slot of ['name', 'phone', 'address'] as const) {
    const told = filled[slot];
    if (told && told.value !== null && !told.unverified) memory.known[slot] = told;
  }
}
