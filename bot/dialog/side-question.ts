import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { sayOpeningHours } from '../greeting/opening-hours.js';
import { type PhraseKey, phrase } from '../language/phrase.js';
import type { SideQuestion } from '../language/understanding.js';

const answers = {
  how_long: 'side_how_long',
  my_number: 'side_my_number',
  price: 'side_price',
  why_asked: 'side_why_asked',
  robot: 'side_are_you_a_robot',
  owner_data: 'side_owner_data',
  what_then: 'side_what_then',
} as const satisfies Record<Exclude<SideQuestion, 'opening_hours'>, PhraseKey>;

/** Answered in a sentence, whatever the dialog is asking; the dialog goes on where it was. */
export function answerSideQuestion({ language, policy, ctx }: TurnInHand, side: SideQuestion): string {
  if (side !== 'opening_hours') return phrase(language, answers[side]);
  return phrase(language, 'side_opening_hours', { hours: sayOpeningHours(policy, ctx.now, language) });
}
