import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { sayWhetherOpen } from '../greeting/open-days.js';
import { sayOpeningHours } from '../greeting/opening-hours.js';
import { type PhraseKey, phrase, sayFixed } from '../language/phrase.js';
import type { SideQuestion, Slot } from '../language/understanding.js';
import type { OwnAsides } from './dialog-plan.js';
import { type Draft, mostTries } from './slot.js';

const answers = {
  how_long: 'side_how_long',
  my_number: 'side_my_number',
  price: 'side_price',
  why_asked: 'side_why_asked',
  robot: 'side_are_you_a_robot',
  owner_data: 'side_owner_data',
  what_then: 'side_what_then',
  here: 'side_here',
  on_file: 'side_on_file',
} as const satisfies Record<Exclude<SideQuestion, 'opening_hours'>, PhraseKey>;

/** Answered in a sentence, whatever the dialog is asking; the dialog goes on where it was. */
export function answerSideQuestion(
  { language, policy, ctx, inbound }: TurnInHand,
  side: SideQuestion,
  kind?: string,
): string {
  if (side === 'price' && (kind === 'INSTALLATION' || kind === 'MAINTENANCE'))
    return phrase(language, 'side_price_of_work');
  if (side !== 'opening_hours') return phrase(language, answers[side]);
  const whether = sayWhetherOpen(policy, ctx.now, language, inbound.text);
  const hours = phrase(language, 'side_opening_hours', { hours: sayOpeningHours(policy, ctx.now, language) });
  return [...whether, hours].join(language === 'en' ? ' ' : '');
}

const freeWords: ReadonlySet<Slot | null> = new Set<Slot | null>(['comment', 'opinion']);

/** A question beside the matter, with an answer to ours or without; what is told in free words asks nothing. */
export function answerAside(turn: TurnInHand, { asked, notes }: Draft, own: OwnAsides = {}): void {
  const { side, fault } = turn.said;
  const tells = (freeWords.has(asked) && side !== 'here') || (asked === 'fault' && fault !== undefined);
  if (!side || tells || answerOwnAside(turn, own)) return;
  turn.remarks.push(answerSideQuestion(turn, side, notes.kind));
}

/** Such as what a cancellation means, asked in the very message that wants one. */
export function answerOwnAside({ said, remarks, language }: TurnInHand, own: OwnAsides = {}): boolean {
  const answer = said.side && own[said.side];
  if (answer) remarks.push(sayFixed(language, answer));
  return answer !== undefined;
}

/** Side questions are welcome, but one asked over and over is no way to answer ours. */
export function mayAskAside({ notes }: Draft, slot: Slot): boolean {
  const key = `asides_${slot}`;
  const asides = Number(notes[key] ?? '0') + 1;
  notes[key] = String(asides);
  return asides <= mostTries;
}
