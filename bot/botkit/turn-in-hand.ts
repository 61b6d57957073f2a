import type { TurnContext } from 'botbuilder-core';
import type { Context } from '../../domain/context.js';
import type { SentFiles } from '../../domain/conversation/turn.js';
import type { ShelvedPolicy } from '../../domain/policy/policy-shelf.js';
import type { Codes } from '../../domain/verification/verification-code.js';
import type { ConversationRow, MessageRow, QuickReply } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import type { Slot, Understanding } from '../language/understanding.js';
import type { ProductCatalogue } from '../product-catalogue.js';
import type { Memory } from './memory.js';

/** One thing the bot says. */
export interface Reply {
  readonly text: string;
  readonly quickReplies?: readonly QuickReply[];
  /** What its question asks for. */
  readonly expects?: Slot;
  /** The ticket that it tells about. */
  readonly ticket?: { readonly id: string; readonly number: string };
  /** The conversation changes hands with it. */
  readonly mode?: 'BOT' | 'PERSON';
}

/** Everything that a dialog may know and touch during one turn. It ends with the turn's transaction. */
export interface TurnInHand {
  readonly ctx: Context;
  readonly conversation: ConversationRow;
  readonly inbound: MessageRow;
  readonly files: SentFiles;
  readonly policy: ShelvedPolicy;
  readonly products: ProductCatalogue;
  readonly language: Language;
  readonly said: Understanding;
  readonly codes: Codes;
  /** E.164; grows out of a code in the middle of a turn. */
  provenPhone: string | null;
  /** What the bot keeps between turns beside its dialogs; whatever is changed here is stored with the turn. */
  readonly memory: Memory;
  /** Said before the next question, in the same message. */
  readonly remarks: string[];
  readonly replies: Reply[];
  /** For the log: what the turn was about. */
  matter: string;
}

/** Files and not a word with them. */
export const isFilesAlone = ({ said, files }: TurnInHand): boolean => said.empty === true && files.count > 0;

const key = Symbol('turn in hand');

export function putTurn(context: TurnContext, turn: TurnInHand): void {
  context.turnState.set(key, turn);
}

export function turnOf(context: TurnContext): TurnInHand {
  const turn: TurnInHand | undefined = context.turnState.get(key);
  if (!turn) throw new Error('this is no turn of the desk');
  return turn;
}

/** Says it through Botkit, after the remarks that were waiting for something to be said with. */
export async function speak(context: TurnContext, reply: Reply): Promise<void> {
  const turn = turnOf(context);
  const text = [...turn.remarks.splice(0), reply.text].filter((line) => line !== '').join('\n');
  await context.sendActivity({ type: 'message', text, channelData: { ...reply, text } });
}
