import { and, asc, eq } from 'drizzle-orm';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FileStorage } from '../../../domain/attachment/file-storage.js';
import { replyToTicket } from '../../../domain/ticket/reply-to-ticket.js';
import { attachment, conversation, message, slaClock, ticket } from '../../../schema/index.js';
import { useBot } from '../../../test/support/bot.js';
import { system, useDesk } from '../../../test/support/desk.js';
import { onePixel, testFiles } from '../../../test/support/files.js';
import { type MailPeer, startMailPeer } from '../../../test/support/mail-peer.js';
import { until } from '../../../test/support/until.js';
import { receiveMailFiles } from './receive-mail-files.js';

const home = useDesk();
let peer: MailPeer;
beforeAll(async () => {
  peer = await startMailPeer();
});
afterAll(() => peer.close());
const storage = testFiles();
let isStorageDown = false;
const files: FileStorage = {
  ...storage,
  put: (key, content) =>
    isStorageDown ? Promise.reject(new Error('no space is left')) : storage.put(key, content),
};
const door = useBot(home, () => ({ email: peer.settings }), { files, mailEveryMilliseconds: 100 });
beforeEach(() => peer.refuse(null));

let count = 0;
const customer = () => `customer${++count}@example.cn`;
const lastTo = (address: string, after = 0): Promise<Email> =>
  until(`mail ${after + 1} to ${address}`, () => peer.sentTo(address)[after], 20_000);
const conversationsOf = (address: string) =>
  home.db
    .select()
    .from(conversation)
    .where(eq(conversation.address, address))
    .orderBy(asc(conversation.createdAt));
const messagesOf = (address: string) =>
  home.db
    .select({ message })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(eq(conversation.address, address))
    .orderBy(asc(message.sequence));
const saidBy = async (address: string) =>
  (await messagesOf(address)).flatMap((row) =>
    row.message.authorKind === 'CUSTOMER' ? [row.message.text] : [],
  );
const allSeen = () => {
  const { mails, seen } = peer.inbox();
  return mails === seen;
};

const report = '我是李雷，电话13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都可以上门';

/** Writes a report and confirms it; gives the ticket and the mail that tells its number. */
async function reportBy(from: string) {
  await peer.write({ from, subject: '净水机漏水', text: report });
  const question = await lastTo(from);
  await peer.answer(question, '1');
  const told = await lastTo(from, 1);
  const [row] = await home.db
    .select({ ticket })
    .from(ticket)
    .innerJoin(conversation, eq(conversation.id, ticket.conversationId))
    .where(eq(conversation.address, from));
  if (!row) throw new Error(`no ticket for ${from}`);
  return { told, ticket: row.ticket };
}

