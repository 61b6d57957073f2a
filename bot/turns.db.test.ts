import { and, asc, eq, isNull } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { callOnBot } from '../domain/conversation/call-on-bot.js';
import { receiveMessage } from '../domain/conversation/receive-message.js';
import { callOnUnanswered } from '../domain/conversation/request-person.js';
import type { Desk } from '../domain/desk.js';
import { handBackConversation, takeConversation } from '../domain/handover/hand-over.js';
import { replyToTicket } from '../domain/ticket/reply-to-ticket.js';
import { message, ticket } from '../schema/index.js';
import { quiet, system, useDesk } from '../test/support/desk.js';
import { codes, startTalk, type Talk, takeTurn } from '../test/support/talk.js';
import { until } from '../test/support/until.js';
import { startTurns, type Turns } from './turns.js';

const home = useDesk();
let running: Turns | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

function run(desk: Desk = home.desk): Turns {
  running = startTurns({
    desk,
    clock: home.clock,
    codes,
    broadcast: { subscribe: () => () => undefined, onReconnect: () => () => undefined },
    log: quiet,
    turnTaken: () => undefined,
  });
  return running;
}

const said = (talk: Talk) =>
  home.db
    .select()
    .from(message)
    .where(and(eq(message.conversationId, talk.id), eq(message.direction, 'OUTBOUND')))
    .orderBy(asc(message.sequence));

async function allHandled(talk: Talk): Promise<boolean> {
  const owed = and(
    eq(message.conversationId, talk.id),
    eq(message.direction, 'INBOUND'),
    isNull(message.handledAt),
  );
  return (await home.db.$count(message, owed)) === 0;
}

/** A desk on which the bot's turns end badly, in a transaction that has already done all its work. */
function breaking(times: number): Desk {
  let left = times;
  return {
    read: home.desk.read,
    run: (actor, useCase, input) => home.desk.run(actor, broken(useCase), input),
  };
  function broken<Input, Outcome>(useCase: (ctx: never, input: Input) => Promise<Outcome>): never {
    const turn = async (ctx: never, input: Input) => {
      const outcome = await useCase(ctx, input);
      if (useCase.name === takeTurn.name && left > 0) {
        left -= 1;
        throw new Error('the process dies before the commit');
      }
      return outcome;
    };
    // The same use case with another end: only its name and outcome matter to the desk.
    return turn as never;
  }
}

describe('turns', () => {
  test('are taken in the order received, though they arrive at once', async () => {
    const talk = await startTalk(home);
    for (const text of ['净水机漏水了，序列号不知道', '蔡明', '13800138000']) await talk.leave(text);
    const turns = run();
    for (let i = 0; i < 5; i += 1) turns.wake(talk.id);
    await until('every message is handled', () => allHandled(talk));
    expect((await said(talk)).map(({ expects }) => expects)).toEqual(['name', 'phone', 'address']);
  });

  test('are taken once, though two processes take them at the same time', async () => {
    const talk = await startTalk(home);
    await talk.leave('净水机漏水了');
    await talk.leave('不知道');
    const first = run();
    const second = startTurns({
      desk: home.desk,
      clock: home.clock,
      codes,
      broadcast: { subscribe: () => () => undefined, onReconnect: () => () => undefined },
      log: quiet,
      turnTaken: () => undefined,
    });
    first.wake(talk.id);
    second.wake(talk.id);
    await until('every message is handled', () => allHandled(talk));
    await second.stop();
    expect((await said(talk)).map(({ expects }) => expects)).toEqual(['serial', 'name']);
  });

  test('that broke before their commit leave nothing behind and ask nothing twice', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
    ]);
    await talk.leave('对');
    run(breaking(2)).wake(talk.id);
    await until('every message is handled', () => allHandled(talk));
    const told = await said(talk);
    expect(told.map(({ expects }) => expects)).toEqual(['confirm', null]);
    expect(await home.db.$count(ticket, eq(ticket.conversationId, talk.id))).toBe(1);
  });

  test('that fail three times hand the customer over to a person', async () => {
    const talk = await startTalk(home);
    await talk.leave('净水机漏水了');
    run(breaking(3)).wake(talk.id);
    await until('every message is handled', () => allHandled(talk));
    const told = await said(talk);
    expect(told).toMatchObject([{ mode: 'PERSON', expects: null }]);
    expect(told[0]?.text).toContain('出了点问题');
    expect((await talk.row()).mode).toBe('PERSON');
  });

  test('of a process that died are found by the sweep of another', async () => {
    const talk = await startTalk(home);
    await talk.leave('净水机漏水了');
    home.clock.advance(10_000);
    run();
    await until('every message is handled', () => allHandled(talk));
    expect(await said(talk)).toHaveLength(1);
  });

  test('in hand are finished before it stops', async () => {
    const talk = await startTalk(home);
    await talk.leave('净水机漏水了');
    const turns = run();
    turns.wake(talk.id);
    await turns.stop();
    expect(await allHandled(talk)).toBe(true);
  });

  test('are one for a message that is received twice', async () => {
    const talk = await startTalk(home);
    const input = { conversationId: talk.id, clientId: 'm:twice', text: '净水机漏水了' };
    for (let i = 0; i < 2; i += 1) await home.desk.run(system, receiveMessage, input);
    expect(await talk.turns()).toHaveLength(1);
  });
});

