import type { TurnContext } from 'botbuilder-core';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { menuOf } from '../greeting/greeting.js';
import { phrase } from '../language/phrase.js';
import { handOver } from './hand-over.js';

/** What can be done is said once, a person is offered once, and then one is called. */
export async function notUnderstood(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  turn.memory.notUnderstood += 1;
  turn.remarks.push(phrase(turn.language, 'not_understood'));
  if (turn.memory.notUnderstood >= 3) return callPerson(context, turn);
  const text = phrase(turn.language, turn.memory.notUnderstood === 1 ? 'what_i_can_do' : 'offer_colleague');
  await speak(context, { text, expects: 'intent', quickReplies: menuOf(turn) });
}

async function callPerson(context: TurnContext, turn: TurnInHand): Promise<void> {
  turn.matter = 'person';
  turn.memory.notUnderstood = 0;
  await handOver(context);
}
