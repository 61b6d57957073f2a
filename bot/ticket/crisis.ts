import { containsWord, plainText } from '../../domain/policy/plain-text.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { Draft } from '../dialog/slot.js';
import { phrase } from '../language/phrase.js';

/** Press, lawyers and the like, by the words that the policy grades as critical. */
export function soundsLikeCrisis({ severity }: Policy, text: string): boolean {
  const said = plainText(text);
  return severity.some(
    (rule) =>
      rule.severity === 'CRITICAL' && rule.when.words?.some((word) => containsWord(said, plainText(word))),
  );
}

/** A threat is taken calmly, once: acknowledged, kept for the description, and the report goes on. */
export function acknowledgeCrisis({ policy, inbound, remarks, language }: TurnInHand, draft: Draft): void {
  if (draft.notes.crisis || !soundsLikeCrisis(policy, inbound.text)) return;
  draft.notes.crisis = inbound.text;
  remarks.push(phrase(language, 'crisis'));
}
