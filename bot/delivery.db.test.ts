import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { say } from '../domain/conversation/say.js';
import { startConversation } from '../domain/conversation/start-conversation.js';
import { connect, type DatabaseConnection } from '../schema/database.js';
import { type MessageRow, message } from '../schema/index.js';
import { openBroadcast } from '../start/broadcast.js';
import { quiet, system, useDesk } from '../test/support/desk.js';
import { until } from '../test/support/until.js';
import type { Listener } from './channels/channel.js';
import { type Delivery, startDelivery } from './delivery.js';

const home = useDesk();
let listening: DatabaseConnection;
let broadcast: Awaited<ReturnType<typeof openBroadcast>>;
let delivery: Delivery;
let conversationId = '';

beforeAll(async () => {
  listening = connect(home.url, { pool: 2 });
  broadcast = await openBroadcast(listening.client, quiet);
});
beforeEach(async () => {
  const input = { channel: 'WEB_CHAT', language: 'en' } as const;
  ({ conversationId } = await home.desk.run(system, startConversation, input));
  delivery = startDelivery({ desk: home.desk, broadcast, log: quiet });
});
afterEach(() => delivery.stop());
afterAll(async () => {
  await broadcast.close();
  await listening.close();
});

function listener(lastSequence = 0): Listener & { readonly heard: MessageRow[] } {
  const heard: MessageRow[] = [];
  return { conversationId, lastSequence, heard, send: (row) => heard.push(row) > 0 };
}

const texts = ({ heard }: { heard: readonly MessageRow[] }): string[] => heard.map(({ text }) => text);

/** As another process would: staff answer, and the news goes round by the database. */
async function write(text: string, { silently = false } = {}): Promise<void> {
  await home.desk.run(
    system,
    async (ctx) => {
      const saying = { conversationId, ticketId: null, channel: 'WEB_CHAT', text } as const;
      const { id: messageId } = await say(ctx, { ...saying, authorKind: 'STAFF', author: '周敏' });
      if (!silently) await broadcast.publish(ctx, [{ kind: 'message.sent', conversationId, messageId }]);
    },
    null,
  );
}

const deliveries = async () =>
  (await home.db.select().from(message).where(eq(message.conversationId, conversationId))).map(
    (row) => row.delivery,
  );

test('what is written elsewhere reaches everybody who listens here, in order, and is marked', async () => {
  const tabs = [listener(), listener()];
  for (const tab of tabs) delivery.join(tab);
  for (const text of ['one', 'two', 'three']) await write(text);
  await until('both heard all', () => tabs.every(({ heard }) => heard.length === 3));
  for (const tab of tabs) expect(texts(tab)).toEqual(['one', 'two', 'three']);
  await until('it is marked', async () => (await deliveries()).every((one) => one === 'DELIVERED'));
});

test('what nobody is there to hear waits, and who comes back hears only what he missed', async () => {
  await write('one');
  await write('two');
  expect(await deliveries()).toEqual(['PENDING', 'PENDING']);
  const first = listener();
  delivery.join(first);
  await until('all was heard', () => first.heard.length === 2);
  const back = listener(first.heard[0]?.sequence);
  delivery.join(back);
  await until('the rest was heard', () => back.heard.length === 1);
  expect(texts(back)).toEqual(['two']);
});

test('news that was lost with its connection is caught up with after the reconnect', async () => {
  const tab = listener();
  delivery.join(tab);
  await write('one', { silently: true });
  expect(tab.heard).toEqual([]);
  await home.db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%'`);
  await until('it was heard', () => tab.heard.length === 1);
});

test('a listener that cannot be reached is let go, and the others still hear', async () => {
  const broken: Listener = { conversationId, lastSequence: 0, send: () => false };
  const well = listener();
  delivery.join(broken);
  delivery.join(well);
  await write('one');
  await until('it was heard', () => well.heard.length === 1);
  expect(broken.lastSequence).toBe(0);
});

test('more than one reading takes arrives whole', async () => {
  await home.db.execute(sql`
    insert into message (id, conversation_id, at, direction, author_kind, author, channel, text, delivery)
    select gen_random_uuid(), ${conversationId}, now(), 'OUTBOUND', 'BOT', 'bot', 'WEB_CHAT', n::text, 'PENDING'
    from generate_series(1, 1200) as n`);
  const tab = listener();
  delivery.join(tab);
  await until('all was heard', () => tab.heard.length === 1_200);
  expect(texts(tab)).toEqual(Array.from({ length: 1_200 }, (_, i) => String(i + 1)));
});
