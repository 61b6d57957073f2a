import type { Draft } from '../dialog/slot.js';
import { sorryFor, thanksFor } from '../person/sent-files.js';
import { createController } from './controller.js';
import { DeskAdapter, type TurnEvent } from './desk-adapter.js';
import { asksInVain, dropTop, isLeftLying, talkingOf } from './left-lying.js';
import { closeDialogState, type DialogState } from './memory.js';
import { reportUnderWay } from './report-under-way.js';
import type { TurnInHand } from './turn-in-hand.js';
import { TurnStorage } from './turn-storage.js';

/** The bot as the rest of this room knows it: a turn and its state go in, replies and the next state come out. */
export interface Bot {
  /** Answers a customer's message; replies are in the turn afterwards. */
  answer(turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>>;
  /** Speaks first: about the quote that is owed, or the survey. */
  askOwed(turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>>;
  /** What a report knows so far; null when none is under way. */
  report(state: DialogState): Draft | null;
}

export function createBot(): Bot {
  const storage = new TurnStorage();
  const adapter = new DeskAdapter();
  const botkit = createController(adapter, storage);
  const property: string = botkit.getConfig('dialogStateProperty');

  async function take(turn: TurnInHand, state: DialogState, event: TurnEvent) {
    const context = adapter.open(turn, event);
    const key = botkit.stateKeyOf(context);
    storage.put(key, state.botkit);
    try {
      await botkit.handleTurn(context);
    } finally {
      state.botkit = storage.take(key);
    }
    turn.memory.talking = talkingOf(state.botkit, property);
  }

  async function settle(turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>> {
    const { memory } = turn;
    if (memory.owedQuotes.length > 0 && (memory.talking === null || isLeftLying(turn)))
      await take(turn, state, 'quote');
    if (memory.talking === null && memory.owedSurveys.length > 0) await take(turn, state, 'survey');
    memory.asked = turn.replies.at(-1)?.expects ?? null;
    return closeDialogState(state);
  }

  async function askOwed(turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>> {
    if (await asksInVain(turn, state.botkit, property)) dropTop(turn, state.botkit, property);
    return settle(turn, state);
  }

  return {
    async answer(turn, state) {
      turn.remarks.push(...thanksFor(turn), ...sorryFor(turn));
      const { notUnderstood } = turn.memory;
      await take(turn, state, 'message');
      if (turn.memory.notUnderstood === notUnderstood) turn.memory.notUnderstood = 0;
      return settle(turn, state);
    },
    askOwed,
    report: (state) => reportUnderWay(state.botkit, property),
  };
}
