import type { Reply, TurnInHand } from '../botkit/turn-in-hand.js';
import { button, phrase } from '../language/phrase.js';

/** Nobody has come yet: said once, with the offer to be called back. The conversation stays waiting. */
export function nobodyYet({ language }: TurnInHand): Reply {
  const quickReplies = [button(language, 'button_callback'), button(language, 'button_keep_waiting')];
  return { text: phrase(language, 'nobody_yet'), quickReplies, expects: 'choice' };
}

/** The answer to that offer, though staff have the conversation; null for everything else, which is theirs. */
export function noteCallBack({ said, memory, language }: TurnInHand): Reply | null {
  if (memory.asked !== 'choice' && memory.asked !== 'phone') return null;
  const wants = memory.asked === 'phone' || said.yes || said.words === phrase(language, 'button_callback');
  const phone = said.phone?.value ?? (wants ? memory.known.phone?.value : undefined);
  if (phone) {
    memory.known.phone = { value: phone };
    return { text: phrase(language, 'callback_noted', { phone }) };
  }
  const askedBefore = memory.asked === 'phone';
  return wants && !askedBefore ? { text: phrase(language, 'ask_phone'), expects: 'phone' } : null;
}
