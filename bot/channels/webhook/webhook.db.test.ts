import { and, asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listDeadLetters } from '../../../domain/dead-letter/dead-letter.queries.js';
import { replyToTicket } from '../../../domain/ticket/reply-to-ticket.js';
import { conversation, message, outbox, ticket } from '../../../schema/index.js';
import { useBot } from '../../../test/support/bot.js';
import { useDesk } from '../../../test/support/desk.js';
import { until } from '../../../test/support/until.js';
import { startWebhookPeer, type WebhookPeer } from '../../../test/support/webhook-peer.js';

const secret = 'a secret of the two sides, long enough for both';
const phone = '+8613900139000';

const home = useDesk();
let peer: WebhookPeer;
beforeAll(async () => {
  peer = await startWebhookPeer(secret);
});
afterAll(() => peer.close());
const door = useBot(home, () => ({ webhook: { secret, url: peer.url } }));

let count = 0;
const newId = () => `text-${++count}`;
const write = (text: string, from = phone, id = newId()) =>
  peer.post(door.url, { id, from, text }, home.clock());

beforeEach(() => peer.answer(200));

const texts = (to = phone) => peer.posted.filter(({ body }) => body.to === to).map(({ body }) => body.text);
const heard = (what: string, within?: number) =>
  until(what, () => texts().find((text) => String(text).includes(what)), within);
const statesOf = async (address: string) => {
  const rows = await home.db
    .select({ delivery: message.delivery })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(eq(conversation.address, address), eq(message.direction, 'OUTBOUND')))
    .orderBy(asc(message.sequence));
  return rows.map(({ delivery }) => delivery);
};
const allAre = async (address: string, state: string) => {
  const states = await statesOf(address);
  return states.length > 0 && states.every((one) => one === state);
};
const owedTo = async (address: string) => {
  const rows = await home.db
    .select({ outbox })
    .from(outbox)
    .innerJoin(conversation, eq(sql`${conversation.id}::text`, sql`${outbox.payload} ->> 'conversationId'`))
    .where(and(eq(outbox.kind, 'delivery.owed'), eq(conversation.address, address)));
  return rows.map((row) => row.outbox);
};

describe('a customer who writes texts', () => {
  test('reports a fault, answers by number, and hears staff where he wrote', async () => {
    expect(await write('我是韩梅梅，净水机 DEMO-0002 漏水，上海市浦东新区世纪大道100号，随时可以')).toBe(202);
    await until('a question', () => texts().length > 0);
    for (let left = 6; left > 0 && (await home.db.$count(ticket)) === 0; left -= 1) {
      const before = texts().length;
      await write(/\n1\. /.test(String(texts().at(-1))) ? '1' : '13900139000');
      await until('an answer', () => texts().length > before);
    }
    const [row] = await home.db.select().from(ticket);
    expect(row).toMatchObject({ channel: 'SMS', kind: 'FAULT' });
    await heard(row?.number ?? '');
    const staff = await home.staff('supervisor@demo');
    await home.desk.run(staff, replyToTicket, { ticketId: row?.id ?? '', text: '师傅明天下午三点到' });
    await heard('师傅明天下午三点到');
    expect(peer.posted.every(({ isSigned }) => isSigned)).toBe(true);
    expect(peer.posted.at(-1)?.body).toMatchObject({ kind: 'MESSAGE', author: 'staff', to: phone });
    await until('all is delivered', () => allAre(phone, 'DELIVERED'));
  });

  test('has one conversation, however he writes his number, and the same text twice is one', async () => {
    const id = newId();
    const sent = ['+86 139-0013-7777', '13900137777', '0086 13900137777'];
    for (const from of sent) expect(await write('你好', from, id)).toBe(202);
    await Promise.all(sent.map((from) => write('净水机漏水', from)));
    const chats = await home.db.select().from(conversation).where(eq(conversation.address, '+8613900137777'));
    expect(chats).toHaveLength(1);
    const said = eq(message.conversationId, chats[0]?.id ?? '');
    expect(await home.db.$count(message, and(said, eq(message.authorKind, 'CUSTOMER')))).toBe(4);
  });
});

describe('what nobody with the key has signed just now', () => {
  test.each([
    ['unsigned', { 'x-aftercare-signature': '' }],
    ['signed with another key', { 'x-aftercare-signature': `sha256=${'0'.repeat(64)}` }],
    ['moved to another time', { 'x-aftercare-timestamp': '1795000000' }],
  ])('is refused and not stored: %s', async (_what, changes) => {
    const from = '+8613900134444';
    expect(await peer.post(door.url, { id: 'x', from, text: '你好' }, home.clock(), changes)).toBe(401);
    expect(await home.db.$count(conversation, eq(conversation.address, from))).toBe(0);
  });

  test('is refused when it is a replay', async () => {
    const old = new Date(home.clock().getTime() - 301_000);
    expect(await peer.post(door.url, { id: 'replay', from: phone, text: '你好' }, old)).toBe(401);
  });

  test.each([
    '',
    '[]',
    'null',
    '{',
    '{"id":"1","from":"x"}',
    '{"id":1,"from":"x","text":"y"}',
    '{"id":"1","from":" ","text":"y"}',
  ])('is refused when it is no message: %j', async (body) => {
    expect(await peer.post(door.url, body, home.clock())).toBe(400);
  });
});

describe('a peer in trouble', () => {
  test('hears everything later, in order', async () => {
    peer.answer(503);
    const from = '+8613900131111';
    await write('净水机漏水', from);
    const row = await until('a failed try', async () =>
      (await owedTo(from)).find(({ lastError }) => lastError !== null),
    );
    expect(row).toMatchObject({ lastError: 'the webhook answered 503', deadAt: null });
    expect(await statesOf(from)).toContain('PENDING');
    peer.answer(200);
    await until('delivered', () => {
      home.clock.advance(100);
      return allAre(from, 'DELIVERED');
    });
  });

  test('that refuses for good makes a dead letter that staff see, and a message that says so', async () => {
    peer.answer(410);
    const from = '+8613900132222';
    await write('净水机漏水', from);
    await until('it is given up', () => allAre(from, 'FAILED'));
    const [owed] = await owedTo(from);
    const letters = await home.desk.read(await home.staff('manager@demo'), listDeadLetters, undefined);
    const letter = letters.find(({ subject }) => subject.includes(String(owed?.payload.conversationId)));
    expect(letter).toMatchObject({ kind: 'delivery.owed', lastError: 'the webhook answered 410' });
    peer.answer(200);
    await write('还在吗', from);
    await until('later ones still arrive', async () => (await statesOf(from)).includes('DELIVERED'));
  });
});

test('a code goes to a telephone by the same way, signed and outside of any conversation', async () => {
  await door.bot.sendText?.({ id: 'code-1', phone, text: '123456' });
  expect(peer.posted.at(-1)).toMatchObject({
    isSigned: true,
    body: { id: 'code-1', kind: 'CODE', to: phone, text: '123456' },
  });
  peer.answer(500);
  await expect(door.bot.sendText?.({ id: 'code-2', phone, text: '123456' })).rejects.toThrow('answered 500');
});

test('the log holds neither key nor number nor words', () => {
  const log = door.log.join('\n');
  expect(log).toContain('messages sent');
  for (const secretWord of [secret, '13900139000', '漏水']) expect(log).not.toContain(secretWord);
});
