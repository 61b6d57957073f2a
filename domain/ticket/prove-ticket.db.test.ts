import { beforeAll, expect, test } from 'vitest';
import { failedProof } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import type { Actor } from '../actor.js';
import { startConversation } from '../conversation/start-conversation.js';
import { openTicket } from './open-ticket.js';
import { mostFailedProofs, proveTicket } from './prove-ticket.js';
import { getTicket } from './ticket.queries.js';

const statements: string[] = [];
const home = useDesk({ onStatement: (statement) => statements.push(statement) });
const phone = '+8613671894402';
let number = '';

beforeAll(async () => {
  const { ticketId } = await home.desk.run(system, openTicket, {
    kind: 'FAULT',
    channel: 'PHONE',
    customer: { name: '尉迟雪', phone },
    description: '复印机硒鼓舱门断裂',
  });
  ({ number } = await home.desk.read(system, getTicket, ticketId));
});

async function newChat(): Promise<string> {
  const input = { channel: 'WEB_CHAT', language: 'en' } as const;
  return (await home.desk.run({ kind: 'ANONYMOUS' }, startConversation, input)).conversationId;
}

async function prove(conversationId: string, proof: { number: string; phone: string }) {
  const actor: Actor = { kind: 'BOT', conversationId };
  const outcome = await home.desk.run(actor, proveTicket, { ...proof, conversationId });
  return typeof outcome === 'string' ? outcome : outcome.ticket.number;
}

test('an unknown number and somebody else’s cost the desk the same work and count alike', async () => {
  const conversationId = await newChat();
  const work = async (proof: { number: string; phone: string }) => {
    statements.length = 0;
    expect(await prove(conversationId, proof)).toBe('NO_MATCH');
    return [...statements];
  };
  const foreign = await work({ number, phone: '13524470983' });
  const unknown = await work({ number: 'T2611-22222', phone: '13524470983' });
  expect(foreign.length).toBeGreaterThan(2);
  expect(unknown).toEqual(foreign);
  const noPhone = await work({ number: 'T2611-22222', phone: 'my telephone' });
  expect(noPhone.length).toBe(foreign.length);
});

test('one ticket cannot be tried from many chats either, and is shown again an hour later', async () => {
  await home.db.delete(failedProof);
  for (let tries = 0; tries < mostFailedProofs.ofTicket; tries += mostFailedProofs.byChat - 1) {
    const conversationId = await newChat();
    for (let one = 1; one < mostFailedProofs.byChat; one += 1) {
      await prove(conversationId, { number: number.toLowerCase(), phone: `1352447098${one}` });
    }
  }
  const owner = await newChat();
  expect(await prove(owner, { number, phone })).toBe('TOO_MANY');
  home.clock.advance(3_600_000);
  expect(await prove(owner, { number, phone })).toBe(number);
});
