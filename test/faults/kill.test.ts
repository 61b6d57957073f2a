import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../start/free-port.js';
import { ChatCustomer, graphql, reportFault, signIn } from '../support/client.js';
import { seededRandom } from '../support/desk.js';
import { type DeskProgram, startDesk } from '../support/program.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { until } from '../support/until.js';

const facts = {
  name: '韩梅梅',
  phone: '13900139000',
  product: 'DEMO-0002',
  serial: 'DEMO-0002',
  address: '上海市浦东新区世纪大道100号',
  fault: '净水机漏水',
  time: '随时',
  confirm: '对',
};

const opening = `mutation ($input: OpenTicketInput!) { openTicket(input: $input) { ticket { number } } }`;
const promises = `query ($number: String!) { ticket(number: $number) {
  clocks { target state } followUps { kind state } escalations { level clock { target } recipient { login } dueAt firedAt } } }`;

interface Promised {
  ticket: {
    clocks: { target: string; state: string }[];
    followUps: { kind: string; state: string }[];
    escalations: { level: number; clock: { target: string } | null; dueAt: string; firedAt: string }[];
  };
}

const redis = await startRedis();
const homes: readonly (readonly [string, TestRedis | null])[] = [
  ['PostgreSQL', null],
  ...(redis ? [['Redis', redis] as const] : []),
];
afterAll(() => redis?.stop());

describe.each(homes)('killed hard at any moment, with the queues in %s', (_name, home) => {
  const random = seededRandom(7);
  let folder: string;
  let port: number;
  let program: DeskProgram;

  const start = async () => {
    program = await startDesk({
      folder,
      port,
      env: { AFTERCARE_POLICY: resolve('test/cases/fast-policy.yaml'), ...(home && { REDIS_URL: home.url }) },
    });
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aftercare-kill-'));
    port = await freePort();
    await start();
  });
  afterAll(async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('loses no ticket, clock or alarm that was acknowledged, and doubles none', async () => {
    const opened: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const token = await signIn(program.url, 'receptionist@demo');
      const open = async (key: number) => {
        const input = {
          idempotencyKey: `round-${round}-${key}`,
          kind: 'FAULT',
          channel: 'PHONE',
          customer: { name: `客户${key}`, phone: '13900139000' },
          serialNumber: 'DEMO-0002',
          description: '净水机漏水',
        };
        const answer = await graphql<{ openTicket: { ticket: { number: string } } }>(
          program.url,
          opening,
          { input },
          token,
        );
        opened.push(answer.openTicket.ticket.number);
      };
      const before = opened.length;
      // Each opens the next as soon as the last is acknowledged, so that the kill hits somebody in the middle.
      const work = Array.from({ length: 4 }, async (_, lane) => {
        for (let left = 10; left > 0; left -= 1) await open(lane * 10 + left);
      });
      const cutOff = Promise.allSettled(work);
      await until('some acknowledged tickets', () => opened.length - before >= 4 + Math.floor(random() * 12));
      await program.kill();
      await cutOff;
      await start();
    }
    expect(opened.length).toBeGreaterThan(5);
    const token = await signIn(program.url, 'supervisor@demo');
    for (const number of new Set(opened)) {
      const levels = await until(
        `all alarms of ${number}`,
        async () => {
          const { ticket } = await graphql<Promised>(program.url, promises, { number }, token);
          expect(ticket.clocks.map(({ target }) => target).sort()).toEqual(['ARRIVE', 'REPLY', 'RESOLVE']);
          const reply = ticket.escalations.filter(({ clock }) => clock?.target === 'REPLY');
          for (const { dueAt, firedAt } of reply)
            expect(Date.parse(firedAt)).toBeGreaterThanOrEqual(Date.parse(dueAt));
          return reply.length >= 3 ? reply.map(({ level }) => level).sort() : undefined;
        },
        30_000,
      );
      expect(levels).toEqual([1, 2, 3]);
    }
  });

  it('loses no answer of a dialog and asks nothing twice that was answered', async () => {
    const customer = await ChatCustomer.arrive(program.url);
    await until('the greeting', () => customer.last !== undefined);
    await customer.say('我家的净水机漏水了');
    const asked: string[] = [];
    for (let left = 14; left > 0 && !customer.heard.some(({ ticket }) => ticket); left -= 1) {
      const slot = customer.last?.expects ?? '';
      asked.push(slot);
      const answer = facts[slot as keyof typeof facts] ?? '不知道';
      const before = customer.heard.length;
      const id = customer.send(answer);
      await until('the acknowledgement', () => customer.acknowledged.has(id));
      if (left % 3 === 0) {
        await program.kill();
        await start();
        await customer.connect();
      }
      await until('the answer', () => customer.heard.length > before, 15_000);
      await customer.settled();
    }
    expect(customer.heard.filter(({ ticket }) => ticket)).not.toHaveLength(0);
    expect(asked).toEqual([...new Set(asked)]);
    customer.leave();
  });

  it('asks for the survey once, though it was killed before the time came', async () => {
    const customer = await ChatCustomer.arrive(program.url);
    await until('the greeting', () => customer.last !== undefined);
    const number = await reportFault(customer, '我是韩梅梅 13900139000 净水机 DEMO-0002 漏水', facts);
    const token = await signIn(program.url, 'supervisor@demo');
    const { ticket } = await graphql<{ ticket: { id: string } }>(
      program.url,
      'query ($number: String!) { ticket(number: $number) { id } }',
      { number },
      token,
    );
    await graphql(
      program.url,
      'mutation ($input: TicketIdInput!) { resolveTicket(input: $input) { ticket { state } } }',
      { input: { ticketId: ticket.id } },
      token,
    );
    await program.kill();
    await start();
    await customer.connect();
    const surveys = () => customer.heard.filter(({ expects }) => expects?.startsWith('rating'));
    await until('the survey', () => surveys().length > 0, 15_000);
    await customer.settled();
    expect(surveys()).toHaveLength(1);
    const due = await graphql<Promised>(
      program.url,
      promises,
      { number },
      await signIn(program.url, 'supervisor@demo'),
    );
    expect(due.ticket.followUps.map(({ kind }) => kind).sort()).toEqual(['CALLBACK', 'SURVEY']);
    customer.leave();
  });
});
