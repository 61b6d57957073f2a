import type { TurnContext } from 'botbuilder-core';
import { requestPerson } from '../../domain/conversation/request-person.js';
import { sayTime } from '../../domain/language/say-time.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { button, phrase } from '../language/phrase.js';
import { officeHours } from './office-hours.js';

/** The bot's last words before it is silent. */
export async function handOver(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  await requestPerson(turn.ctx, turn.conversation);
  const closed = sayHours(turn);
  const text = [phrase(turn.language, 'handed_over'), ...closed].join('\n');
  const quickReplies = closed.length > 0 ? [button(turn.language, 'button_callback')] : [];
  await speak(context, { text, mode: 'PERSON', quickReplies });
}

/** Outside the opening hours the customer is told when somebody will read it. */
function sayHours({ policy, ctx, language }: TurnInHand): string[] {
  const hours = officeHours(policy);
  if (!hours || hours.isOpen(ctx.now)) return [];
  const opens = sayTime(hours.nextOpening(ctx.now), language, policy.timezone);
  return [phrase(language, 'outside_hours', { opens })];
}
