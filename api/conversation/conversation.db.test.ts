import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import { requestPerson } from '../../domain/conversation/request-person.js';
import { lockConversation } from '../../domain/conversation/say.js';
import { deadline, outbox } from '../../schema/index.js';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';

const test = useDesk();
const api = useApi(test);

async function waiting(): Promise<{ id: string; token: string }> {
  const { conversationId, token } = await api.customer();
  const bot: Actor = { kind: 'BOT', conversationId };
  await test.desk.run(
    bot,
    async (ctx) => {
      const row = await lockConversation(ctx, conversationId);
      if (row) await requestPerson(ctx, row);
    },
    null,
  );
  test.clock.advance(1_000);
  return { id: `conversation_${conversationId}`, token };
}

const run = (as: string, mutation: string, type: string, selection: string, input: object) =>
  api.ask(`mutation ($i: ${type}!) { ${mutation}(input: $i) { ${selection} } }`, {
    as,
    variables: { i: input },
  });
const take = (as: string, conversationId: string) =>
  run(as, 'takeConversation', 'TakeConversationInput', 'conversation { mode takenBy { login } }', {
    conversationId,
  });

describe('a conversation that wants a person', () => {
  it('is listed longest waiting first, taken once, answered and handed back', async () => {
    const [first, second] = [await waiting(), await waiting()];
    const list = async (filter: string) =>
      (
        await api.ask(
          `{ conversations${filter} { nodes { id waitingSince lastMessage { text } messages { nodes { author } } tickets { totalCount } } totalCount } }`,
          { as: 'receptionist@demo' },
        )
      ).data.conversations;
    expect((await list('(waiting: true)')).nodes.map(({ id }: { id: string }) => id)).toEqual([
      first.id,
      second.id,
    ]);
    const page = await api.ask(
      '{ conversations(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } }',
      { as: 'receptionist@demo' },
    );
    const next = await api.ask(
      'query ($a: String) { conversations(first: 1, after: $a) { nodes { id } pageInfo { hasNextPage } } }',
      {
        as: 'receptionist@demo',
        variables: { a: page.data.conversations.pageInfo.endCursor },
      },
    );
    expect(next.data.conversations).toEqual({ nodes: [{ id: second.id }], pageInfo: { hasNextPage: false } });

    expect((await take('receptionist@demo', first.id)).data.takeConversation.conversation.takenBy.login).toBe(
      'receptionist@demo',
    );
    expect((await take('dispatcher@demo', first.id)).refusal).toBe('CONFLICT');
    expect((await take('auditor@demo', second.id)).refusal).toBe('FORBIDDEN');
    expect((await list('(waiting: true)')).totalCount).toBe(1);
    const said = await run(
      'receptionist@demo',
      'replyToConversation',
      'ReplyToConversationInput',
      'message { author text direction } conversation { lastMessage { text } }',
      {
        conversationId: first.id,
        text: '您好',
      },
    );
    expect(said.data.replyToConversation).toEqual({
      message: { author: '周敏', text: '您好', direction: 'OUTBOUND' },
      conversation: { lastMessage: { text: '您好' } },
    });
    const back = await run(
      'receptionist@demo',
      'handBackConversation',
      'HandBackConversationInput',
      'conversation { mode takenBy { login } waitingSince messages { nodes { text } } }',
      { conversationId: first.id },
    );
    expect(back.data.handBackConversation.conversation).toMatchObject({
      mode: 'BOT',
      takenBy: null,
      waitingSince: null,
    });
    // The desk's own call on the bot is nobody's to read.
    expect(back.data.handBackConversation.conversation.messages.nodes).toHaveLength(2);
  });

  it('is shown to its customer alone', async () => {
    const [mine, other] = [await waiting(), await waiting()];
    const node = (id: string) =>
      api.ask('query ($id: ID!) { node(id: $id) { ... on Conversation { mode } } }', {
        token: mine.token,
        variables: { id },
      });
    expect((await node(mine.id)).data.node).toEqual({ mode: 'PERSON' });
    expect((await node(other.id)).data.node).toBeNull();
  });
});

describe('notifications', () => {
  it('are everyone’s own, unread until read', async () => {
    await waiting();
    const list = async (as: string) =>
      (await api.ask('{ notifications(unread: true) { nodes { id kind readAt } totalCount } }', { as })).data
        .notifications;
    const before = await list('receptionist@demo');
    expect(before.nodes[0]).toMatchObject({ kind: 'CONVERSATION', readAt: null });
    expect((await list('auditor@demo')).totalCount).toBe(0);
    const read = (as: string) =>
      run(as, 'markNotificationRead', 'MarkNotificationReadInput', 'notification { readAt }', {
        notificationId: before.nodes[0].id,
      });
    expect((await read('dispatcher@demo')).refusal).toBe('NOT_FOUND');
    const first = await read('receptionist@demo');
    test.clock.advance(1_000);
    expect((await read('receptionist@demo')).data).toEqual(first.data);
    expect((await list('receptionist@demo')).totalCount).toBe(before.totalCount - 1);
  });
});

describe('dead letters', () => {
  it('show what was given up, with the reason', async () => {
    const now = test.clock();
    await test.db.insert(outbox).values({
      kind: 'message.sent',
      payload: { messageId: 'm1' },
      createdAt: now,
      nextTryAt: now,
      attempts: 12,
      lastError: 'no such channel',
      deadAt: now,
    });
    const [armed] = await test.db.select().from(deadline).limit(1);
    await test.db.update(deadline).set({ state: 'DEAD', lastError: 'boom' });
    const { data } = await api.ask('{ deadLetters { source kind subject attempts lastError } }', {
      as: 'manager@demo',
    });
    expect(data.deadLetters).toContainEqual({
      source: 'OUTBOX',
      kind: 'message.sent',
      subject: 'm1',
      attempts: 12,
      lastError: 'no such channel',
    });
    expect(data.deadLetters).toContainEqual(
      expect.objectContaining({ source: 'DEADLINE', subject: armed?.subjectId, lastError: 'boom' }),
    );
  });
});
