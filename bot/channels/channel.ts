import type { MessageRow } from '../../schema/index.js';
import type { Channel } from '../../schema/vocabulary.js';

/** Somebody who is connected through a channel and hears a conversation. */
export interface Listener {
  readonly conversationId: string;
  /** The sequence of the last message that he has. */
  lastSequence: number;
  /** False when it could not be handed over any more. */
  send(message: MessageRow): boolean;
}

/** A way by which customers talk with the bot: it stores what comes in and joins listeners to the delivery. */
export interface ChannelAdapter {
  readonly name: Channel;
  /** The bot is thinking about an answer; a channel that cannot show it does nothing. */
  typing(conversationId: string): void;
  /** Lets everybody go; they come back to another process. */
  close(): Promise<void>;
}
