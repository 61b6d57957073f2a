import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { Draft, SlotRule } from './slot.js';

/** What a text ends with is its question; a summary may stand before it. */
const lastLineOf = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);

/** Nobody is asked twice in the same words: the first of these that the last question did not have. */
export function inOtherWords(draft: Draft, ...wordings: readonly [string, ...string[]]): string {
  const words = wordings.find((one) => lastLineOf(one) !== draft.words) ?? wordings[0];
  draft.words = lastLineOf(words);
  return words;
}

/** The question for a slot; `again`: what an answer that will not do is met with, be it the reason why. */
export function wordingOf(rule: SlotRule, turn: TurnInHand, draft: Draft, again: string | null): string {
  const question = rule.ask(turn, draft).text;
  const askAgain = rule.askAgain(turn, draft);
  const still = rule.askStill?.(turn, draft) ?? askAgain;
  if (again === null) return inOtherWords(draft, question, still);
  // A reason told twice is a reason all the same.
  if (again !== askAgain) return inOtherWords(draft, again, `${again}\n${still}`, `${again}\n${question}`);
  return inOtherWords(draft, again, still, question);
}
