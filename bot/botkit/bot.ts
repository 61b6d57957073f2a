import { createController } from './controller.js';
import { DeskAdapter } from './desk-adapter.js';
import type { DeskBotkit } from './desk-botkit.js';
import { closeDialogState, type DialogState } from './memory.js';
import type { TurnInHand } from './turn-in-hand.js';
import { TurnStorage } from './turn-storage.js';

/** The bot as the rest of this room knows it: a turn and its state go in, replies and the next state come out. */
export interface Bot {
  /** Answers a customer's message; replies are in the turn afterwards. */
  answer(turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>>;
  /** Speaks first, about the survey that is owed. */
  askSurvey(turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>>;
}

export function createBot(): Bot {
  const storage = new TurnStorage();
  const adapter = new DeskAdapter();
  const botkit = createController(adapter, storage);

  async function take(turn: TurnInHand, state: DialogState, event: 'message' | 'survey') {
    const context = adapter.open(turn, event);
    const key = botkit.stateKeyOf(context);
    storage.put(key, state.botkit);
    try {
      await botkit.handleTurn(context);
    } finally {
      state.botkit = storage.take(key);
    }
    turn.memory.talking = talkingOf(state.botkit, botkit);
  }

  async function settle(turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>> {
    if (turn.memory.talking === null && turn.memory.owedSurveys.length > 0) await take(turn, state, 'survey');
    turn.memory.asked = turn.replies.at(-1)?.expects ?? null;
    return closeDialogState(state);
  }

  return {
    async answer(turn, state) {
      await take(turn, state, 'message');
      return settle(turn, state);
    },
    askSurvey: settle,
  };
}

/** The dialog on top of Botkit's stack, which lies in its state as it is stored. */
function talkingOf(stored: Record<string, unknown>, botkit: DeskBotkit): string | null {
  const property: unknown = stored[botkit.getConfig('dialogStateProperty')];
  const stack = isRecord(property) && Array.isArray(property.dialogStack) ? property.dialogStack : [];
  const top: unknown = stack.at(-1);
  return isRecord(top) && typeof top.id === 'string' ? top.id : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