describe('a conversation that staff have', () => {
  test('hears that nobody has come yet once, is offered a call-back, and stays waiting', async () => {
    const talk = await startTalk(home);
    await talk.play([['人工', null]]);
    home.clock.advance(5 * 60_000);
    for (let i = 0; i < 2; i += 1) await home.desk.run(system, callOnUnanswered, { subjectId: talk.id });
    expect(await talk.turns()).toMatchObject([{ expects: 'choice' }]);
    await talk.play([
      ['给我回电话', 'phone'],
      ['13800138000', null, /138/],
    ]);
    expect(await talk.row()).toMatchObject({ mode: 'PERSON', takenById: null });
    expect(await talk.say('好的')).toEqual([]);
  });

  test('is the bot’s again when it is handed back, and says so', async () => {
    const talk = await startTalk(home);
    await talk.play([['人工', null]]);
    const receptionist = await home.staff('receptionist@demo');
    await home.desk.run(receptionist, takeConversation, { conversationId: talk.id });
    await home.desk.run(receptionist, handBackConversation, { conversationId: talk.id });
    expect(await talk.turns()).toMatchObject([{ mode: 'BOT', expects: 'intent' }]);
    await talk.play([['净水机漏水了', 'serial']]);
  });

  test('puts what the customer says on the ticket that is worked on', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
      ['对', null],
      ['人工', null],
      ['门口有狗，请先打电话', null],
    ]);
    const [row] = await home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));
    const passed = await home.db
      .select()
      .from(message)
      .where(eq(message.ticketId, row?.id ?? ''));
    expect(passed.map(({ text }) => text)).toContain('门口有狗，请先打电话');
  });

  test('gives an answer to what staff wrote about a ticket to them, though the bot has the conversation', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
      ['对', null],
    ]);
    const [row] = await home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));
    const reply = { ticketId: row?.id ?? '', text: '请问楼下有停车位吗？' };
    await home.desk.run(await home.staff('supervisor@demo'), replyToTicket, reply);
    const [, thanked] = await talk.say('地下二层都可以停');
    expect(thanked).toMatchObject({ ticketId: row?.id, authorKind: 'BOT' });
  });

  test('is greeted once, however often the client says hello', async () => {
    const talk = await startTalk(home, 'en');
    const chat = { id: talk.id, channel: 'WEB_CHAT' } as const;
    for (let i = 0; i < 2; i += 1) {
      await home.desk.run(system, (ctx) => callOnBot(ctx, chat, 'hello:'), null);
    }
    const greeted = await talk.turns();
    expect(greeted).toMatchObject([{ expects: 'intent' }]);
    expect(greeted[0]?.text).toContain('Harbour Group');
  });
});
