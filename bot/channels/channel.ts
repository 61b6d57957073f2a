import type { MessageRow } from '../../schema/index.js';
import type { Channel, Language } from '../../schema/vocabulary.js';

/** Somebody who is connected through a channel and hears a conversation. */
export interface Listener {
  readonly conversationId: string;
  /** The sequence of the last message that he has. */
  lastSequence: number;
  /** False when it could not be handed over any more. */
  send(message: MessageRow): boolean;
}

/** What a customer without a connection is to be sent. */
export interface Outgoing {
  readonly conversationId: string;
  /** By what the channel knows him. */
  readonly address: string;
  /** What the mails of the conversation are about. */
  readonly subject: string | null;
  readonly language: Language;
  /** Oldest first, never none. */
  readonly messages: readonly MessageRow[];
}

/** Reports what has been taken over for good, so that another try begins behind it. */
export type HandedOver = (messages: readonly MessageRow[]) => Promise<void>;

/** A way by which customers talk with the bot: it stores what comes in and brings out what was said. */
export interface ChannelAdapter {
  readonly name: Channel;
  /** The bot is thinking about an answer; a channel that cannot show it does nothing. */
  typing(conversationId: string): void;
  /** Something may have been said; a channel whose customer waits for it on an open line looks. */
  said?(conversationId: string): void;
  /**
   * Where customers hold no connection: hands the messages over in their order, within half a minute.
   * @throws ChannelError
   */
  send?(outgoing: Outgoing, handedOver: HandedOver): Promise<void>;
  /** Lets everybody go; they come back to another process. */
  close(): Promise<void>;
}

/** The other side did not take a message. Says why without repeating secrets or what was said. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';

  constructor(
    message: string,
    /** Trying again cannot help. */
    readonly isFinal: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Sends a few words to a telephone outside of any conversation, as a verification code is sent. @throws ChannelError */
export type SendText = (text: {
  /** The same id again is the same text. */
  readonly id: string;
  /** E.164. */
  readonly phone: string;
  readonly text: string;
}) => Promise<void>;
