import { Readable } from 'node:stream';
import { and, asc, eq, gt } from 'drizzle-orm';
import { createBot } from '../../bot/botkit/bot.js';
import { openProductCatalogue } from '../../bot/product-catalogue.js';
import { takeTurnWith } from '../../bot/turn.js';
import type { Actor } from '../../domain/actor.js';
import { receiveFile } from '../../domain/attachment/receive-file.js';
import { receiveMessage } from '../../domain/conversation/receive-message.js';
import { startConversation } from '../../domain/conversation/start-conversation.js';
import { openCodes } from '../../domain/verification/verification-code.js';
import { type ConversationRow, conversation, type MessageRow, message } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import type { TestDesk } from './desk.js';
import { onePixel, testFiles } from './files.js';

/** What the customer says, what the bot's answer asks for, and what its words hold. */
export type Line = readonly [says: string, expects: MessageRow['expects'], matches?: RegExp];

export interface Talk {
  readonly id: string;
  /** Stores it and takes every turn that is owed; gives what the bot said. */
  say(text: string): Promise<MessageRow[]>;
  /** Sends that many pictures in one message, with words or without. */
  show(pictures: number, text?: string): Promise<MessageRow[]>;
  /** Stores it and leaves the turn owed. */
  leave(text: string): Promise<void>;
  /** Takes every turn that is owed. */
  turns(): Promise<MessageRow[]>;
  /** Plays the lines; the first answer that is not as written is in the error. */
  play(lines: readonly Line[]): Promise<MessageRow[]>;
  row(): Promise<ConversationRow>;
}

const files = testFiles();

export const codes = openCodes('a secret of thirty-two bytes or more');

export const takeTurn = takeTurnWith({ bot: createBot(), products: openProductCatalogue(), codes });

/** A customer who talks with the bot, without a channel in between. */
export async function startTalk(home: TestDesk, language: Language | null = null): Promise<Talk> {
  const input = { channel: 'WEB_CHAT', language } as const;
  const { conversationId: id } = await home.desk.run({ kind: 'ANONYMOUS' }, startConversation, input);
  const actor: Actor = { kind: 'BOT', conversationId: id };
  let count = 0;
  let heard = 0;

  async function turns(): Promise<MessageRow[]> {
    while (await home.desk.run(actor, takeTurn, { conversationId: id })) home.clock.advance(1_000);
    const said = await home.db
      .select()
      .from(message)
      .where(
        and(eq(message.conversationId, id), eq(message.direction, 'OUTBOUND'), gt(message.sequence, heard)),
      )
      .orderBy(asc(message.sequence));
    heard = said.at(-1)?.sequence ?? heard;
    return said;
  }

  async function leave(text: string, attachmentIds: readonly string[] = []): Promise<void> {
    count += 1;
    const input = { conversationId: id, clientId: `m:${count}`, text, attachmentIds };
    await home.desk.run(actor, receiveMessage, input);
  }

  async function upload(): Promise<string> {
    const file = { conversationId: id, name: 'leak.png', content: Readable.from([onePixel]) };
    const outcome = await receiveFile({ desk: home.desk, files }, actor, file);
    if ('refused' in outcome) throw new Error(`the picture was refused: ${outcome.refused}`);
    return outcome.id;
  }

  async function show(pictures: number, text = ''): Promise<MessageRow[]> {
    await leave(text, await Promise.all(Array.from({ length: pictures }, upload)));
    return turns();
  }

  async function say(text: string): Promise<MessageRow[]> {
    await leave(text);
    return turns();
  }

  async function play(lines: readonly Line[]): Promise<MessageRow[]> {
    let last: MessageRow[] = [];
    for (const [says, expects, matches] of lines) {
      last = await say(says);
      const text = last.map((one) => one.text).join('\n');
      const asks = last.at(-1)?.expects ?? null;
      if (asks !== expects || (matches && !matches.test(text))) {
        throw new Error(
          `After “${says}” the bot should ask for ${expects} ${matches ?? ''}, but [${asks}] ${text}`,
        );
      }
    }
    return last;
  }

  async function row(): Promise<ConversationRow> {
    const [found] = await home.db.select().from(conversation).where(eq(conversation.id, id));
    if (!found) throw new Error('the conversation is gone');
    return found;
  }

  return { id, say, show, leave: (text) => leave(text), turns, play, row };
}
