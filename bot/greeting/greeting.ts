import type { TurnContext } from 'botbuilder-core';
import { type Reply, speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { type ButtonKey, button, phrase } from '../language/phrase.js';

const menu: readonly ButtonKey[] = [
  'button_fault',
  'button_installation',
  'button_maintenance',
  'button_status',
  'button_complaint',
  'button_return',
  'button_exchange',
  'button_question',
  'button_suggestion',
  'button_person',
];

export const menuOf = ({ language }: TurnInHand) => menu.map((key) => button(language, key));

/** Who is speaking and what it can do. */
export function greetingReply(turn: TurnInHand): Reply {
  const { language, policy, memory } = turn;
  memory.greeted = true;
  const company = policy.company[language] ?? Object.values(policy.company)[0] ?? '';
  const text = phrase(language, 'greeting', { company });
  return { text, expects: 'intent', quickReplies: menuOf(turn) };
}

/** "Anyone there?", behind a greeting that told all of that. */
export const sayPresent = (context: TurnContext): Promise<void> => {
  const turn = turnOf(context);
  const text = phrase(turn.language, 'here_and_listening');
  return speak(context, { text, expects: 'intent', quickReplies: menuOf(turn) });
};

export const sayGreeting = (context: TurnContext): Promise<void> =>
  speak(context, greetingReply(turnOf(context)));
