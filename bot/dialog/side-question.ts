import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type PhraseKey, phrase } from '../language/phrase.js';
import type { SideQuestion } from '../language/understanding.js';

const answers = {
  how_long: 'side_how_long',
  my_number: 'side_my_number',
  price: 'side_price',
  opening_hours: 'what_i_can_do',
  why_asked: 'side_why_asked',
  robot: 'side_are_you_a_robot',
  owner_data: 'side_owner_data',
} as const satisfies Record<SideQuestion, PhraseKey>;

/** Answered in a sentence, whatever the dialog is asking; the dialog goes on where it was. */
export const answerSideQuestion = ({ language }: TurnInHand, side: SideQuestion): string =>
  phrase(language, answers[side]);
