import type { Answer } from './intent.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import { fold } from './text/folded.js';
import type { ScoredIntent } from './understanding.js';

/** Sounds that people make while they think. */
const SOUNDS = /[嗯恩哦噢喔唔呃额啊呀哈嘿哎诶欸]|\b(?:h+m+|u+h+m*|e+r+m*|o+h+|a+h+|well|lah)\b/g;
/** So short is a yes with nothing beside it. */
const longestYes = { han: 4, latin: 10 } as const;

/** What is said beside "I type slowly". */
const EXCUSES =
  /不好意思|抱歉|对不起|唔好意思|见谅|谅解|(?:请)?(?:稍|等)(?:我|等|候)?(?:一)?(?:下|阵|会儿?)?|因为|可能|回复?会|[㗎嘅喇啦咗了]|\b(?:sorry|excuse me|please|because|just|so|a|one|moment|second|i|wait|patience)\b/g;

const withoutHimself = (plain: string): string =>
  allLexicons().reduce((left, { ofHimself }) => ofHimself.blankedIn(left), plain);

/** "I am a slow typist": he asks for patience. */
export const asksPatience = (text: string): boolean => {
  const plain = fold(text);
  return withoutHimself(plain) !== plain;
};

/** Thanks, a greeting, a nod or a smiley: kind, and no answer to a question for anything. */
export function isCourtesy(
  text: string,
  intents: readonly ScoredIntent[],
  { yes, dontKnow }: Answer,
): boolean {
  if (dontKnow) return false;
  const said = fold(text).trim();
  const others = withoutHimself(said);
  const plain = others === said ? said : others.replace(EXCUSES, ' ');
  const polite = intents.filter(({ intent }) => intent === 'thanks' || intent === 'greeting');
  const words = polite.flatMap(({ why }) => why.split(' + ')).sort((one, other) => other.length - one.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, ' '), plain).replace(SOUNDS, ' ');
  if (!/[\p{L}\p{N}]/u.test(rest)) return true;
  return yes && rest.trim().length <= (/\p{Script=Han}/u.test(rest) ? longestYes.han : longestYes.latin);
}
