import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { conversation, message, notification } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import type { Context } from '../context.js';
import { receiveMessage } from '../conversation/receive-message.js';
import { callOnUnanswered, requestPerson } from '../conversation/request-person.js';
import { lockConversation } from '../conversation/say.js';
import { startConversation } from '../conversation/start-conversation.js';
import { passOnMessage } from '../ticket/pass-on-message.js';
import { replyToTicket } from '../ticket/reply-to-ticket.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';
import { handBackConversation, replyToConversation, takeConversation } from './hand-over.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const monday = useWeeks(test);

const chat = async (): Promise<string> => {
  const told = { channel: 'WEB_CHAT', language: 'zh-Hans' } as const;
  return (await test.desk.run(system, startConversation, told)).conversationId;
};
const askForPerson = (conversationId: string) =>
  test.desk.run(
    system,
    async (ctx: Context, id: string) => {
      const row = await lockConversation(ctx, id);
      if (row) await requestPerson(ctx, row);
    },
    conversationId,
  );
const waiting = async (): Promise<string> => {
  const conversationId = await chat();
  await askForPerson(conversationId);
  return conversationId;
};
const rowOf = async (id: string) =>
  (await test.db.select().from(conversation).where(eq(conversation.id, id)))[0];
const messagesOf = (id: string) =>
  test.db.select().from(message).where(eq(message.conversationId, id)).orderBy(asc(message.sequence));
const write = async (conversationId: string, ticketId: string) => {
  await test.desk.run(system, receiveMessage, {
    conversationId,
    clientId: crypto.randomUUID(),
    text: '还在吗',
  });
  const messageId = (await messagesOf(conversationId)).at(-1)?.id ?? '';
  await test.desk.run(system, passOnMessage, { ticketId, messageId });
};
const receptionist = () => desk.staff('receptionist@demo');

describe('a message received', () => {
  it('is stored once under the client’s own id, also when it comes several times at once', async () => {
    const conversationId = await chat();
    const said = { conversationId, clientId: 'c-1', text: '漏水了' };
    const answers = await Promise.all([1, 2, 3].map(() => test.desk.run(system, receiveMessage, said)));
    expect(answers.filter(({ fresh }) => fresh)).toHaveLength(1);
    expect(await messagesOf(conversationId)).toMatchObject([{ text: '漏水了', direction: 'INBOUND' }]);
    const other = { ...said, conversationId: await chat() };
    expect(await test.desk.run(system, receiveMessage, other)).toMatchObject({ fresh: true });
    const none = { ...said, conversationId: crypto.randomUUID() };
    expect(await refusal(test.desk.run(system, receiveMessage, none))).toBe('NOT_FOUND');
  });
});

