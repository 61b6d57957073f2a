import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversation, message } from '../../../schema/index.js';
import { useBot } from '../../../test/support/bot.js';
import { useDesk } from '../../../test/support/desk.js';
import { until } from '../../../test/support/until.js';
import { startWechatPeer, type WechatPeer } from '../../../test/support/wechat-peer.js';

/** A WeCom application whose answers take longer than WeChat waits. */
const home = useDesk();
const limit = 3_000;
let peer: WechatPeer;
beforeAll(async () => {
  peer = await startWechatPeer(home.clock, 218);
});
afterAll(() => peer.close());
const door = useBot(home, () => ({ wechat: peer.settings }), { wechatReplyMilliseconds: limit });

let count = 0;
const text = (from: string, words: string) => ({
  ToUserName: 'wx5823bf96d3bd56c7',
  FromUserName: from,
  CreateTime: String(Math.floor(home.clock().getTime() / 1_000)),
  MsgType: 'text',
  Content: words,
  MsgId: String(4_561_255_354 + ++count),
  AgentID: '218',
});
const sentTo = (to: string) => peer.sent.filter((one) => one.to === to).map((one) => one.text);
const statesOf = async (from: string) => {
  const rows = await home.db
    .select({ delivery: message.delivery, direction: message.direction })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(eq(conversation.address, from));
  return rows.filter(({ direction }) => direction === 'OUTBOUND').map(({ delivery }) => delivery);
};

/** Reports cannot be watched meanwhile, so the turn of a report does not end; messages are stored as ever. */
async function whileHeld<T>(work: () => Promise<T>): Promise<T> {
  return home.db.transaction(async (tx) => {
    await tx.execute(sql`lock table deadline in share mode`);
    return work();
  });
}

const allDelivered = async (from: string) => {
  const states = await statesOf(from);
  return states.length > 0 && states.every((state) => state === 'DELIVERED');
};

test('an answer in time goes with the request, to the application as to an account', async () => {
  const { words } = await peer.post(door.url, text('slow-0', '净水机漏水'));
  expect(words).toBeTruthy();
});

test('an answer that comes too late goes by the API, once', async () => {
  const from = 'slow-1';
  const answered = await whileHeld(() => peer.post(door.url, text(from, '净水机漏水')));
  expect(answered.body).toBe('success');
  expect(answered.milliseconds).toBeGreaterThanOrEqual(limit - 50);
  expect(answered.milliseconds).toBeLessThan(limit + 2_000);
  await until('the answer is noted', () => allDelivered(from));
  expect(sentTo(from)).toHaveLength(1);
});

test('an answer whose line broke goes by the API', async () => {
  const from = 'slow-2';
  const broken = new AbortController();
  await whileHeld(async () => {
    const asking = peer.post(door.url, text(from, '净水机漏水'), { signal: broken.signal });
    await until(
      'it is stored',
      async () => (await home.db.$count(conversation, eq(conversation.address, from))) > 0,
    );
    broken.abort();
    await expect(asking).rejects.toThrow();
  });
  await until('the answer is noted', () => allDelivered(from));
  expect(sentTo(from)).toHaveLength(1);
});
