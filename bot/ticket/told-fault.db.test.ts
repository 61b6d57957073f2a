import { describe, test } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

// A Monday, 23 November 2026, ten o'clock in Shanghai.
const home = useDesk();

const who = '温若琳，13800138000，杭州西湖区文三路90号，明天下午三点，没有序列号';

describe('whoever asks for patience', () => {
  test.each([
    ['zh-Hans', '不好意思我打字很慢', /慢慢来/],
    ['zh-Hant', '我網路很慢等我一下', /慢慢來/],
    ['en', "I'm a slow typer, sorry", /take your time/],
  ] as const)(
    'hears that there is no hurry, before a report and within one: %s',
    async (language, said, kind) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [said, 'intent', kind],
        ['净水机一直滴水', 'serial'],
        [said, 'serial', /慢慢|take your time/],
        [who, 'confirm', /故障：净水机一直滴水\n/],
      ]);
    },
  );
});

describe('what is wrong', () => {
  test('told along with the product that was asked for, joins what was told before', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['机器有怪味', 'product'],
      ['净水机，还一直漏水', 'serial'],
      [who, 'confirm', /机器有怪味[\s\S]*漏水/],
    ]);
  });

  test('told beside “it is broken” is not asked for', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['直饮机也坏了，水都不冰，同一个地址一起看', 'serial'],
      [who, 'confirm', /故障：直饮机也坏了，水都不冰\n/],
    ]);
  });
});
