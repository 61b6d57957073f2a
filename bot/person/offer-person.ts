import type { TurnContext } from 'botbuilder-core';
import { speak, turnOf } from '../botkit/turn-in-hand.js';
import { button, phrase } from '../language/phrase.js';

/** Three failed tries show nothing: what needs proof is never opened by trying (rules of conversation 2). */
export async function offerPerson(context: TurnContext): Promise<'DONE'> {
  const { language } = turnOf(context);
  const quickReplies = [button(language, 'button_person')];
  await speak(context, { text: phrase(language, 'offer_person'), quickReplies });
  return 'DONE';
}
