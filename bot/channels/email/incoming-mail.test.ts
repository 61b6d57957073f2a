import { describe, expect, it } from 'vitest';
import { readMail } from './incoming-mail.js';
import { kindOf } from './mail-kind.js';
import { messageIdOf, messagesNamedIn } from './message-id.js';
import { answerSubject, firstWords, matterOf, ticketNumberIn } from './subject.js';

const own = 'service@example.com';
const mail = (heads: readonly string[], body = '净水机漏水') =>
  readMail(
    Buffer.from(
      [
        'From: =?UTF-8?B?5p2O6Zu3?= <Li.Lei@Example.CN>',
        `To: ${own}`,
        'Message-ID: <a1@example.cn>',
        ...heads,
        '',
        body,
      ].join('\r\n'),
    ),
  );
const plain = 'Content-Type: text/plain; charset=utf-8';

describe('readMail', () => {
  it('reads who wrote what, and what it answers, the nearest first', async () => {
    const read = await mail([
      plain,
      'Subject: =?UTF-8?B?5YeA5rC05py6?= =?UTF-8?B?5ryP5rC0?=',
      'In-Reply-To: <c@x>',
      'References: <a@x>\r\n <b@x> <c@x>',
    ]);
    expect(read).toMatchObject({
      messageId: '<a1@example.cn>',
      from: 'li.lei@example.cn',
      subject: '净水机漏水',
      references: ['<c@x>', '<b@x>', '<a@x>'],
      text: '净水机漏水\n',
    });
  });

  it.each([
    ['GB18030', 'vrvLrrv6wqnLrg==', 'gb18030', '净水机漏水'],
    ['Big5', 'wm+k9L65unyk9A==', 'big5', '濾水器漏水'],
  ])('reads %s', async (_name, body, charset, words) => {
    const heads = [`Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: base64'];
    const { text } = await mail(heads, body);
    expect(text.trim()).toBe(words);
  });

  it('makes a text of a page, without quotes, pictures and the addresses of links', async () => {
    const page =
      '<html><head><style>p{}</style></head><body><h1>Hello</h1><p>它 &lt;还&gt; 漏水<br>从昨天起</p><a href="http://x/">link</a><img src="x.png"><blockquote>旧的</blockquote></body></html>';
    const { text } = await mail(['Content-Type: text/html; charset=utf-8'], page);
    expect(text).toMatch(/Hello\s+它 <还> 漏水\n从昨天起\s+link/);
    expect(text).not.toMatch(/旧的|http|png|p\{/);
  });

  it('prefers the words of a mail that has both', async () => {
    const body =
      '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n净水机漏水\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>page</p>\r\n--b--';
    const { text } = await mail(
      ['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b'],
      body,
    );
    expect(text.trim()).toBe('净水机漏水');
  });

  it('names a mail without a name by its bytes, the same every time', async () => {
    const source = Buffer.from('From: a@b.cn\r\nSubject: x\r\n\r\nhello');
    const [one, other] = [await readMail(source), await readMail(source)];
    expect(one.messageId).toMatch(/^unnamed:[\da-f]{64}$/);
    expect(one.messageId).toBe(other.messageId);
    expect((await mail([`References: <${'x'.repeat(3_000)}@y>`])).references[0]).toMatch(/^long:/);
  });

  it.each([
    '',
    'x',
    '\u0000',
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b',
    `${'--b\r\n'.repeat(2_000)}`,
  ])('reads what can be read of a broken mail', async (source) => {
    const read = await readMail(Buffer.from(source));
    expect(kindOf(read, own)).toBe('AUTOMATIC');
  });
});

describe('kindOf', () => {
  it.each([
    ['PERSON', [plain, 'Subject: Re: your mail']],
    ['PERSON', [plain, 'Auto-Submitted: no', 'Precedence: normal']],
    ['AUTOMATIC', [plain, 'Auto-Submitted: auto-replied']],
    ['AUTOMATIC', [plain, 'Auto-Submitted: auto-generated (away)']],
    ['AUTOMATIC', [plain, 'Precedence: bulk']],
    ['AUTOMATIC', [plain, 'X-Auto-Response-Suppress: All']],
    ['AUTOMATIC', [plain, 'List-Id: <news.example.com>']],
    ['AUTOMATIC', [plain, 'Subject: Out of Office: Re: T2611-7K3Q9']],
    ['AUTOMATIC', [plain, 'Subject: 自动回复：您的工单']],
    ['AUTOMATIC', [plain, 'Subject: =?UTF-8?B?6Ieq5YuV5Zue6KaG?=: x']],
    ['AUTOMATIC', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b']],
    ['BOUNCE', ['Content-Type: multipart/report; boundary=b; report-type=delivery-status']],
    ['BOUNCE', [plain, 'Return-Path: <>']],
    ['BOUNCE', [plain, 'X-Failed-Recipients: li.lei@example.cn']],
    ['OWN', [plain, `X-Aftercare-Desk: ${own}`]],
  ] as const)('knows %s by %j', async (kind, heads) => {
    expect(kindOf(await mail(heads), own)).toBe(kind);
  });

  it('knows servers and ourselves by their addresses', async () => {
    const from = (address: string) => readMail(Buffer.from(`From: <${address}>\r\n\r\nx`));
    expect(kindOf(await from('MAILER-DAEMON@mx.example.com'), own)).toBe('BOUNCE');
    expect(kindOf(await from('postmaster@example.com'), own)).toBe('BOUNCE');
    expect(kindOf(await from('Service@Example.com'), own)).toBe('OWN');
  });
});

describe('subjects and ids', () => {
  it.each([
    ['Re: RE: 回复：净水机漏水 [T2611-7K3Q9]', '净水机漏水', 'T2611-7K3Q9'],
    ['答复: Fwd: Leak', 'Leak', null],
    ['Re[2]: [T2611-AAAAA] [T2611-BBBBB] x', 'x', 'T2611-BBBBB'],
    ['关于 t2611-7k3q9', '关于 t2611-7k3q9', 'T2611-7K3Q9'],
    ['', '', null],
  ])('%j', (subject, matter, number) => {
    expect(matterOf(subject)).toBe(matter);
    expect(ticketNumberIn(subject)).toBe(number);
  });

  it('come back from an answer', () => {
    const subject = answerSubject('净水机漏水', 'T2611-7K3Q9');
    expect(matterOf(`回复：${subject}`)).toBe('净水机漏水');
    expect(ticketNumberIn(subject)).toBe('T2611-7K3Q9');
    const id = '01a21558-13eb-77aa-87a7-f6b257bc1de9';
    expect(messagesNamedIn(`<x@y> ${messageIdOf(id, own)} <${id}@example.org>`, own)).toEqual([id]);
  });

  it('say a first mail’s matter once', () => {
    expect(firstWords('Fwd: 漏水', '请帮忙')).toBe('漏水\n请帮忙');
    expect(firstWords('漏水', '漏水了')).toBe('漏水了');
    expect(firstWords('', 'x')).toBe('x');
  });
});