describe('a customer who wants a person', () => {
  it('is handed over once, reception is told by name, and the wait has its alarm', async () => {
    const conversationId = await chat();
    const before = await test.db.$count(notification);
    await askForPerson(conversationId);
    await askForPerson(conversationId);
    expect(await rowOf(conversationId)).toMatchObject({
      mode: 'PERSON',
      waitingSince: monday(0),
      takenById: null,
    });
    expect(await test.db.$count(notification)).toBe(before + 1);
    expect(await desk.deadlines('PERSON_WAIT', conversationId)).toMatchObject([
      { state: 'ARMED', dueAt: desk.at(5 * minute) },
    ]);
  });

  it('hears after five minutes that nobody has come yet, once', async () => {
    const conversationId = await waiting();
    await desk.pass(4 * minute);
    expect(await messagesOf(conversationId)).toEqual([]);
    await desk.pass(minute);
    await Promise.all([1, 2].map(() => desk.run(system, callOnUnanswered, { subjectId: conversationId })));
    await desk.pass(hour);
    const calls = (await messagesOf(conversationId)).filter(({ authorKind }) => authorKind === 'DESK');
    expect(calls).toHaveLength(1);
    expect((await rowOf(conversationId))?.mode).toBe('PERSON');
  });

  it('hears nothing of the kind when somebody has taken the conversation', async () => {
    const conversationId = await waiting();
    await desk.run(await receptionist(), takeConversation, { conversationId });
    await desk.pass(hour);
    expect(await messagesOf(conversationId)).toEqual([]);
  });

  it('is taken by one of two who reach for him at once', async () => {
    const conversationId = await waiting();
    const both = await Promise.allSettled([
      desk.run(await receptionist(), takeConversation, { conversationId }),
      desk.run(await desk.staff('dispatcher@demo'), takeConversation, { conversationId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is answered by whoever took him, who may take him twice, and by nobody else', async () => {
    const conversationId = await waiting();
    const actor = await receptionist();
    await desk.run(actor, replyToConversation, { conversationId, text: '您好，我是周敏' });
    await desk.run(actor, takeConversation, { conversationId });
    expect((await rowOf(conversationId))?.takenById).toBe(actor.id);
    expect(await messagesOf(conversationId)).toMatchObject([
      { authorKind: 'STAFF', author: actor.name, text: '您好，我是周敏', delivery: 'PENDING' },
    ]);
    const other = await desk.staff('dispatcher@demo');
    expect(await refusal(desk.run(other, replyToConversation, { conversationId, text: '我来' }))).toBe(
      'CONFLICT',
    );
  });

  it('goes back to the bot, which owes him a turn', async () => {
    const conversationId = await waiting();
    await desk.run(await receptionist(), takeConversation, { conversationId });
    await desk.run(await receptionist(), handBackConversation, { conversationId });
    expect(await rowOf(conversationId)).toMatchObject({ mode: 'BOT', takenById: null, waitingSince: null });
    expect((await messagesOf(conversationId)).map(({ authorKind }) => authorKind)).toEqual(['DESK']);
  });
});

describe('what taking over refuses', () => {
  it('a conversation that the bot has, that is none, and empty or endless words', async () => {
    const conversationId = await chat();
    const actor = await receptionist();
    expect(await refusal(desk.run(actor, takeConversation, { conversationId }))).toBe('INVALID_STATE');
    expect(await refusal(desk.run(actor, handBackConversation, { conversationId }))).toBe('INVALID_STATE');
    expect(await refusal(desk.run(actor, takeConversation, { conversationId: crypto.randomUUID() }))).toBe(
      'NOT_FOUND',
    );
    for (const text of ['', 'x'.repeat(10_000)]) {
      expect(await refusal(desk.run(actor, replyToConversation, { conversationId, text }))).toBe(
        'BAD_USER_INPUT text',
      );
    }
  });

  it('those who may not, and those who see no such customer', async () => {
    const conversationId = await waiting();
    const attempt = async (login: string) =>
      refusal(desk.run(await desk.staff(login), takeConversation, { conversationId }));
    expect(await attempt('auditor@demo')).toBe('FORBIDDEN');
    expect(await attempt('technician1@demo')).toBe('NOT_FOUND');
    expect(await attempt('dealer@demo')).toBe('NOT_FOUND');
    const customer = { kind: 'CUSTOMER', conversationId } as const;
    expect(await refusal(test.desk.run(customer, takeConversation, { conversationId }))).toBe('FORBIDDEN');
  });
});

describe('the next answer', () => {
  const underWay = async () => {
    const conversationId = await chat();
    const ticketId = await desk.open({ conversationId, channel: 'WEB_CHAT' });
    return { conversationId, ticketId };
  };
  const nextReplies = async (ticketId: string) =>
    (await desk.clocks(ticketId)).filter(({ target }) => target === 'NEXT_REPLY');

  it('is not owed before the first one', async () => {
    const { conversationId, ticketId } = await underWay();
    await write(conversationId, ticketId);
    expect(await nextReplies(ticketId)).toEqual([]);
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('RUNNING');
  });

  it('is owed from the customer’s message on, from the first of several, and kept by the next answer', async () => {
    const { conversationId, ticketId } = await underWay();
    await desk.run(await receptionist(), replyToTicket, { ticketId, text: '您好' });
    test.clock.set(monday(0.5));
    await write(conversationId, ticketId);
    test.clock.set(monday(0.75));
    await write(conversationId, ticketId);
    expect(await nextReplies(ticketId)).toMatchObject([
      { startedAt: monday(0.5), dueAt: monday(1), state: 'RUNNING' },
    ]);
    expect((await desk.ticket(ticketId)).nextDueAt).toEqual(monday(1));
    await desk.run(await receptionist(), replyToTicket, { ticketId, text: '在' });
    expect(await nextReplies(ticketId)).toMatchObject([{ state: 'MET', metAt: monday(0.75) }]);
    test.clock.set(monday(2));
    await write(conversationId, ticketId);
    expect((await nextReplies(ticketId)).map(({ cycle, state }) => [cycle, state])).toEqual([
      [1, 'MET'],
      [2, 'RUNNING'],
    ]);
  });

  it('escalates in each cycle anew', async () => {
    const { conversationId, ticketId } = await underWay();
    await desk.run(await receptionist(), replyToTicket, { ticketId, text: '您好' });
    for (const hours of [1, 2]) {
      test.clock.set(monday(hours));
      await write(conversationId, ticketId);
      await desk.pass(0.75 * hour);
      await desk.run(await receptionist(), replyToTicket, { ticketId, text: '抱歉' });
    }
    const ids = (await nextReplies(ticketId)).map(({ id }) => id);
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId && ids.includes(clockId));
    expect(told.map(({ clockId, level }) => [clockId, level])).toEqual(ids.map((id) => [id, 1]));
    expect((await nextReplies(ticketId)).map(({ state }) => state)).toEqual(['MISSED', 'MISSED']);
  });

  it('is kept by an answer in the conversation too', async () => {
    const { conversationId, ticketId } = await underWay();
    await askForPerson(conversationId);
    await desk.run(await receptionist(), replyToConversation, { conversationId, text: '您好' });
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('MET');
    await write(conversationId, ticketId);
    await desk.run(await receptionist(), replyToConversation, { conversationId, text: '在' });
    expect(await nextReplies(ticketId)).toMatchObject([{ state: 'MET' }]);
  });

  it('is not owed for a word of thanks after the end', async () => {
    const { conversationId, ticketId } = await underWay();
    await desk.run(await receptionist(), replyToTicket, { ticketId, text: '您好' });
    await desk.run(await receptionist(), resolveTicket, { ticketId });
    await write(conversationId, ticketId);
    expect(await nextReplies(ticketId)).toEqual([]);
    expect((await desk.ticket(ticketId)).state).toBe('RESOLVED');
    expect((await desk.events(ticketId)).at(-1)?.type).toBe('CUSTOMER_WROTE');
  });
});
