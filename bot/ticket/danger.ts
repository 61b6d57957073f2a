import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { Draft } from '../dialog/slot.js';
import { soundsDangerous } from '../language/danger.js';
import { phrase } from '../language/phrase.js';

/** Whoever reports smoke is told first, and once, what to do until somebody is there. */
export function warnOfDanger({ inbound, remarks, language }: TurnInHand, draft: Draft): void {
  if (draft.notes.warned || !soundsDangerous(inbound.text)) return;
  draft.notes.warned = 'yes';
  remarks.push(phrase(language, 'stay_safe'));
}
