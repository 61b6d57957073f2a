import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../../domain/conversation/say.js';
import { replyToTicket } from '../../../domain/ticket/reply-to-ticket.js';
import { attachment, conversation, message, ticket } from '../../../schema/index.js';
import { useBot } from '../../../test/support/bot.js';
import { system, useDesk } from '../../../test/support/desk.js';
import { onePixel } from '../../../test/support/files.js';
import { until } from '../../../test/support/until.js';
import { startWechatPeer, type WechatPeer } from '../../../test/support/wechat-peer.js';

const home = useDesk();
let peer: WechatPeer;
beforeAll(async () => {
  peer = await startWechatPeer(home.clock);
});
afterAll(() => peer.close());
const door = useBot(home, () => ({ wechat: peer.settings }));
beforeEach(() => peer.answer(0));

let count = 0;
const follower = () => `oFollower${++count}`;
const text = (from: string, words: string, id = String(6_000_000 + ++count)) => ({
  ToUserName: 'gh_test',
  FromUserName: from,
  CreateTime: String(Math.floor(home.clock().getTime() / 1_000)),
  MsgType: 'text',
  Content: words,
  MsgId: id,
});
const write = (from: string, words: string) => peer.post(door.url, text(from, words));
const outboundOf = (from: string) =>
  home.db
    .select({ delivery: message.delivery, text: message.text, conversationId: message.conversationId })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(eq(conversation.address, from), eq(message.direction, 'OUTBOUND')))
    .orderBy(asc(message.sequence));
const inboundOf = (from: string) =>
  home.db
    .select({ text: message.text, authorKind: message.authorKind })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(eq(conversation.address, from), eq(message.direction, 'INBOUND')))
    .orderBy(asc(message.sequence));
const sentTo = (to: string) => peer.sent.filter((one) => one.to === to).map((one) => one.text);
const allDelivered = async (from: string) => {
  const rows = await outboundOf(from);
  return rows.length > 0 && rows.every(({ delivery }) => delivery === 'DELIVERED');
};

/** As staff or a timer would: nothing that the customer waits for on the line. */
async function sayTo(from: string, words: string): Promise<void> {
  const [row] = await home.db.select().from(conversation).where(eq(conversation.address, from));
  await home.desk.run(
    system,
    (ctx) =>
      say(ctx, {
        conversationId: row?.id ?? '',
        ticketId: null,
        authorKind: 'STAFF',
        author: '周敏',
        channel: 'WECHAT',
        text: words,
      }),
    null,
  );
}

describe('the proof of the address', () => {
  test('is given to an official account and to WeCom', async () => {
    const account = peer.verification('ACCOUNT', home.clock(), '4878659104446300119');
    expect(await peer.get(door.url, account)).toEqual({ status: 200, text: '4878659104446300119' });
    const wecom = peer.verification('WECOM', home.clock(), '1616140317555161061');
    expect(await peer.get(door.url, wecom)).toEqual({ status: 200, text: '1616140317555161061' });
  });

  test('is not given without the token, or to a replay', async () => {
    const good = peer.verification('ACCOUNT', home.clock(), 'x');
    expect(await peer.get(door.url, { ...good, signature: '0' })).toMatchObject({ status: 403 });
    expect(await peer.get(door.url, {})).toMatchObject({ status: 403 });
    const old = peer.verification('WECOM', new Date(home.clock().getTime() - 301_000), 'x');
    expect(await peer.get(door.url, old)).toMatchObject({ status: 403 });
  });
});

