import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../start/free-port.js';
import { ChatCustomer, graphql, signIn } from '../support/client.js';
import { onePixel } from '../support/files.js';
import { type DeskProgram, startDesk } from '../support/program.js';
import { until } from '../support/until.js';

const complete = '我是韩梅梅 13900139000 净水机 DEMO-0002 漏水，上海市浦东新区世纪大道100号，随时都行';

describe('killed hard while pictures come in', () => {
  let folder: string;
  let port: number;
  let program: DeskProgram;

  const start = async () => {
    program = await startDesk({ folder, port });
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

  it('loses no file of a message that was acknowledged', async () => {
    const customer = await ChatCustomer.arrive(program.url);
    await until('the greeting', () => customer.last !== undefined);
    const sent: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const before = customer.heard.length;
      const files = await Promise.all([customer.upload(onePixel), customer.upload(onePixel)]);
      const id = customer.send('', { attachments: files });
      await until('the acknowledgement', () => customer.acknowledged.has(id));
      sent.push(...files);
      await program.kill();
      await start();
      await customer.connect();
      await until('the answer after the kill', () => customer.heard.length > before, 15_000);
      await customer.settled();
    }
    expect(customer.last?.expects).toBe('fault');
    await customer.say(complete);
    const { ticket: number } = await customer.say('对');
    const { ticket } = await graphql<{ ticket: { attachments: { id: string; url: string }[] } }>(
      program.url,
      'query ($number: String!) { ticket(number: $number) { attachments { id url } } }',
      { number },
      await signIn(program.url, 'supervisor@demo'),
    );
    expect(ticket.attachments.map(({ id }) => id)).toEqual(sent.map((id) => `attachment_${id}`));
    for (const { url } of ticket.attachments) {
      const shown = await fetch(new URL(url, program.url));
      expect(Buffer.from(await shown.arrayBuffer())).toEqual(onePixel);
    }
    customer.leave();
  });
});
