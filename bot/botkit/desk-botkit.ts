import type { TurnContext } from 'botbuilder-core';
import { DialogContextError } from 'botbuilder-dialogs';
import { Botkit, type BotkitMessage } from 'botkit';

/**
 * Botkit whose turns settle. Its own `handleTurn` awaits inside callbacks, so that an error in a handler kills the
 * process and the turn never ends; the same steps stand here one after the other.
 */
export class DeskBotkit extends Botkit {
  override async handleTurn(context: TurnContext): Promise<void> {
    try {
      await this.#turn(context);
    } catch (error) {
      // The desk retries lost races by the database's own error, which Botkit wraps without naming it a cause.
      throw error instanceof DialogContextError ? error.error : error;
    }
  }

  /** Under which key the turn's state is read and written. */
  stateKeyOf(context: TurnContext): string {
    return this['conversationState'].getStorageKey(context);
  }

  async #turn(context: TurnContext): Promise<void> {
    const message = messageOf(context);
    context.turnState.set('botkitMessage', message);
    const dialogs = await this.dialogSet.createContext(context);
    const bot = await this.spawn(dialogs);
    if ((await this['listenForInterrupts'](bot, message)) === false) {
      const { status } = await dialogs.continueDialog();
      if (status === 'empty') await this['listenForTriggers'](bot, message);
    }
    await this.saveState(bot);
  }
}

function messageOf(context: TurnContext): BotkitMessage {
  const { activity } = context;
  const { conversation, channelId, from, recipient, channelData, text } = activity;
  return {
    type: channelData.botkitEventType,
    user: from.id,
    channel: conversation.id,
    text,
    value: '',
    reference: { conversation, channelId, user: from, bot: recipient, serviceUrl: '' },
    context,
    incoming_message: activity,
  };
}
