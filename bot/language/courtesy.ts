import { fold } from './folded.js';
import type { Answer } from './intent.js';
import type { ScoredIntent } from './understanding.js';

/** Sounds that people make while they think. */
const SOUNDS = /[嗯恩哦噢喔唔呃额啊呀哈嘿哎诶欸]|\b(?:h+m+|u+h+m*|e+r+m*|o+h+|a+h+|well|lah)\b/g;
/** So short is a yes with nothing beside it. */
const longestYes = { han: 4, latin: 10 } as const;

/** Thanks, a greeting, a nod or a smiley: kind, and no answer to a question for anything. */
export function isCourtesy(
  text: string,
  intents: readonly ScoredIntent[],
  { yes, dontKnow }: Answer,
): boolean {
  if (dontKnow) return false;
  const plain = fold(text).trim();
  const polite = intents.filter(({ intent }) => intent === 'thanks' || intent === 'greeting');
  const words = polite.flatMap(({ why }) => why.split(' + ')).sort((one, other) => other.length - one.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, ' '), plain).replace(SOUNDS, ' ');
  if (!/[\p{L}\p{N}]/u.test(rest)) return true;
  return yes && rest.trim().length <= (/\p{Script=Han}/u.test(rest) ? longestYes.han : longestYes.latin);
}
