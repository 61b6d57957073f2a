import { maskPhone } from '../../domain/access.js';
import type { Log } from '../../domain/context.js';
import type { SendText } from '../channels/channel.js';

export const codeSenders = ['log', 'webhook'] as const;
export type CodeSenderName = (typeof codeSenders)[number];

/** A code on its way to the person who holds the telephone. */
export interface CodeMessage {
  /** The same id again is the same code. */
  readonly id: string;
  /** E.164. */
  readonly phone: string;
  readonly code: string;
  /** The whole message in the customer's language, the code in it. */
  readonly text: string;
}

/** Brings codes to telephones. A failure is thrown; the desk tries again while the code is good for anything. */
export type CodeSender = (message: CodeMessage) => Promise<void>;

/** For the demonstration and for trying out: whoever runs the desk reads the code in its log. */
export const toLog =
  (log: Log): CodeSender =>
  async ({ phone, code }) => {
    log.info({}, `verification code for ${maskPhone(phone)}: ${code}`);
  };

/** As a text message, by the channel that can send one. */
export const byText =
  (sendText: SendText): CodeSender =>
  ({ id, phone, text }) =>
    sendText({ id, phone, text });
