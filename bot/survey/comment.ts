import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { phrase } from '../language/phrase.js';

/** A bare no is no comment; "no complaints, but …" is one. */
const bareNo = 12;

/** What was written where a comment was asked for; blank when there is none. */
export function commentIn({ said, language }: TurnInHand): string {
  const words = said.words ?? '';
  const nothing = (said.no ?? said.dontKnow ?? said.refuses) === true && words.length <= bareNo;
  return nothing || words === phrase(language, 'button_skip') ? '' : words;
}
