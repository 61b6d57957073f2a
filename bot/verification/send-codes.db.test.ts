import { afterEach, expect, test } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import { startConversation } from '../../domain/conversation/start-conversation.js';
import { requestCode } from '../../domain/verification/request-code.js';
import { verification } from '../../schema/index.js';
import { createLogger } from '../../start/logger.js';
import { useDesk } from '../../test/support/desk.js';
import { codes } from '../../test/support/talk.js';
import { until } from '../../test/support/until.js';
import type { Broadcast } from '../broadcast.js';
import { type CodeMessage, toLog } from './code-sender.js';
import { startSendingCodes } from './send-codes.js';

const home = useDesk();
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  await home.db.delete(verification);
});

/** The news of this process alone; what it tells is told at once. */
function news() {
  const hearing: Parameters<Broadcast['subscribe']>[1][] = [];
  const broadcast: Broadcast = {
    subscribe: (_topic, hear) => {
      hearing.push(hear);
      return () => undefined;
    },
    onReconnect: () => () => undefined,
  };
  const tell = () => {
    for (const hear of hearing) hear({});
  };
  return { broadcast, tell };
}

async function ask(phone: string): Promise<void> {
  const input = { channel: 'WEB_CHAT', language: 'en' } as const;
  const { conversationId } = await home.desk.run({ kind: 'ANONYMOUS' }, startConversation, input);
  const actor: Actor = { kind: 'BOT', conversationId };
  await home.desk.run(actor, requestCode, { conversationId, phone });
}

const codeNow = async () => codes.of((await home.db.select().from(verification))[0]?.id ?? '');

test('the log says the code once, in so many words, with the number masked', async () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line: string) => void lines.push(line) });
  const { broadcast, tell } = news();
  for (let process = 0; process < 2; process += 1) {
    running.push(startSendingCodes({ desk: home.desk, broadcast, log, codes, sender: toLog(log) }));
  }
  await ask('+8613800138000');
  tell();
  await until('the code is logged', async () => lines.length > 0);
  for (const one of running.splice(0)) await one.stop();
  const said = lines.map((line) => JSON.parse(line).msg);
  expect(said).toEqual([`verification code for +86138****8000: ${await codeNow()}`]);
});

test('a sender that fails for a moment is tried again', async () => {
  const log = createLogger('silent');
  const { broadcast, tell } = news();
  const sent: CodeMessage[] = [];
  let failures = 1;
  const sender = async (message: CodeMessage) => {
    failures -= 1;
    if (failures >= 0) throw new Error('the provider is away');
    sent.push(message);
  };
  running.push(startSendingCodes({ desk: home.desk, broadcast, log, codes, sender }));
  await ask('+8613800138000');
  tell();
  await until('the code is sent', async () => sent.length > 0);
  const code = await codeNow();
  expect(sent).toMatchObject([{ phone: '+8613800138000', code, text: expect.stringContaining(code) }]);
});
