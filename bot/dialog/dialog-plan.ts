import type { TurnContext } from 'botbuilder-core';
import type { FilledSlots } from '../botkit/memory.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { ButtonKey, FixedKey } from '../language/phrase.js';
import type { SideQuestion, Slot } from '../language/understanding.js';
import type { Draft, SlotRule } from './slot.js';
import type { Taken } from './take-slots.js';

/** A whole dialog: what it must know, and what it does once it knows. */
export interface DialogPlan {
  readonly id: string;
  /** In the order of asking. */
  readonly slots: readonly SlotRule[];
  /** Told once in a conversation, these are known in whatever dialog asks for them. */
  readonly common: readonly Slot[];
  /** Before the first message is read. */
  readonly begin?: (turn: TurnInHand, draft: Draft, options: Readonly<Record<string, string>>) => void;
  /** Looks up what follows from what was told; may fill, empty and remark. */
  readonly settle?: (turn: TurnInHand, draft: Draft, changed: Taken['changed']) => Promise<void>;
  /** Looks up anew what may have changed while something else was talked about. */
  readonly resume?: (turn: TurnInHand, draft: Draft) => Promise<void>;
  /** Shown for a yes before anything is done; without one, or where it says nothing, the dialog just goes ahead. */
  readonly summary?: (turn: TurnInHand, draft: Draft) => string | null;
  /** What changes something that stands is done after a yes and nothing else. */
  readonly change?: ChangePlan;
  /** Side questions that mean something of their own here. */
  readonly asides?: OwnAsides;
  readonly finish: Ending;
}

export type OwnAsides = Partial<Record<SideQuestion, FixedKey>>;

/** Does what the dialog was for, or leaves it. GO_ON when something must be asked again, which it has emptied. */
export type Ending = (context: TurnContext, draft: Draft) => Promise<Ended>;

export type Ended = 'DONE' | 'GO_ON' | NextDialog;

/** Another dialog that the matter goes on in, with what it needs not ask again. */
export interface NextDialog {
  readonly next: string;
  readonly options: Readonly<Record<string, string>>;
  readonly filled: FilledSlots;
}

/** Its summary is the question itself, answered with yes or no. */
export interface ChangePlan {
  readonly buttons: readonly [yes: ButtonKey, no: ButtonKey];
  /** The answer, where the words of the matter count as one. */
  readonly verdict: (turn: TurnInHand) => 'YES' | 'NO' | null;
  readonly decline: Ending;
}
