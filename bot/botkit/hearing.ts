import type { TurnContext } from 'botbuilder-core';
import type { BotkitMessage, BotWorker } from 'botkit';
import { type TurnInHand, turnOf } from './turn-in-hand.js';

/** What a hearing acts with. */
export interface Heard {
  readonly bot: BotWorker;
  readonly context: TurnContext;
  readonly turn: TurnInHand;
}

/** One thing that the bot listens for, and what it does when it hears it. */
export interface Hearing {
  readonly hears: (turn: TurnInHand) => boolean;
  readonly does: (heard: Heard) => Promise<void>;
}

const contextOf = (message: BotkitMessage): TurnContext => message.context;

/** Botkit's forms of the two halves. */
export const patternOf =
  ({ hears }: Hearing) =>
  async (message: BotkitMessage): Promise<boolean> =>
    hears(turnOf(contextOf(message)));

export const handlerOf =
  ({ does }: Hearing) =>
  (bot: BotWorker, message: BotkitMessage): Promise<void> => {
    const context = contextOf(message);
    return does({ bot, context, turn: turnOf(context) });
  };