describe('a follower', () => {
  test('is greeted when he subscribes, once, with numbered choices', async () => {
    const from = follower();
    const event = { ...text(from, ''), MsgType: 'event', Event: 'subscribe' };
    const { MsgId: _id, Content: _content, ...subscribed } = event;
    const first = await peer.post(door.url, subscribed);
    expect(first.words).toMatch(/售后服务[\s\S]*\n1\. /);
    expect((await peer.post(door.url, subscribed)).words).toBeNull();
    await until('it is noted as delivered', () => allDelivered(from));
    expect(sentTo(from)).toEqual([]);
  });

  test('reports a fault on the open line, answers by number, and hears staff by the API', async () => {
    const from = follower();
    let heard = await write(
      from,
      '我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行',
    );
    expect(heard.milliseconds).toBeLessThan(5_000);
    expect(heard.words).toMatch(/1\. /);
    heard = await write(from, '1');
    expect(heard.words).toMatch(/T\d{4}-/);
    const [row] = await home.db.select().from(ticket).where(eq(ticket.channel, 'WECHAT'));
    await home.desk.run(await home.staff('supervisor@demo'), replyToTicket, {
      ticketId: row?.id ?? '',
      text: '师傅明天下午三点到',
    });
    await until('the answer of staff', () => sentTo(from).includes('师傅明天下午三点到'));
    await until('all is delivered', () => allDelivered(from));
    // What left with the request did not go out a second time.
    expect(sentTo(from)).toHaveLength(1);
  });

  test('has one conversation, and a message that comes twice is one', async () => {
    const from = follower();
    const once = text(from, '净水机漏水');
    const [first, again] = await Promise.all([peer.post(door.url, once), peer.post(door.url, once)]);
    expect([first.words, again.words].filter(Boolean)).toHaveLength(1);
    expect((await peer.post(door.url, once)).body).toBe('success');
    expect(await inboundOf(from)).toHaveLength(1);
    expect(await home.db.$count(conversation, eq(conversation.address, from))).toBe(1);
  });

  test('is understood when he speaks, taps a menu or sends where he is', async () => {
    const from = follower();
    const base = text(from, '');
    await peer.post(door.url, { ...base, MsgType: 'voice', MediaId: 'm', Recognition: '净水机漏水' });
    await peer.post(door.url, { ...text(from, ''), MsgType: 'location', Label: '杭州市西湖区文三路90号' });
    const click = { MsgType: 'event', Event: 'CLICK', EventKey: '查进度' };
    const { MsgId: _id, ...event } = text(from, '');
    await peer.post(door.url, { ...event, ...click });
    expect((await inboundOf(from)).map((one) => one.text)).toEqual([
      '净水机漏水',
      '杭州市西湖区文三路90号',
      '查进度',
    ]);
  });

  test('gets an answer for nothing that wants none', async () => {
    const from = follower();
    const { MsgId: _id, ...event } = text(from, '');
    for (const name of ['unsubscribe', 'VIEW', 'LOCATION'])
      expect(await peer.post(door.url, { ...event, MsgType: 'event', Event: name })).toMatchObject({
        body: 'success',
      });
    expect(await home.db.$count(conversation, eq(conversation.address, from))).toBe(0);
  });
});

describe('a picture of a follower', () => {
  const filesOf = (from: string) =>
    home.db
      .select({ type: attachment.type, ticketId: message.ticketId })
      .from(attachment)
      .innerJoin(message, eq(message.id, attachment.messageId))
      .innerJoin(conversation, eq(conversation.id, message.conversationId))
      .where(eq(conversation.address, from));
  const media = (from: string, mediaId: string, type = 'image') => ({
    ...text(from, ''),
    MsgType: type,
    MediaId: mediaId,
    PicUrl: 'http://mmbiz.qpic.cn/p',
  });

  test('begins a report, and is on its ticket', async () => {
    const from = follower();
    peer.keep('leak', onePixel);
    const heard = await peer.post(door.url, media(from, 'leak'));
    expect(heard.words).toMatch(/^谢谢，照片收到了。\n/);
    await write(from, '我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行');
    expect((await write(from, '1')).words).toMatch(/T\d{4}-/);
    const [file] = await filesOf(from);
    expect(file).toEqual({ type: 'image/png', ticketId: expect.any(String) });
  });

  test('that comes twice is one', async () => {
    const from = follower();
    peer.keep('once', onePixel);
    const once = media(from, 'once');
    const both = await Promise.all([peer.post(door.url, once), peer.post(door.url, once)]);
    expect(both.map(({ words }) => words).filter(Boolean)).toHaveLength(1);
    expect((await peer.post(door.url, once)).body).toBe('success');
    expect(await inboundOf(from)).toHaveLength(1);
    expect(await filesOf(from)).toHaveLength(1);
  });

  test('is had with a new token when the old one has ended, and a video from where it lies', async () => {
    const from = follower();
    peer.keep('after-the-end', onePixel);
    peer.endToken();
    await peer.post(door.url, media(from, 'after-the-end'));
    const movie = Buffer.from(`\0\0\0\x18ftypisom\0\0\0\0isommp41${'\0'.repeat(64)}`, 'latin1');
    peer.keep('movie', movie, 'VIDEO');
    await peer.post(door.url, media(from, 'movie', 'video'));
    expect((await filesOf(from)).map(({ type }) => type)).toEqual(['image/png', 'video/mp4']);
  });

  test('is asked for once more when WeChat does not give it, and for another when it is none', async () => {
    const from = follower();
    await write(from, 'My water purifier is leaking and I cannot find the serial number');
    expect((await peer.post(door.url, media(from, 'unknown'))).words).toContain(
      'The file did not arrive whole. Please send it once more.',
    );
    peer.keep('half', Buffer.concat([onePixel, Buffer.alloc(100_000)]), 'CUT_OFF');
    expect((await peer.post(door.url, media(from, 'half'))).words).toContain('did not arrive whole');
    peer.keep('huge', Buffer.concat([onePixel, Buffer.alloc(20 * 1024 * 1024)]));
    expect((await peer.post(door.url, media(from, 'huge'))).words).toContain('20 MB at most');
    peer.keep('program', Buffer.from('MZ\x90\0\x03'));
    expect((await peer.post(door.url, media(from, 'program'))).words).toContain(
      'cannot take that kind of file',
    );
    expect(await filesOf(from)).toEqual([]);
    expect(await inboundOf(from)).toHaveLength(5);
  });
});

