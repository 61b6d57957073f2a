import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBot } from '../../../test/support/bot.js';
import { useDesk } from '../../../test/support/desk.js';
import { type MailPeer, startMailPeer } from '../../../test/support/mail-peer.js';
import { until } from '../../../test/support/until.js';

const home = useDesk();
let peer: MailPeer;
beforeAll(async () => {
  peer = await startMailPeer();
});
afterAll(() => peer.close());
useBot(home, () => ({ email: peer.settings }), { mailEveryMilliseconds: 100 });

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const lastTo = (address: string) => until(`a mail to ${address}`, () => peer.sentTo(address)[0], 20_000);

function deliver(from: string, subject: string, text: string, name = '李雷'): void {
  const head = [
    `From: ${encoded(name)} <${from}>`,
    'To: service@example.com',
    `Message-ID: <${from.replace('@', '.')}@hostile.cn>`,
    `Subject: ${encoded(subject)}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  peer.deliver(`${head.join('\r\n')}\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`);
}

describe('rule 9: what a mail says stays words', () => {
  test('a subject with line ends in it adds no header and no recipient to the answer', async () => {
    const from = 'lines@example.cn';
    deliver(
      from,
      '漏水\r\nBcc: victim@example.cn\r\nX-Evil: 1',
      '我家的净水机漏水了',
      '李雷\r\nBcc: victim@example.cn',
    );
    const answer = await lastTo(from);
    expect(answer.to?.map(({ address }) => address)).toEqual([from]);
    expect([answer.bcc ?? [], answer.cc ?? []]).toEqual([[], []]);
    expect(answer.headers.map(({ key }) => key)).not.toContain('x-evil');
    expect(answer.subject).not.toMatch(/[\r\n]/);
    expect(peer.sentTo('victim@example.cn')).toEqual([]);
  });

  test.each([
    ['a page', '<img src=x onerror=alert(1)><script>alert(1)</script> &lt;b&gt;'],
    ['a template', `\${process.exit(1)} {{constructor}} {number} <%= x %>`],
    ['the end of a mail', '\n.\nQUIT\n'],
  ])('%s in the words comes back as text, in a mail without a page', async (what, attack) => {
    const from = `${what.replaceAll(' ', '.')}@example.cn`;
    const words = `复印机坏了，屏幕显示 E4 ${attack} 然后死机。我是李雷，13800138000，序列号不知道，杭州西湖区文三路90号，随时都行`;
    deliver(from, '报修', words);
    const answer = await lastTo(from);
    expect(answer.html).toBeUndefined();
    expect(answer.text).toMatch(/死机/);
    expect(peer.sentTo(from)).toHaveLength(1);
  });
});
