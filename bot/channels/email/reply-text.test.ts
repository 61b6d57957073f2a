import { describe, expect, it } from 'vitest';
import { ownWords } from './reply-text.js';

const answers: readonly (readonly [program: string, text: string])[] = [
  [
    'Gmail',
    '还是漏水\n\nOn Mon, Nov 23, 2026 at 10:00 AM Aftercare <service@example.com> wrote:\n\n> 请问怎么称呼您？\n> 1. 是\n',
  ],
  [
    'Gmail over two lines',
    '还是漏水\n\nOn Mon, Nov 23, 2026 at 10:00 AM Aftercare Service Desk\n<service@example.com> wrote:\n> 请问',
  ],
  [
    'Gmail in Chinese',
    '还是漏水\n\nAftercare <service@example.com> 于2026年11月23日周一 10:00写道：\n\n> 请问怎么称呼您？',
  ],
  [
    'Apple in Chinese',
    '还是漏水\n\n在 2026年11月23日，上午10:00，Aftercare <service@example.com> 写道：\n\n请问怎么称呼您？',
  ],
  [
    'Apple in traditional Chinese',
    '还是漏水\n\nAftercare <service@example.com> 於 2026年11月23日 上午10:00 寫道：\n\n> 請問',
  ],
  [
    'QQ',
    '还是漏水\n\n\n------------------&nbsp;原始邮件&nbsp;------------------\n发件人: "Aftercare"'.replaceAll(
      '&nbsp;',
      ' ',
    ),
  ],
  [
    'Outlook',
    '还是漏水\n\n________________________________\nFrom: Aftercare <service@example.com>\nSent: Monday\nTo: me',
  ],
  [
    'Outlook in Chinese',
    '还是漏水\n\n发件人: Aftercare <service@example.com>\n发送时间: 2026年11月23日 10:00\n收件人: 我\n主题: 答复',
  ],
  [
    'Outlook in traditional Chinese',
    '还是漏水\r\n\r\n寄件者: Aftercare\r\n寄件日期: 2026年11月23日\r\n主旨: 回覆',
  ],
  ['a divider', '还是漏水\n\n-----Original Message-----\nanything'],
  ['an answer below the quote', 'On Monday at 10:00 Aftercare wrote:\n> 请问还漏水吗？\n\n还是漏水'],
  ['a signature', '还是漏水\n\n-- \n李雷\n电话 13800138000'],
  ['an iPhone', '还是漏水\n\n发自我的 iPhone'],
  ['another telephone', '还是漏水\nSent from my Galaxy\n\n> 请问'],
];

describe('ownWords', () => {
  it.each(answers)('cuts what %s adds', (_program, text) => {
    expect(ownWords(text)).toBe('还是漏水');
  });

  it.each([
    '第一行\n\n第二行',
    '我在西湖区文三路90号，明天 10:00 都在家',
    'From: the kitchen comes a strange noise',
    'The label says: From: 220 V To: 12 V',
    'He wrote: nothing',
    '他写道：再见',
    '——急——',
    '',
  ])('leaves alone what only looks like it: %j', (text) => {
    expect(ownWords(text)).toBe(text);
  });

  it('is done with a long and hostile text at once', () => {
    const began = performance.now();
    for (const piece of ['On a ', '> ', '在 1 写', '-- -', '发件人:\n', '<', ' \u00a0'])
      ownWords(piece.repeat(Math.floor(100_000 / piece.length)));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