describe('a customer who writes mails', () => {
  test('is answered in his language, in one mail below his own, and reports by answering', async () => {
    const from = customer();
    const first = await peer.write({ from, subject: '净水机漏水', text: `${report}\n\n-- \n李雷` });
    const question = await lastTo(from);
    expect(question).toMatchObject({ subject: 'Re: 净水机漏水', inReplyTo: first, references: first });
    expect(question.from).toMatchObject({ address: 'service@example.com' });
    expect(question.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-replied');
    expect(question.text).toMatch(/1\. /);
    await peer.answer(question, '1');
    const told = await lastTo(from, 1);
    const [row] = await home.db.select().from(ticket).where(eq(ticket.channel, 'EMAIL'));
    expect(told.subject).toBe(`Re: 净水机漏水 [${row?.number}]`);
    expect(told.text).toContain(row?.number);
    expect(await conversationsOf(from)).toHaveLength(1);
    expect(await saidBy(from)).toEqual([`净水机漏水\n${report}`, expect.stringMatching(/^(?:对|是|没错)/)]);
    await until('every mail is marked as seen', allSeen);
  });

  test('writes English and a page without words beside it', async () => {
    const from = customer();
    const html = '<p>My water purifier <b>DEMO-0002</b> is leaking</p><blockquote>old</blockquote>';
    await peer.write({ from, subject: 'Leaking purifier', html });
    expect((await lastTo(from)).text).toMatch(/What is your name|your name/i);
    expect((await saidBy(from))[0]).toContain('My water purifier DEMO-0002 is leaking');
  });

  test('goes on with his ticket: staff find it there, NEXT_REPLY runs, and the bot is silent', async () => {
    const from = customer();
    const { told, ticket: row } = await reportBy(from);
    const staff = await home.staff('supervisor@demo');
    await home.desk.run(staff, replyToTicket, { ticketId: row.id, text: '请问水压正常吗？' });
    const asked = await lastTo(from, 2);
    expect(asked.text?.trim()).toBe('请问水压正常吗？');
    expect(asked.headers.some(({ key }) => key === 'auto-submitted')).toBe(false);
    await peer.answer(asked, '水压正常');
    await until('it is on the ticket', async () =>
      (await messagesOf(from)).some(({ message: one }) => one.text === '水压正常' && one.ticketId === row.id),
    );
    const next = and(eq(slaClock.ticketId, row.id), eq(slaClock.target, 'NEXT_REPLY'));
    expect(await home.db.$count(slaClock, next)).toBe(1);
    // Known by the number alone, where the program drops what it answers.
    await peer.write({ from, subject: `Re: ${told.subject}`, text: '还有，声音很大' });
    await until('it is there too', async () => (await saidBy(from)).includes('还有，声音很大'));
    expect(await conversationsOf(from)).toHaveLength(1);
    expect(peer.sentTo(from)).toHaveLength(3);
  });

  test('does not get at a thread that is not his, whatever he quotes', async () => {
    const from = customer();
    const { told, ticket: row } = await reportBy(from);
    const stranger = customer();
    await peer.answer(told, '请取消', { from: stranger });
    const answer = await lastTo(stranger);
    expect(await conversationsOf(stranger)).toHaveLength(1);
    expect(answer.text).not.toContain('李雷');
    const onTicket = and(eq(message.ticketId, row.id), eq(message.text, '请取消'));
    expect(await home.db.$count(message, onTicket)).toBe(0);
  });

  test('begins another thread with another mail', async () => {
    const from = customer();
    await peer.write({ from, subject: '漏水', text: '净水机漏水' });
    await lastTo(from);
    await peer.write({ from, subject: 'Copier', text: 'My copier jams paper all the time' });
    await lastTo(from, 1);
    expect((await conversationsOf(from)).map(({ subject }) => subject)).toEqual(['漏水', 'Copier']);
  });
});

describe('files of a mail', () => {
  const filesOf = (from: string) =>
    home.db
      .select({ name: attachment.name, type: attachment.type, ticketId: message.ticketId })
      .from(attachment)
      .innerJoin(message, eq(message.id, attachment.messageId))
      .innerJoin(conversation, eq(conversation.id, message.conversationId))
      .where(eq(conversation.address, from))
      .orderBy(asc(message.sequence), asc(attachment.place));
  const picture = { filename: '漏水.png', content: onePixel };
  const program = { filename: 'setup.exe', content: Buffer.from('MZ\x90\0\x03') };

  test('are taken with the first mail, by what they are, and named when they are not', async () => {
    const from = customer();
    const bill = { filename: 'invoice.bin', content: Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1') };
    const photo = {
      filename: 'photo.png',
      content: Buffer.concat([onePixel, Buffer.alloc(20_000)]),
      cid: 'a',
    };
    const logo = { filename: 'logo.png', content: onePixel, cid: 'b' };
    await peer.write({
      from,
      subject: 'Leaking purifier',
      html: '<p>My water purifier DEMO-0002 is leaking</p><img src="cid:a"><img src="cid:b">',
      attachments: [picture, program, bill, photo, logo],
    });
    const { text } = await lastTo(from);
    expect(text).toMatch(/Thank you, I have your 3 files\./);
    expect(text).toContain('setup.exe: I am sorry, I cannot take that kind of file.');
    const names = (await filesOf(from)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['invoice.bin.pdf', 'photo.png', '漏水.png']);
    expect(await conversationsOf(from)).toHaveLength(1);
  });

  test('go to the ticket under way, and only what was not taken is answered', async () => {
    const from = customer();
    const { told, ticket: row } = await reportBy(from);
    await peer.answer(told, '照片在附件里', { attachments: [picture, program] });
    const answer = await lastTo(from, 2);
    expect(answer.text?.trim()).toMatch(/^setup\.exe：[^\n]+$/);
    expect(await filesOf(from)).toEqual([{ name: '漏水.png', type: 'image/png', ticketId: row.id }]);
    await peer.answer(told, '又一张', { attachments: [picture] });
    await until('it is on the ticket', async () => (await filesOf(from)).length === 2);
    await until('all are dealt with', allSeen);
    expect(peer.sentTo(from)).toHaveLength(3);
  });

  test('that cannot be stored leave the mail unseen, until they can', async () => {
    const from = customer();
    isStorageDown = true;
    await peer.write({ from, subject: '漏水', text: '净水机漏水', attachments: [picture] });
    await until('a failed try', () => door.log.some((line) => line.includes('no space is left')));
    expect(allSeen()).toBe(false);
    expect(await saidBy(from)).toEqual([]);
    isStorageDown = false;
    await lastTo(from);
    expect(await filesOf(from)).toMatchObject([{ name: '漏水.png', type: 'image/png' }]);
    expect(await conversationsOf(from)).toHaveLength(1);
    await until('it is marked', allSeen);
  });

  test('are there once when a process died after storing them, in the one thread', async () => {
    const from = customer();
    const mail = { messageId: '<died@customer.cn>', references: [], answers: [], ticketNumber: null, from };
    const words = { subject: '漏水', text: '净水机漏水', firstText: '净水机漏水' };
    const before = await receiveMailFiles(
      { desk: home.desk, files },
      system,
      { ...mail, ...words },
      { files: [{ name: 'a.png', content: onePixel }], isWhole: true },
    );
    expect(before.received?.attachmentIds).toHaveLength(1);
    const again = { from, subject: '漏水', text: '净水机漏水', messageId: mail.messageId };
    await peer.write({ ...again, attachments: [picture] });
    await lastTo(from);
    expect(await conversationsOf(from)).toHaveLength(1);
    expect(await saidBy(from)).toHaveLength(1);
    expect(await filesOf(from)).toHaveLength(1);
  });

  test('of a mail too large to be read to its end are taken but for the last', async () => {
    const sent = { name: 'a.png', content: onePixel };
    const mail = { messageId: '<long@customer.cn>', references: [], answers: [], ticketNumber: null };
    const { received } = await receiveMailFiles(
      { desk: home.desk, files },
      system,
      { ...mail, from: customer(), subject: 'x', text: 'x', firstText: 'x' },
      { files: [sent, { ...sent, name: '../b.png' }], isWhole: false },
    );
    expect(received?.attachmentIds).toHaveLength(1);
    expect(received?.refusedFiles).toEqual([{ name: 'b.png', why: 'TOO_LARGE' }]);
  });
});

describe('what is not a person’s mail', () => {
  test.each([
    ['an automatic answer', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['a mailing list', { headers: { Precedence: 'list' } }],
    ['an absence', { subject: '自动回复：外出' }],
    ['our own', { from: 'service@example.com' }],
    ['our own that somebody passed on', { headers: { 'X-Aftercare-Desk': 'service@example.com' } }],
  ])('is left unanswered and marked as seen: %s', async (_what, changes) => {
    const from = customer();
    const before = await home.db.$count(conversation);
    await peer.write({ from, subject: 'x', text: '净水机漏水', ...changes });
    await until('it is marked', allSeen);
    expect(await home.db.$count(conversation)).toBe(before);
  });

  test('marks what came back as not delivered', async () => {
    const from = customer();
    await peer.write({ from, subject: '漏水', text: '净水机漏水' });
    const { messageId } = await lastTo(from);
    await until('it counts as delivered', async () =>
      (await messagesOf(from)).some(
        (row) => row.message.direction === 'OUTBOUND' && row.message.delivery === 'DELIVERED',
      ),
    );
    peer.deliver(
      [
        'Return-Path: <>',
        'From: MAILER-DAEMON@mx.example.cn',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        'Message-ID: <bounce-1@mx.example.cn>',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'no such user',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${messageId}`,
        '--b--',
      ].join('\r\n'),
    );
    await until('it is marked', async () =>
      (await messagesOf(from)).some((row) => row.message.delivery === 'FAILED'),
    );
  });

  test('is not answered for ever, though it looks like a person’s', async () => {
    const from = customer();
    for (let mail = 0; mail < 32; mail += 1)
      await peer.write({ from, subject: `${mail}`, text: '净水机漏水' });
    await until('all are dealt with', allSeen, 30_000);
    await until('the answers', () => peer.sentTo(from).length >= 30, 30_000);
    const owed = (await messagesOf(from)).filter(
      ({ message: one }) => one.direction === 'INBOUND' && !one.handledAt,
    );
    expect(owed).toEqual([]);
    expect(peer.sentTo(from)).toHaveLength(30);
  });
});

describe('a mail that comes twice', () => {
  test('is one, in one conversation', async () => {
    const from = customer();
    const mail = { from, subject: '漏水', text: '净水机漏水', messageId: '<twice@customer.cn>' };
    await Promise.all([peer.write(mail), peer.write(mail)]);
    await lastTo(from);
    await until('both are marked', allSeen);
    expect(await conversationsOf(from)).toHaveLength(1);
    expect(await saidBy(from)).toHaveLength(1);
  });
});

describe('a mail server in trouble', () => {
  test('is asked again when it is busy, and not when it does not know the customer', async () => {
    const from = customer();
    peer.refuse(451);
    await peer.write({ from, subject: '漏水', text: '净水机漏水' });
    await until('a failed try', () => door.log.some((line) => line.includes('refused (451)')), 20_000);
    peer.refuse(null);
    await until('the later try', () => {
      home.clock.advance(100);
      return peer.sentTo(from)[0];
    });
    peer.refuse(550);
    const other = customer();
    await peer.write({ from: other, subject: '漏水', text: '净水机漏水' });
    await until('it is given up', async () =>
      (await messagesOf(other)).some((row) => row.message.delivery === 'FAILED'),
    );
  });
});

test('the log holds no password, no address and no words', () => {
  const log = door.log.join('\n');
  expect(log).toContain('messages sent');
  for (const word of ['the-mail-password', '@example.cn', '漏水', '13800138000'])
    expect(log).not.toContain(word);
});
