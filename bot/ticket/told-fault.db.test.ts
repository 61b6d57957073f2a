import { describe, expect, test } from 'vitest';
import { ticket } from '../../schema/index.js';
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

describe('a report for somebody else', () => {
  test.each([
    ['zh-Hans', '帮我妈报修，她家的净水机昨天开始都没水出来。联系我就好', /帮我妈报修/],
    ['zh-Hant', '幫租客報個修，淨水機漏水，有事直接打我電話', /幫租客報個修/],
    ['en', "I'm reporting for my mother, her water purifier leaks. Just call me", /for my mother/],
  ] as const)('tells whoever comes for whom it is: %s', async (language, said, forWhom) => {
    const before = (await home.db.select().from(ticket)).map(({ id }) => id);
    const talk = await startTalk(home, language);
    await talk.play([
      [said, 'serial'],
      [who, 'confirm'],
      [language === 'en' ? 'yes' : '对', null],
    ]);
    const opened = (await home.db.select().from(ticket)).find(({ id }) => !before.includes(id));
    expect(opened?.description).toMatch(forWhom);
    expect(opened?.description).not.toMatch(/联系我|打我|call me/);
  });
});

describe('a number plate in place of a serial number', () => {
  test.each([
    ['zh-Hans', '客车空调不制冷', '车牌号行吗', /车牌号也可以/],
    ['zh-Hant', '旅遊巴冷氣完全唔凍', '車牌得唔得？', /車牌號碼也可以/],
    [
      'en',
      'the coach has no air conditioning, it blows warm air',
      'can I give you the number plate instead?',
      /number plate will do/,
    ],
  ] as const)('is welcome: %s', async (language, report, asks, welcome) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [report, 'serial'],
      [asks, 'serial', welcome],
      ['粤B12345', 'name'],
    ]);
  });

  test('is welcome of whoever has no serial number', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['旅遊巴冷氣完全唔凍', 'serial'],
      ['車牌得唔得？序號我冇', 'name', /車牌號碼也可以/],
    ]);
  });
});

describe('a repair that is free', () => {
  test('is not promised for a part that wears out', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['DEMO-0007 信号时有时无，外壳也裂了', 'name'],
      ['古振宇，18610773425，北京市朝阳区望京街9号，明天下午三点', 'confirm'],
      ['对', null, /免费。\n外壳属于易耗件/],
    ]);
  });

  test('is promised for all else', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['DEMO-0007 信号时有时无', 'name'],
      ['古振宇，18610773425，北京市朝阳区望京街9号，明天下午三点', 'confirm'],
      ['对', null, /免费。\n请记好/],
    ]);
  });
});
