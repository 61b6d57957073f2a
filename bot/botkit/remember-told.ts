import type { DialogInstance } from 'botbuilder-dialogs';
import type { BotWorker } from 'botkit';
import type { FilledSlots } from './memory.js';
import type { TurnInHand } from './turn-in-hand.js';

/** A matter broken off for a person is not asked all over again when the customer comes back to it. */
export function rememberTold(bot: BotWorker, { memory }: TurnInHand): void {
  const active: DialogInstance | undefined = bot.getConfig('dialogContext').activeDialog;
  // Every dialog of ours keeps its slots there; Botkit's own have none.
  const filled: FilledSlots = active?.state?.filled ?? {};
  for (const slot of ['name', 'phone', 'address'] as const) {
    const told = filled[slot];
    if (told && told.value !== null && !told.unverified) memory.known[slot] = told;
  }
}
