import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { Draft } from '../dialog/slot.js';
import { phrase } from '../language/phrase.js';
import { asksWhatToDo, asksWhetherNormal, withoutWhatToDo } from '../language/question.js';
import { respell } from '../language/text/spelling.js';
import { articleFor } from '../question/answer-to.js';

const mostCharacters = 260;

/** Whole sentences from the beginning, as many as are read at once. */
function beginningOf(body: string): string {
  const sentences = body.match(/[^。！？.!?\n]+(?:[。！？!?\n]+|\.(?=\s|$)|\.)?\s*/gu) ?? [];
  let told = '';
  for (const sentence of sentences) {
    if (told.length + sentence.trimEnd().length > mostCharacters) break;
    told += sentence;
  }
  return told.trim();
}

/** "It leaks, what should I do?", "it hums, is that normal?": what helps until somebody is there, said once, and the report goes on. */
export async function giveFirstAid(turn: TurnInHand, draft: Draft): Promise<void> {
  const { inbound, language, remarks, products } = turn;
  if (draft.notes.aided || (draft.asked !== null && draft.asked !== 'fault')) return;
  if (!asksWhatToDo(inbound.text) && !asksWhetherNormal(inbound.text)) return;
  const question = withoutWhatToDo(respell(inbound.text, products.entries).text);
  const article = await articleFor(turn, { question, model: draft.filled.product?.value ?? null });
  const text = article ? beginningOf(article.body) : '';
  if (!article || text === '') return;
  draft.notes.aided = 'yes';
  remarks.push(phrase(language, 'answer', { text, source: article.title }));
}