describe('what is not from WeChat', () => {
  test.each([
    ['signed with another token', { query: { msg_signature: '0'.repeat(40) } }],
    ['moved to another time', { query: { timestamp: '1795000000' } }],
    ['signed too long ago', { at: new Date('2026-11-23T01:54:00.000Z') }],
    ['not encrypted', { isPlain: true }],
  ])('is refused and not stored: %s', async (_what, options) => {
    const from = follower();
    expect(await peer.post(door.url, text(from, '你好'), options)).toMatchObject({ status: 403 });
    expect(await home.db.$count(conversation, eq(conversation.address, from))).toBe(0);
  });

  test('is no reason to fall: a body of any kind', async () => {
    for (const body of ['', '<xml>', '{', '<xml><Encrypt>x</Encrypt></xml>', '\u0000']) {
      const response = await fetch(`${door.url}/hooks/wechat?timestamp=1`, { method: 'POST', body });
      expect(response.status).toBe(403);
    }
  });
});

describe('the customer-service API', () => {
  test('takes what is long in pieces that fit, in order', async () => {
    const from = follower();
    await write(from, '净水机漏水');
    const long = Array.from({ length: 90 }, (_, line) => `第${line}行：请先关闭进水阀门，再拔下电源。`).join(
      '\n',
    );
    await sayTo(from, long);
    await until('all pieces', () => sentTo(from).join('\n').includes('第89行'));
    const pieces = peer.sent.filter(({ to }) => to === from);
    expect(pieces.length).toBeGreaterThan(1);
    for (const { bytes } of pieces) expect(bytes).toBeLessThanOrEqual(2_048);
    expect(sentTo(from).join('\n')).toBe(long);
  });

  test('is asked for one token, kept until shortly before its end, and renewed when it ended early', async () => {
    const from = follower();
    await write(from, '净水机漏水');
    const say = async (words: string) => {
      await sayTo(from, words);
      await until(words, () => sentTo(from).includes(words));
      return peer.tokens();
    };
    const before = await say('一');
    expect(await say('二')).toBe(before);
    peer.endToken();
    expect(await say('三')).toBe(before + 1);
    home.clock.advance(6_800_000);
    expect(await say('四')).toBe(before + 1);
    home.clock.advance(200_000);
    expect(await say('五')).toBe(before + 2);
  });

  test('that is busy is asked again, and one that refuses for good is not', async () => {
    const from = follower();
    await write(from, '净水机漏水');
    peer.answer(-1);
    await sayTo(from, '请等一下');
    await until('a failed try', () => door.log.some((line) => line.includes('WeChat answered -1')));
    peer.answer(0);
    await until('the later try', () => {
      home.clock.advance(100);
      return sentTo(from).includes('请等一下');
    });
    peer.answer(45_015);
    await sayTo(from, '四十八小时以后');
    const states = async () => (await outboundOf(from)).map(({ delivery }) => delivery);
    await until('it is given up', async () => (await states()).at(-1) === 'FAILED');
  });
});

test('the log holds no key, no follower and no words', () => {
  const log = door.log.join('\n');
  expect(log).toContain('messages sent');
  const { secret, token, aesKey } = peer.settings;
  for (const word of [secret, token, aesKey, 'token-1', 'oFollower1"', '漏水'])
    expect(log).not.toContain(word);
});
