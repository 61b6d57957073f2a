import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversation, message } from '../../../schema/index.js';
import { useBot } from '../../../test/support/bot.js';
import { useDesk } from '../../../test/support/desk.js';
import { startWechatPeer, type WechatPeer } from '../../../test/support/wechat-peer.js';

const home = useDesk();
let peer: WechatPeer;
beforeAll(async () => {
  peer = await startWechatPeer(home.clock);
});
afterAll(() => peer.close());
// How soon an answer leaves is another test's matter.
const door = useBot(home, () => ({ wechat: peer.settings }), { wechatReplyMilliseconds: 30_000 });

let count = 0;
const follower = () => `oKinds${++count}`;
const sent = (from: string, elements: Readonly<Record<string, string>>) => ({
  ToUserName: 'gh_test',
  FromUserName: from,
  CreateTime: String(Math.floor(home.clock().getTime() / 1_000)),
  ...elements,
  MsgId: String(7_000_000 + ++count),
});
const send = async (from: string, elements: Readonly<Record<string, string>>) =>
  (await peer.post(door.url, sent(from, elements))).words;
const write = (from: string, words: string) => send(from, { MsgType: 'text', Content: words });
const speak = (from: string) =>
  send(from, { MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: '' });
const inboundOf = (from: string) =>
  home.db
    .select({ text: message.text })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(eq(conversation.address, from), eq(message.direction, 'INBOUND')))
    .orderBy(asc(message.sequence));

describe('a voice that WeChat makes no words of', () => {
  test.each([
    ['净水机漏水了', '蔡明', /打字/, /怎么称呼/, /电话/, '[语音]'],
    ['淨水機漏水了', '陳怡君', /打字/, /怎麼稱呼/, /電話/, '[語音]'],
    [
      'The water purifier is leaking',
      'Emily Stone',
      /Please write to me/,
      /name/,
      /phone/,
      '[voice message]',
    ],
  ])(
    'is asked for in words, however often it comes, and no answer is made of it: %s',
    async (fault, name, kind, asksName, asksPhone, shown) => {
      const from = follower();
      expect(await write(from, fault)).toMatch(/1\. /);
      // The choices that were offered with numbers can still be taken by number.
      expect(await speak(from)).toMatch(kind);
      expect(await write(from, '1')).toMatch(asksName);
      for (let i = 0; i < 4; i += 1) expect(await speak(from)).toMatch(kind);
      expect(await write(from, name)).toMatch(asksPhone);
      expect((await inboundOf(from)).filter(({ text }) => text === shown)).toHaveLength(5);
    },
  );

  test('as the first message is answered kindly, and the next one is understood', async () => {
    const from = follower();
    expect(await speak(from)).toMatch(/听不了语音/);
    expect(await write(from, '净水机漏水了')).toMatch(/序列号/);
  });

  test('says so to a customer whom staff have, since they do not hear it either', async () => {
    const from = follower();
    await write(from, '人工');
    expect(await speak(from)).toMatch(/听不了语音/);
    expect(await write(from, '好的')).toBeNull();
  });
});

describe('what is no text', () => {
  test.each([
    ['a place without a name', { MsgType: 'location', Location_X: '31.2', Location_Y: '121.4', Label: '' }],
    ['a sticker', { MsgType: 'text', Content: '【收到不支持的消息类型，暂无法显示】' }],
    ['a kind that nobody knows yet', { MsgType: 'hologram', MediaId: 'm' }],
    ['a text without words', { MsgType: 'text', Content: ' ' }],
  ])('%s: is asked for in words', async (_, elements) => {
    const from = follower();
    expect(await send(from, elements)).toMatch(/这种消息我看不了/);
    expect((await inboundOf(from)).map(({ text }) => text)).toEqual(['[其他内容]']);
  });

  test('a link is its title and address, a place its name', async () => {
    const from = follower();
    await send(from, {
      MsgType: 'link',
      Title: '净水机漏水怎么办',
      Description: 'd',
      Url: 'https://x.cn/a?b=1',
    });
    await send(from, { MsgType: 'location', Location_X: '30', Location_Y: '120', Label: '杭州市文三路90号' });
    expect((await inboundOf(from)).map(({ text }) => text)).toEqual([
      '净水机漏水怎么办\nhttps://x.cn/a?b=1',
      '杭州市文三路90号',
    ]);
  });
});

describe('rule 9: what a follower types', () => {
  test.each([']]><MsgType>image</MsgType>', '&lt;b&gt; & <b>', '<![CDATA[x', `\${1+1} {{1+1}} {number}`])(
    'stays words in the XML of the answer: %s',
    async (text) => {
      const from = follower();
      await write(from, '复印机坏了');
      await write(from, `屏幕显示 ${text} 然后死机`);
      await write(from, '不知道');
      await write(from, '蔡明');
      await write(from, '13700137001');
      await write(from, '上海市长宁区仙霞路88号');
      const summary = await write(from, '随时');
      // A reader of XML puts two sections that lie side by side together.
      expect(summary?.replaceAll(']]]]><![CDATA[>', ']]>')).toContain(`屏幕显示 ${text} 然后死机`);
    },
  );
});

describe('an account that is followed, left and followed again', () => {
  test('keeps the one conversation with what was said', async () => {
    const from = follower();
    const event = (name: string) => send(from, { MsgType: 'event', Event: name });
    expect(await event('subscribe')).toMatch(/1\. /);
    await write(from, '净水机漏水了');
    home.clock.advance(60_000);
    expect(await event('unsubscribe')).toBeNull();
    home.clock.advance(60_000);
    await event('subscribe');
    expect(await write(from, '不知道')).toMatch(/怎么称呼/);
    expect(await home.db.$count(conversation, eq(conversation.address, from))).toBe(1);
  });
});
