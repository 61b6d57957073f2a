import type { TurnContext } from 'botbuilder-core';
import { answerSideQuestion } from '../dialog/side-question.js';
import { menuOf } from '../greeting/greeting.js';
import { phrase } from '../language/phrase.js';
import type { SideQuestion } from '../language/understanding.js';
import { speak, turnOf } from './turn-in-hand.js';

/** A question beside any matter when none is under way. "Are you a bot?" or "can you help?" is only the beginning: with what did he come? */
export async function answerOutsideMatter(context: TurnContext, side: SideQuestion): Promise<void> {
  const turn = turnOf(context);
  const answer = answerSideQuestion(turn, side);
  if (side !== 'robot' && side !== 'here') return speak(context, { text: answer });
  turn.remarks.push(answer);
  const text = phrase(turn.language, 'what_can_i_do');
  await speak(context, { text, expects: 'intent', quickReplies: menuOf(turn) });
}
