import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { phrase, sayLines } from '../language/phrase.js';
import { type Draft, type SlotRule, showSlot } from './slot.js';

/** Label and value of everything that is known, line by line. */
export function linesOf(rules: readonly SlotRule[], turn: TurnInHand, draft: Draft) {
  return rules.flatMap((rule) => {
    const filled = draft.filled[rule.slot];
    // What nobody told needs no line that says so.
    if (!rule.label || !filled || filled.value === null) return [];
    const { value, unverified } = filled;
    // Words that were taken as they are have no other form.
    return [[rule.label, unverified ? value : showSlot(turn, rule, value)] as const];
  });
}

const longPauseMilliseconds = 30 * 60_000;

/** Who comes back to a half-finished dialog is told where it stood. */
export function sumUpAfterPause(rules: readonly SlotRule[], turn: TurnInHand, draft: Draft): void {
  const { conversation, ctx, language } = turn;
  const pause = ctx.now.getTime() - (conversation.lastInboundAt ?? ctx.now).getTime();
  const lines = pause > longPauseMilliseconds ? linesOf(rules, turn, draft) : [];
  if (lines.length === 0) return;
  turn.remarks.push(phrase(language, 'welcome_back', { summary: sayLines(language, lines) }));
}
