import type { ConversationRow } from '../../schema/index.js';
import { isRecord } from '../json.js';
import { type Slot, slots } from '../language/understanding.js';

/** What the customer told in this conversation, as a slot holds it. */
export interface Filled {
  /** Null: asked, and not to be had. */
  readonly value: string | null;
  /** Taken as it was said, for staff to check. */
  readonly unverified?: true;
}

export type FilledSlots = Partial<Record<Slot, Filled>>;

/** What the bot keeps of a conversation between turns, beside the dialogs under way. */
export interface Memory {
  /** What the last question asked for. */
  asked: Slot | null;
  /** The dialog that waits for an answer. */
  talking: string | null;
  /** The customer has written before. */
  heard: boolean;
  /** The bot has said who it is and what it can do. */
  greeted: boolean;
  /** A message has been in a clear language. */
  languageShown: boolean;
  /** What need not be asked again in the next matter. */
  known: FilledSlots;
  /** Follow-ups that want an answer as soon as nothing else is talked about. */
  owedSurveys: string[];
  /** Quotes that are to be shown as soon as nothing else is talked about. */
  owedQuotes: string[];
  /** Messages in a row that nothing could be made of. */
  notUnderstood: number;
}

export interface DialogState {
  readonly memory: Memory;
  /** Botkit's own. */
  botkit: Record<string, unknown>;
}

/** So long a half-finished dialog waits for its customer (rules of conversation 7). */
const longestWaitMilliseconds = 24 * 3_600_000;

type Stored = Pick<ConversationRow, 'dialogState' | 'lastInboundAt'>;

/** A deep copy, so that a turn that is rolled back leaves nothing behind. */
export function openDialogState({ dialogState, lastInboundAt }: Stored, now: Date): DialogState {
  const { memory, botkit } = structuredClone(dialogState);
  const remembered = readMemory(memory);
  const waited = now.getTime() - (lastInboundAt ?? now).getTime();
  if (waited <= longestWaitMilliseconds) {
    return { memory: remembered, botkit: isRecord(botkit) ? botkit : {} };
  }
  return { memory: { ...remembered, asked: null, talking: null }, botkit: {} };
}

function readMemory(stored: unknown): Memory {
  const { asked, talking, heard, greeted, languageShown, known, owedSurveys, owedQuotes, notUnderstood } =
    isRecord(stored) ? stored : {};
  return {
    asked: slots.find((slot) => slot === asked) ?? null,
    heard: heard === true,
    greeted: greeted === true,
    languageShown: languageShown === true,
    talking: typeof talking === 'string' ? talking : null,
    // Written by closeDialogState from the same type.
    known: isRecord(known) ? (known as FilledSlots) : {},
    owedSurveys: textsIn(owedSurveys),
    owedQuotes: textsIn(owedQuotes),
    notUnderstood: typeof notUnderstood === 'number' ? notUnderstood : 0,
  };
}

const textsIn = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];

export const closeDialogState = ({ memory, botkit }: DialogState): Record<string, unknown> => ({
  memory,
  botkit,
});
