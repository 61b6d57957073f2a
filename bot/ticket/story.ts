import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { SlotRule } from '../dialog/slot.js';
import { withoutContacts } from '../language/fault.js';
import { complaintSubjectOf } from '../language/intent.js';
import { catalogues, type PhraseKey } from '../language/phrase.js';
import { fold } from '../language/text/folded.js';
import { type Span, without } from '../language/text/found.js';

/** Words that announce a matter without telling it: "hello, I would like to make a …". */
const announcing =
  /您好|你好|请问|麻烦|谢谢|我们?|你们?|的|要|想|有个?|提个?|一个|一下|是|叫|姓|电话|手机|联系人?|\b(?:hi|hello|hey|please|thanks?|i|i'd|i'm|we|you|your|my|a|an|the|to|of|about|with|would|like|want|need|have|make|just|some|is|it|this|that|name|phone|number|file|give|leave)\b/g;

/** 投诉 tells nothing; 师傅迟到两小时还脸臭, or 师傅态度恶劣, is the matter itself. */
const onlyAnnounces = (words: string): boolean =>
  complaintSubjectOf(words) === null &&
  (words.match(/\p{Script=Han}/gu)?.length ?? 0) <= longestAnnounced.han &&
  (words.match(/[a-z']+/g)?.length ?? 0) <= longestAnnounced.latin;

const longestAnnounced = { han: 6, latin: 2 } as const;

/** Everything that is left when what is known to be something else is taken out. */
function restOf({ said, inbound }: TurnInHand): string {
  const known = [said.name, said.phone, said.address, said.ticketNumber];
  const announced = said.intents.flatMap(({ why }) => why.split(' + ')).filter(onlyAnnounces);
  const plain = announced.reduce(
    (left, words) => left.replace(words, ' '),
    fold(without(inbound.text, known)),
  );
  return plain.replace(announcing, ' ');
}

const leastCharacters = 4;
const leastWords = 3;

/** The message as it was written, if it tells what the matter is and does not only announce one. */
export function storyIn(turn: TurnInHand): string | null {
  const rest = restOf(turn);
  const characters = rest.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = rest.match(/[a-z']{2,}/g)?.length ?? 0;
  return characters >= leastCharacters || words >= leastWords ? turn.inbound.text.trim() : null;
}

/** Anything that is more than a name or a number answers a question for free words. */
const anythingIn = (turn: TurnInHand): string | null => {
  const { dontKnow, refuses, no, courtesy, side } = turn.said;
  // "Can you help or not?" tells nothing that he complains of.
  if (side === 'here') return null;
  const isNothing = (dontKnow ?? refuses ?? no ?? courtesy) === true && storyIn(turn) === null;
  const known = [turn.said.name, turn.said.phone];
  return isNothing || !/[\p{L}\p{N}]/u.test(without(turn.inbound.text, known))
    ? null
    : turn.inbound.text.trim();
};

const contactsIn = ({ said: { name, phone, address, ticketNumber }, inbound }: TurnInHand): Span[] => {
  const shift = inbound.text.length - inbound.text.trimStart().length;
  return [name, phone, address, ticketNumber].flatMap((one) =>
    one ? [{ start: one.start - shift, end: one.end - shift }] : [],
  );
};

/** The same without the clauses that only tell who he is and how to reach him. */
export function storyAlone(turn: TurnInHand): string | null {
  const words = storyIn(turn);
  return words === null ? null : withoutContacts(words, contactsIn(turn));
}

/** A slot for free words: told already with the first message, or asked for. */
export const storySlot = (slot: 'opinion' | 'comment', ask: PhraseKey, again: PhraseKey): SlotRule => ({
  slot,
  label: 'label_opinion',
  read: (turn, draft) => {
    const words = draft.asked === slot ? anythingIn(turn) : draft.asked === null ? storyIn(turn) : null;
    return words === null ? null : { value: withoutContacts(words, contactsIn(turn)) };
  },
  ask: ({ language }) => ({ text: catalogues[language][ask] }),
  askAgain: ({ language }) => catalogues[language][again],
});
