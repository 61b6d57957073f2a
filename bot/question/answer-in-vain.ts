import type { TurnContext } from 'botbuilder-core';
import { speak, turnOf } from '../botkit/turn-in-hand.js';
import { saysSomething } from '../language/message.js';
import { phrase } from '../language/phrase.js';
import { respell } from '../language/text/spelling.js';
import { articleFor } from './answer-to.js';

/** "Where are you?" and "an invoice please" may be put in words that nobody has thought of: an article may have them. */
export async function answerFromArticles(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const { text } = turn.inbound;
  if (!saysSomething(text)) return false;
  const question = respell(text, turn.products.entries).text;
  const article = await articleFor(turn, { question, model: null });
  if (!article) return false;
  turn.matter = 'question';
  await speak(context, {
    text: phrase(turn.language, 'answer', { text: article.body, source: article.title }),
  });
  return true;
}
