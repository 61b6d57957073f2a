import type { TurnContext } from 'botbuilder-core';
import { speak, turnOf } from '../botkit/turn-in-hand.js';
import { phrase } from '../language/phrase.js';
import { respell } from '../language/text/spelling.js';
import { articleFor } from './answer-to.js';

const least = { characters: 4, words: 3 } as const;

/** "Where are you?" and "an invoice please" may be put in words that nobody has thought of: an article may have them. */
export async function answerFromArticles(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const { text } = turn.inbound;
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z']{2,}/g)?.length ?? 0;
  if (characters < least.characters && words < least.words) return false;
  const question = respell(text, turn.products.entries).text;
  const article = await articleFor(turn, { question, model: null });
  if (!article) return false;
  turn.matter = 'question';
  await speak(context, {
    text: phrase(turn.language, 'answer', { text: article.body, source: article.title }),
  });
  return true;
}
