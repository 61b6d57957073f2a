import type { FastifyInstance } from 'fastify';
import type { FileStorage } from '../domain/attachment/file-storage.js';
import type { Log } from '../domain/context.js';
import type { Desk } from '../domain/desk.js';
import type { Codes } from '../domain/verification/verification-code.js';
import { inProject } from '../schema/project.js';
import type { Broadcast } from './broadcast.js';
import type { ChannelAdapter, SendText } from './channels/channel.js';
import { openEmail } from './channels/email/email.js';
import type { ChannelSettings } from './channels/settings.js';
import type { ChatTokens } from './channels/web-chat/sessions.js';
import { registerWebChat, type WebChatParts } from './channels/web-chat/web-chat.js';
import { registerWebhook, sendTextBy } from './channels/webhook/webhook.js';
import { registerWechat } from './channels/wechat/wechat.js';
import { startDelivery } from './delivery.js';
import { checkWords } from './language/lexicon/read-lexicon.js';
import { startSending } from './sending.js';
import { startTurns } from './turns.js';
import { byText, type CodeSender, type CodeSenderName, toLog } from './verification/code-sender.js';
import { startSendingCodes } from './verification/send-codes.js';

export interface BotParts {
  readonly desk: Desk;
  /** Where the content of attachments lies. */
  readonly files: FileStorage;
  readonly broadcast: Broadcast;
  readonly tokens: ChatTokens;
  readonly codes: Codes;
  /** By what way codes reach telephones; `webhook` needs that channel's settings. */
  readonly codeSender: CodeSenderName;
  readonly upgrades: WebChatParts['upgrades'];
  readonly clock: () => Date;
  readonly log: Log;
  readonly metrics: { chatTurn(seen: { outcome: 'ok' | 'error'; seconds: number }): void };
  /** The web chat is always there, the others with their settings. */
  readonly channels?: ChannelSettings;
  /** What differs in tests. */
  readonly wechatReplyMilliseconds?: number;
  readonly mailEveryMilliseconds?: number;
  readonly webChat?: Partial<
    Pick<WebChatParts, 'pages' | 'rate' | 'sessionRate' | 'uploadRate' | 'heartbeatMilliseconds'>
  >;
}

/** What web/ is built to. */
const pages = inProject('dist/web');

export interface OpenBot {
  /** Null when no channel can send to a telephone. */
  readonly sendText: SendText | null;
  /** Takes no new messages, finishes the turns in hand and brings their answers to whoever is connected. */
  stop(): Promise<void>;
}

/** The customers' door: channels bring messages in, turns answer them, delivery carries the answers out. */
export function openBot(app: FastifyInstance, parts: BotParts): OpenBot {
  // Told at the start, and not by the first customer's message.
  checkWords();
  const { desk, files, broadcast, clock, log, tokens, codes, upgrades, metrics } = parts;
  const channels: ChannelAdapter[] = [];
  const delivery = startDelivery({ desk, broadcast, log });
  const turns = startTurns({
    desk,
    broadcast,
    codes,
    clock,
    log,
    turnTaken: (milliseconds, outcome) => metrics.chatTurn({ outcome, seconds: milliseconds / 1_000 }),
    thinking: (conversationId) => {
      for (const channel of channels) channel.typing(conversationId);
    },
    answered: (conversationId) => {
      delivery.look(conversationId);
      for (const channel of channels) channel.said?.(conversationId);
    },
  });
  const { wake } = turns;
  channels.push(
    registerWebChat(app, {
      desk,
      files,
      clock,
      log,
      delivery,
      wake,
      tokens,
      upgrades,
      pages,
      ...parts.webChat,
    }),
    ...registerOthers(app, parts, wake),
  );
  const sending = startSending({ desk, broadcast, log }, channels);
  const { webhook } = parts.channels ?? {};
  const sendText = webhook ? sendTextBy({ settings: webhook, clock }) : null;
  const sender = senderOf(parts, sendText);
  const sendingCodes = startSendingCodes({ desk, broadcast, log, codes, sender });
  return {
    sendText,
    async stop() {
      await turns.stop();
      await sendingCodes.stop();
      await delivery.stop();
      await sending.stop();
      for (const channel of channels) await channel.close();
    },
  };
}

function senderOf({ codeSender, log }: BotParts, sendText: SendText | null): CodeSender {
  if (codeSender === 'log') return toLog(log);
  if (!sendText) throw new Error('no channel can send a code to a telephone');
  return byText(sendText);
}

function registerOthers(
  app: FastifyInstance,
  { desk, files, clock, log, channels = {}, wechatReplyMilliseconds, mailEveryMilliseconds }: BotParts,
  wake: (conversationId: string) => void,
): ChannelAdapter[] {
  const { webhook, wechat, email } = channels;
  const common = { desk, clock, log, wake };
  const limit = wechatReplyMilliseconds === undefined ? {} : { replyMilliseconds: wechatReplyMilliseconds };
  const pace = mailEveryMilliseconds === undefined ? {} : { everyMilliseconds: mailEveryMilliseconds };
  return [
    ...(webhook ? [registerWebhook(app, { ...common, settings: webhook })] : []),
    ...(wechat ? [registerWechat(app, { ...common, ...limit, files, settings: wechat })] : []),
    ...(email ? [openEmail({ desk, files, log, wake, ...pace, settings: email })] : []),
  ];
}
