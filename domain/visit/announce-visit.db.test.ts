import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { message } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import { system, useDesk } from '../../test/support/desk.js';
import { day, hour, serviceOf } from '../../test/support/service.js';
import { visitSteps } from '../../test/support/visit-steps.js';
import { startConversation } from '../conversation/start-conversation.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);
const { schedule, travel } = visitSteps(desk);

/** 10:00 in Shanghai, a Monday. */
const monday = new Date('2027-06-14T02:00:00Z');

async function reportedByChat(language: Language) {
  test.clock.set(monday);
  const { conversationId } = await test.desk.run(system, startConversation, {
    channel: 'WEB_CHAT',
    language,
  });
  const ticketId = await desk.open({ conversationId, channel: 'WEB_CHAT' });
  return { conversationId, ticketId, number: (await desk.ticket(ticketId)).number };
}

async function heard(conversationId: string): Promise<string[]> {
  const said = await test.db
    .select({ text: message.text })
    .from(message)
    .where(eq(message.conversationId, conversationId))
    .orderBy(asc(message.at), asc(message.id));
  return said.map(({ text }) => text);
}

const plan = { plannedStart: new Date('2027-06-15T06:00:00Z'), plannedEnd: new Date('2027-06-15T08:00:00Z') };

describe('what the customer hears of a visit', () => {
  it.each<[Language, RegExp, RegExp]>([
    ['zh-Hans', /安排在6月15日.*下午2:00至6月15日.*下午4:00，届时由{who}上门/, /{who}已经出发/],
    ['zh-Hant', /安排在6月15日.*下午2:00至6月15日.*下午4:00，.*{who}/, /{who}已經出發/],
    ['en', /planned the repair from .*15 June.*; {who} will come/, /{who} is on the way to you/],
  ])('when it is planned and when somebody sets out, in %s', async (language, planned, travelled) => {
    const { conversationId, ticketId, number } = await reportedByChat(language);
    const { name } = await desk.staff('technician1@demo');
    const visitId = await schedule(ticketId, plan);
    await travel(visitId);
    const named = ({ source }: RegExp) => new RegExp(source.replaceAll('{who}', name));
    expect(await heard(conversationId)).toEqual([
      expect.stringMatching(named(planned)),
      expect.stringMatching(named(travelled)),
    ]);
    for (const text of await heard(conversationId)) expect(text).toContain(number);
  });

  it('names nobody while nobody is named', async () => {
    const { conversationId, ticketId } = await reportedByChat('en');
    await schedule(ticketId, { ...plan, technicianId: null });
    const [said = ''] = await heard(conversationId);
    expect(said).toMatch(/planned the repair from/);
    expect(said).not.toMatch(/will come/);
  });

  it('says nothing of a travel that is recorded afterwards', async () => {
    const { conversationId, ticketId } = await reportedByChat('en');
    const visitId = await schedule(ticketId, plan);
    test.clock.set(new Date(monday.getTime() + day));
    await travel(visitId, new Date(monday.getTime() + day - hour));
    expect(await heard(conversationId)).toHaveLength(1);
  });

  it('leaves whoever reported by telephone to the receptionist, and owes no call that the policy does not ask for', async () => {
    test.clock.set(monday);
    const ticketId = await desk.open();
    await travel(await schedule(ticketId, plan));
    expect((await desk.followUps(ticketId)).filter(({ kind }) => kind === 'CALLBACK')).toEqual([]);
    expect((await desk.events(ticketId)).map(({ type }) => type)).not.toContain('VISIT_ANNOUNCED');
  });
});
