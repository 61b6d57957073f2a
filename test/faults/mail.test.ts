import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../start/free-port.js';
import { seededRandom } from '../support/desk.js';
import { type MailPeer, startMailPeer } from '../support/mail-peer.js';
import { type DeskProgram, startDesk } from '../support/program.js';
import { until } from '../support/until.js';

describe('a desk that reads mails, killed hard at any moment', () => {
  const random = seededRandom(11);
  let folder: string;
  let port: number;
  let peer: MailPeer;
  let program: DeskProgram;
  const start = async () => {
    program = await startDesk({ folder, port, env: peer.env });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aftercare-mail-'));
    port = await freePort();
    peer = await startMailPeer();
    await start();
  });
  afterAll(async () => {
    await program.stop();
    await peer.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('loses no mail between fetching and storing, and takes none for two', async () => {
    const senders: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const answered = peer.sent.length;
      for (let mail = 0; mail < 6; mail += 1) {
        const from = `round${round}.mail${mail}@example.cn`;
        senders.push(from);
        await peer.write({ from, subject: `漏水 ${round}.${mail}`, text: '我家的净水机漏水了' });
      }
      const some = Math.floor(random() * 5);
      await until('some are being dealt with', () => peer.sent.length - answered >= some, 40_000);
      await program.kill();
      await start();
    }
    await until('every mail is seen', () => peer.inbox().seen === senders.length, 60_000);
    await until(
      'every customer is answered',
      () => senders.every((from) => peer.sentTo(from).length > 0),
      90_000,
    );
    for (const from of senders) {
      // Sent again after a kill it is the same mail: one conversation, one turn.
      const ids = new Set(peer.sentTo(from).map(({ messageId }) => messageId));
      expect([...ids], from).toHaveLength(1);
    }
  });
});

describe('a desk whose peers do not answer', () => {
  it('stops in time all the same', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    const program = await startDesk({
      env: {
        AFTERCARE_MAIL_IMAP: `imap://desk:secret@127.0.0.1:${port}`,
        AFTERCARE_MAIL_SMTP: `smtp://127.0.0.1:${port}`,
        AFTERCARE_MAIL_FROM: 'service@example.com',
      },
    });
    const began = performance.now();
    expect(await program.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    silent.close();
  });

  it('starts no desk with a wrong setting, and says which', async () => {
    const started = startDesk({ env: { AFTERCARE_WECHAT_TOKEN: 'abc' } });
    await expect(started).rejects.toThrow(/ended with 2:[\s\S]*AFTERCARE_WECHAT_APP_ID takes/);
  });
});
