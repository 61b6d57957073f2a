import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ticket } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import type { Actor } from '../actor.js';
import type { Context } from '../context.js';
import { startConversation } from '../conversation/start-conversation.js';
import { cancelForCustomer } from './change-for-customer.js';
import { openTicket } from './open-ticket.js';
import { getTicket } from './ticket.queries.js';
import { type TicketProof, ticketOfPhone } from './ticket-of-phone.js';

const home = useDesk();
let ticketId = '';
let number = '';
let bot: Actor;

const start = () =>
  home.desk.run({ kind: 'ANONYMOUS' }, startConversation, { channel: 'WEB_CHAT', language: 'en' });
const prove = (actor: Actor, proof: TicketProof) =>
  home.desk.run(actor, async (ctx: Context) => (await ticketOfPhone(ctx, proof, 'CHANGE')).row.id, undefined);

beforeAll(async () => {
  ({ ticketId } = await home.desk.run(system, openTicket, {
    kind: 'FAULT',
    channel: 'PHONE',
    customer: { name: '尉迟雪', phone: '+8613671894402' },
    description: '复印机硒鼓舱门断裂',
  }));
  const [row] = await home.db.select().from(ticket).where(eq(ticket.id, ticketId));
  number = row?.number ?? '';
  bot = { kind: 'BOT', conversationId: (await start()).conversationId };
});

describe('the gate for a ticket of another chat', () => {
  test('opens for the number and the phone on it, in any writing', async () => {
    expect(await prove(bot, { number: number.toLowerCase(), phone: '136 7189 4402' })).toBe(ticketId);
  });

  test.each([
    ['another phone', () => ({ number, phone: '13524470983' })],
    ['no phone', () => ({ number, phone: null })],
    ['an unknown number', () => ({ number: 'T2611-22222', phone: '13671894402' })],
    ['words that are no phone', () => ({ number, phone: 'none' })],
  ])('refuses %s as if there were no such ticket', async (_case, proof) => {
    await expect(prove(bot, proof())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is the bot’s alone, and leaves the usual gate as it is', async () => {
    const proof = { number, phone: '13671894402' };
    await expect(prove(system, proof)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const customer: Actor = { kind: 'CUSTOMER', conversationId: (await start()).conversationId };
    await expect(prove(customer, proof)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(home.desk.read(bot, getTicket, ticketId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('lets nothing be changed twice: what is cancelled stays so', async () => {
    const proof = { number, phone: '13671894402', note: 'bought another' };
    await home.desk.run(bot, cancelForCustomer, proof);
    await expect(home.desk.run(bot, cancelForCustomer, proof)).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
  });
});
