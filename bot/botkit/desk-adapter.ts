import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import { putTurn, type Reply, type TurnInHand, turnOf } from './turn-in-hand.js';

/** What a turn is about: what the customer wrote, or what the desk calls on the bot to begin. */
export type TurnEvent = 'message' | 'quote' | 'survey';

/** Carries nothing anywhere: a turn goes in, and what the bot says is collected for the turn's transaction. */
export class DeskAdapter extends BotAdapter {
  readonly name = 'Desk Adapter';

  /** What Botkit handles as one turn. */
  open(turn: TurnInHand, event: TurnEvent): TurnContext {
    const context = new TurnContext(this, activityOf(turn, event));
    putTurn(context, turn);
    return context;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    // `speak` is the only one that sends; it puts the whole reply there.
    const replies: Reply[] = activities.map(({ channelData }) => channelData);
    turnOf(context).replies.push(...replies);
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {}

  override async deleteActivity(): Promise<void> {}

  override async continueConversation(): Promise<void> {
    throw new Error('the desk calls on the bot through its stored calls');
  }
}

function activityOf({ conversation, inbound }: TurnInHand, event: string): Partial<Activity> {
  return {
    type: 'message',
    id: inbound.id,
    channelId: conversation.channel,
    // The message, not the conversation: a repeated turn never meets what a broken one left in Botkit's hands.
    conversation: { id: inbound.id, isGroup: false, conversationType: '', name: '' },
    from: { id: conversation.id, name: '' },
    recipient: { id: 'bot', name: '' },
    text: inbound.text,
    channelData: { botkitEventType: event },
  };
}
