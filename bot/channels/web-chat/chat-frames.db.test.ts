import { and, asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message } from '../../../schema/index.js';
import { useBot } from '../../../test/support/bot.js';
import {
  type ChatClient,
  type ChatSession,
  newSession,
  openChat,
} from '../../../test/support/chat-client.js';
import { useDesk } from '../../../test/support/desk.js';
import { until } from '../../../test/support/until.js';

const home = useDesk();
const door = useBot(home, () => ({}));
const open: ChatClient[] = [];
beforeEach(() => home.clock.advance(60_000));
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.terminate();
});

async function connect(session: ChatSession): Promise<ChatClient> {
  const client = await openChat(door.url, session);
  open.push(client);
  return client;
}

async function begin(language?: 'en'): Promise<{ session: ChatSession; client: ChatClient }> {
  const session = await newSession(door.url, language);
  return { session, client: await connect(session) };
}

const textsOf = async ({ session }: ChatSession): Promise<string[]> => {
  const rows = await home.db
    .select({ text: message.text })
    .from(message)
    .where(and(eq(message.conversationId, session), eq(message.authorKind, 'CUSTOMER')))
    .orderBy(asc(message.sequence));
  return rows.map(({ text }) => text);
};

const frameOf = (bytes: number): string => {
  const empty = JSON.stringify({ type: 'message', id: 'long', text: '' });
  return empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`);
};

describe('how long a message may be', () => {
  test('16 KiB to the byte are taken, kept whole and answered; one more is TOO_LONG and nothing is stored', async () => {
    const { session, client } = await begin('en');
    client.send(frameOf(16 * 1024 + 1));
    await until('the error', () => client.errors().length === 1);
    expect(client.errors()).toEqual(['TOO_LONG']);
    expect(await textsOf(session)).toEqual([]);
    client.send(frameOf(16 * 1024));
    await client.heard(1);
    expect(client.acks()).toEqual(['long']);
    expect(await textsOf(session)).toEqual([JSON.parse(frameOf(16 * 1024)).text]);
  });

  test.each([
    ['a story', 'The copier jams and hums. '.repeat(600)],
    ['characters of three bytes', '净水机漏水了，'.repeat(700)],
    ['characters of four bytes', '𠮷'.repeat(3_900)],
    ['one sign', '?'.repeat(16_000)],
    ['times', '明天下午三点'.repeat(800)],
  ])('%s of that length becomes a report with a description', async (_, text) => {
    const { client } = await begin('en');
    client.write('a', text);
    await client.heard(1);
    client.write('b', 'The water purifier is leaking');
    await client.heard(2);
    expect(client.errors()).toEqual([]);
    expect(client.acks()).toEqual(['a', 'b']);
  });
});

describe('the id of a message', () => {
  test('again with other words is the first message, which stands', async () => {
    const { session, client } = await begin();
    client.write('same', '净水机漏水了');
    await client.heard(1);
    client.write('same', '人工');
    await until('two acks', () => client.acks().length === 2);
    client.write('next', '不知道');
    const [, second] = await client.heard(2);
    expect(await textsOf(session)).toEqual(['净水机漏水了', '不知道']);
    expect(second?.expects).toBe('name');
    expect(client.frames.some(({ type }) => type === 'mode')).toBe(false);
  });

  test('from two sockets at once is one message, acknowledged to both', async () => {
    const { session, client } = await begin();
    const other = await connect(session);
    for (let i = 0; i < 5; i += 1) {
      client.write('same', '净水机漏水了');
      other.write('same', '净水机漏水了');
    }
    for (const one of [client, other]) await until('the acks', () => one.acks().length === 5);
    client.write('next', '不知道');
    expect((await client.heard(2)).map(({ expects }) => expects)).toEqual(['serial', 'name']);
    expect(await textsOf(session)).toHaveLength(2);
  });

  test('of one session is another message in another session', async () => {
    const [one, other] = [await begin(), await begin()];
    one.client.write('same', '净水机漏水了');
    other.client.write('same', '复印机卡纸');
    await Promise.all([one.client.heard(1), other.client.heard(1)]);
    expect(await textsOf(one.session)).toEqual(['净水机漏水了']);
    expect(await textsOf(other.session)).toEqual(['复印机卡纸']);
  });

  test.each(['\u0000', 'a\u0001', 'a\u0002', '\ud800', '𠮷', 'a b', '"}{', '__proto__', 'm:x', 'hello:'])(
    'is acknowledged as it came: %j',
    async (id) => {
      const { session, client } = await begin();
      client.write('a', '净水机漏水了');
      await client.heard(1);
      client.write(id, '不知道');
      await client.heard(2);
      expect(client.errors()).toEqual([]);
      expect(client.acks()[1]).toBe(id);
      expect(await textsOf(session)).toHaveLength(2);
    },
  );
});

describe('a text', () => {
  test.each(['\u0007', '\u0000\u001b', '\u200b', '\u202e'])(
    'of signs that nobody sees is answered with a request for words: %j',
    async (text) => {
      const { client } = await begin('en');
      client.write('a', 'The water purifier is leaking');
      await client.heard(1);
      client.write('b', text);
      await client.heard(2);
      expect(client.errors()).toEqual([]);
      expect(client.messages()[1]?.expects).toBe('serial');
    },
  );

  test('is the payload of a quick reply when one is chosen', async () => {
    const { client } = await begin('en');
    client.write('a', 'The water purifier is leaking');
    const [asked] = await client.heard(1);
    const [unknown] = asked?.quick_replies ?? [];
    client.write('b', unknown?.payload ?? '');
    expect((await client.heard(2))[1]?.expects).toBe('name');
  });
});

describe('a reconnect', () => {
  test('after an id that this session never had brings everything', async () => {
    const { session, client } = await begin();
    client.send({ type: 'hello' });
    client.write('a', '净水机漏水了');
    const all = await client.heard(2);
    const foreign = await begin();
    foreign.client.write('a', '复印机卡纸');
    const [theirs] = await foreign.client.heard(1);
    for (const after of ['', null, 'nonsense', theirs?.id]) {
      const back = await connect(session);
      back.send({ type: 'welcome_back', after });
      expect(await back.heard(2)).toEqual(all);
    }
  });

  test('after the last message brings nothing that was seen, and what is said from then on', async () => {
    const { session, client } = await begin();
    client.write('a', '净水机漏水了');
    const [seen] = await client.heard(1);
    client.socket.close();
    const back = await connect(session);
    back.send({ type: 'welcome_back', after: seen?.id });
    back.write('b', '不知道');
    expect((await back.heard(1)).map(({ expects }) => expects)).toEqual(['name']);
  });
});

describe('a message of the bot', () => {
  test('has the fields of the contract and no others', async () => {
    const { client } = await begin('en');
    client.send({ type: 'hello' });
    const [greeting] = await client.heard(1);
    expect(Object.keys(greeting ?? {}).sort()).toEqual(
      ['at', 'author', 'expects', 'id', 'quick_replies', 'text', 'ticket', 'type'].sort(),
    );
    for (const reply of greeting?.quick_replies ?? [])
      expect(Object.keys(reply).sort()).toEqual(['payload', 'title']);
    expect(new Date(greeting?.at ?? '').toISOString()).toBe(greeting?.at);
  });
});

describe('a client that sends rubbish', () => {
  test('is let go after ten frames; his other tab and other customers go on', async () => {
    const { session, client } = await begin();
    const tab = await connect(session);
    const other = await begin();
    const gone = new Promise((resolve) => client.socket.once('close', resolve));
    for (let i = 0; i < 9; i += 1) client.send('{');
    client.write('fine', '净水机漏水了');
    await client.heard(1);
    home.clock.advance(10_000);
    client.send('{');
    await gone;
    expect(client.errors()).toEqual(Array(10).fill('BAD_FRAME'));
    tab.write('b', '不知道');
    other.client.write('b', '复印机卡纸');
    await Promise.all([tab.heard(1), other.client.heard(1)]);
    expect([tab.errors(), other.client.errors()]).toEqual([[], []]);
  });

  test('too fast is told so, and others are not slowed', async () => {
    const [one, other] = [await begin(), await begin()];
    for (let i = 0; i < 30; i += 1) one.client.write(`f${i}`, '喂');
    other.client.write('a', '净水机漏水了');
    await other.client.heard(1);
    await until('the errors', () => one.client.errors().length > 0);
    expect(new Set(one.client.errors())).toEqual(new Set(['RATE_LIMITED']));
    expect(other.client.errors()).toEqual([]);
    const acknowledged = () => one.client.acks().length + one.client.errors().length;
    await until('an answer to each frame', () => acknowledged() === 30);
    expect(await textsOf(one.session)).toHaveLength(one.client.acks().length);
  });
});
