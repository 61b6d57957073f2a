import type { QuickReply } from '../../schema/index.js';
import type { Filled, FilledSlots } from '../botkit/memory.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { FixedKey, LabelKey } from '../language/phrase.js';
import type { Slot } from '../language/understanding.js';

/** What a dialog knows so far: its state between turns, so nothing but JSON. */
export interface Draft {
  filled: FilledSlots;
  /** Useless answers to each question. */
  tries: Partial<Record<Slot, number>>;
  /** The slot that the last question asked for. */
  asked: Slot | null;
  /** The words of the last question. */
  words?: string;
  /** What a dialog remembers for itself. */
  notes: Record<string, string>;
}

/** What a message says about one slot: a value, or something that was meant for one and why it will not do. */
export type Reading = { readonly value: string } | { readonly why: string };

export interface Question {
  readonly text: string;
  readonly quickReplies?: readonly QuickReply[];
}

/** One thing that a dialog must know. */
export interface SlotRule {
  readonly slot: Slot;
  /** What its question asks for in the chat's own words, where that is not the slot itself. */
  readonly expects?: Slot;
  /** Under which name the summary and corrections show it; left out, they do not. */
  readonly label?: LabelKey;
  readonly read: (turn: TurnInHand, draft: Draft) => Reading | null;
  readonly ask: (turn: TurnInHand, draft: Draft) => Question;
  /** Asks once more after an answer that said nothing. */
  readonly askAgain: (turn: TurnInHand, draft: Draft) => string;
  /** Asks once more where the question was only passed over; left out: as after an answer that said nothing. */
  readonly askStill?: (turn: TurnInHand, draft: Draft) => string;
  readonly show?: (turn: TurnInHand, value: string) => string;
  /** Whether it is needed at all, with what is known already. */
  readonly wanted?: (draft: Draft) => boolean;
  /** Well-formed and unmistakable (a number, a code): told again, it is a correction without being called one. */
  readonly unmistakable?: true;
  /** Whether a part of the value is told anew: "not 500, it's 600". */
  readonly amends?: (turn: TurnInHand, draft: Draft) => boolean;
  /** "I don't know" and "I won't say" are answers at once, or only when the question was asked a second time. */
  readonly without?: 'AT_ONCE' | 'ASKED_TWICE';
  /** Chosen on purpose or not at all: what three useless answers come to, in place of the words as they are. */
  readonly undecided?: string;
  /** Words that nobody knows are better than none: they are kept for staff should nothing better follow. */
  readonly keepsWords?: true;
  /** Not worth a second question: any answer that is none settles it. */
  readonly askedOnce?: true;
  /** What doing without it means. */
  readonly saidWithout?: FixedKey;
}

export const emptyDraft = (): Draft => ({ filled: {}, tries: {}, asked: null, notes: {} });

export const slotValue = (draft: Draft, slot: Slot): string | null => draft.filled[slot]?.value ?? null;

/** The value if it is one that was understood, not words taken as they were said. */
export const sureSlotValue = (draft: Draft, slot: Slot): string | null =>
  draft.filled[slot]?.unverified ? null : slotValue(draft, slot);

export const isFilled = (draft: Draft, slot: Slot): boolean => draft.filled[slot] !== undefined;

export function fill(draft: Draft, slot: Slot, filled: Filled): void {
  draft.filled[slot] = filled;
  delete draft.tries[slot];
}

export const empty = (draft: Draft, slot: Slot): void => {
  delete draft.filled[slot];
};

/** After so many useless answers the words are taken as they are and marked for staff. Nobody is trapped. */
export const mostTries = 3;

/** How many useless answers there have been, this one counted. */
export function countTry({ tries }: Draft, slot: Slot): number {
  const count = (tries[slot] ?? 0) + 1;
  tries[slot] = count;
  return count;
}

export const unverifiedSlots = (draft: Draft): string[] =>
  Object.entries(draft.filled).flatMap(([slot, filled]) => (filled.unverified ? [slot] : []));

export const isMissing =
  (draft: Draft) =>
  (rule: SlotRule): boolean =>
    !isFilled(draft, rule.slot) && (rule.wanted?.(draft) ?? true);

export const showSlot = (turn: TurnInHand, rule: SlotRule, value: string): string =>
  rule.show ? rule.show(turn, value) : value;
