import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createAuthority } from '../support/certificates.js';
import { type MailPeer, startMailPeer } from '../support/mail-peer.js';
import { type DeskProgram, startDesk } from '../support/program.js';
import { until } from '../support/until.js';

/** A server of the company's own authority, which the desk is told to trust as any Node program is. */
const trusted = createAuthority('The company');
const stranger = createAuthority('Somebody');
let folder: string;
let authority: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-tls-'));
  authority = join(folder, 'authority.pem');
  await writeFile(authority, trusted.cert);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (peer: MailPeer): Promise<DeskProgram> =>
  startDesk({ env: { ...peer.env, NODE_EXTRA_CA_CERTS: authority } });
const from = 'li@example.cn';
const write = (peer: MailPeer) => peer.write({ from, subject: '漏水', text: '我家的净水机漏水了' });
const refusals = (program: DeskProgram, message: string) =>
  program
    .output()
    .split('\n')
    .filter((line) => line.includes(message)).length;

describe('mail servers that speak TLS from the first byte', () => {
  const right = trusted.issue('127.0.0.1');
  let peer: MailPeer;
  let program: DeskProgram;
  beforeAll(async () => {
    peer = await startMailPeer({ tls: { how: 'AT_ONCE', shows: stranger.issue('127.0.0.1') } });
    program = await start(peer);
  });
  afterAll(async () => {
    await program.stop();
    await peer.close();
  });

  it('are not believed when they show what nobody trusts, or what is another server’s, and believed after that', async () => {
    await write(peer);
    const unread = () => refusals(program, 'the mailbox cannot be read');
    await until('the stranger is refused', () => unread() >= 1, 40_000);
    peer.show({ imap: trusted.issue('mail.example.com') });
    const before = unread();
    // The next one but one at the latest saw the new certificate.
    await until('the wrong name is refused', () => unread() >= before + 2, 60_000);
    expect(program.output()).toMatch(/ERR_TLS_CERT_ALTNAME_INVALID/);
    expect(peer.inbox()).toEqual({ mails: 1, seen: 0 });

    peer.show({ imap: right });
    await until('the mail is read', () => peer.inbox().seen === 1, 60_000);
    const unsent = () => refusals(program, 'the mail server refused');
    await until('the sender is refused', () => unsent() >= 1, 40_000);
    expect(peer.sent).toEqual([]);

    peer.show({ smtp: right });
    await until('the customer is answered', () => peer.sentTo(from).length === 1, 60_000);
    expect(peer.plainPasswords()).toBe(0);
  });
});

// An address that leads to this machine and is not known to: there a password needs TLS.
describe('mail servers elsewhere that begin without TLS', () => {
  const host = '0.0.0.0';

  it('are asked for it before any password is said', async () => {
    const peer = await startMailPeer({ host, tls: { how: 'STARTTLS', shows: trusted.issue(host) } });
    const program = await start(peer);
    onTestFinished(async () => {
      await program.stop();
      await peer.close();
    });
    await write(peer);
    await until('the customer is answered', () => peer.sentTo(from).length === 1, 60_000);
    expect(peer.inbox()).toEqual({ mails: 1, seen: 1 });
    expect(peer.plainPasswords()).toBe(0);
  });

  it('hear no password and give no mail when they have none', async () => {
    const peer = await startMailPeer({ host });
    const program = await start(peer);
    onTestFinished(async () => {
      await program.stop();
      await peer.close();
    });
    await write(peer);
    await until('it is refused', () => refusals(program, 'the mailbox cannot be read') >= 2, 60_000);
    expect(peer.inbox()).toEqual({ mails: 1, seen: 0 });
    expect(peer.plainPasswords()).toBe(0);
  });
});
