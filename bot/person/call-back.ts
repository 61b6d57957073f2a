import { promiseCallBack } from '../../domain/handover/promise-call-back.js';
import { sayPhone } from '../../domain/language/say-phone.js';
import type { Reply, TurnInHand } from '../botkit/turn-in-hand.js';
import { button, phrase } from '../language/phrase.js';
import { wantsCallBack } from '../language/question.js';
import { fold } from '../language/text/folded.js';
import { officeHours } from './office-hours.js';

/** Nobody has come yet: said once, with the offer to be called back. The conversation stays waiting. */
export function nobodyYet({ language }: TurnInHand): Reply {
  const quickReplies = [button(language, 'button_callback'), button(language, 'button_keep_waiting')];
  return { text: phrase(language, 'nobody_yet'), quickReplies, expects: 'choice' };
}

/** The answer to that offer, or to the one outside the hours, while nobody has taken the conversation; else null. */
export async function noteCallBack(turn: TurnInHand): Promise<Reply | null> {
  const { said, memory, language, conversation, inbound } = turn;
  if (conversation.takenById !== null) return null;
  const askedBefore = memory.asked === 'phone';
  const agrees = memory.asked === 'choice' ? said.yes === true : isAway(turn) && takesOffer(turn);
  if (!askedBefore && !agrees && !wantsCallBack(inbound.text)) return remember(turn);
  const phone = said.phone?.value ?? memory.known.phone?.value;
  if (phone) return promise(turn, phone);
  return askedBefore ? null : { text: phrase(language, 'ask_phone'), expects: 'phone' };
}

/** A number that comes unasked is kept for the call that he may still want; nothing is said of it. */
function remember({ said, memory }: TurnInHand): null {
  if (said.phone) memory.known.phone = { value: said.phone.value };
  return null;
}

/** Outside the hours the offer stands until somebody comes. */
const isAway = ({ policy, ctx }: TurnInHand): boolean => {
  const hours = officeHours(policy);
  return hours !== undefined && !hours.isOpen(ctx.now);
};

/** "Yes please"; "ok" alone may be no more than heard, and a bare number the answer to what was asked before. */
const takesOffer = ({ said }: TurnInHand): boolean =>
  said.yes === true && ASKS_FOR_IT.test(fold(said.words ?? ''));

const ASKS_FOR_IT = /要|需要|麻烦|可以|回电|打给|please|sure|that would|do call|\byes\b/;

async function promise(turn: TurnInHand, phone: string): Promise<Reply> {
  const { ctx, conversation, memory, language, inbound } = turn;
  memory.known.phone = { value: phone };
  const ticket = await promiseCallBack(ctx, {
    conversation,
    name: memory.known.name?.value ?? phrase(language, 'not_known'),
    phone,
    words: inbound.text.trim() || phrase(language, 'button_callback'),
  });
  return {
    text: phrase(language, 'callback_noted', { phone: sayPhone(phone), number: ticket.number }),
    ticket,
  };
}
