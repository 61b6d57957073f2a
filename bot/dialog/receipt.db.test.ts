import { describe, expect, test } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

// A Monday, ten o'clock in Shanghai.
const home = useDesk();

describe('the first question of a matter comes after a word that it is taken up', () => {
  test.each([
    ['zh-Hans', '净水机漏水', 'serial', '好的，这就帮您登记净水机的报修。'],
    ['zh-Hans', '我要报修', 'fault', '好的，这就帮您登记报修。'],
    ['zh-Hans', 'DEMO-0008卡纸', 'name', '好的，这就帮您登记复印机的报修。'],
    ['zh-Hans', '我要预约安装', 'product', '好的，这就帮您预约安装。'],
    ['zh-Hans', '交换机要做保养', 'serial', '好的，这就帮您预约工业交换机的保养。'],
    ['zh-Hans', '我要退货', 'product', '好的，我先帮您看看退货期限。'],
    ['zh-Hant', '淨水機不出水', 'serial', '好的，這就幫您登記淨水機的報修。'],
    ['zh-Hant', '影印機想預約安裝', 'serial', '好的，這就幫您預約影印機的安裝。'],
    ['zh-Hant', '我要換貨', 'product', '好的，我先幫您看看換貨期限。'],
    ['en', 'My copier jams', 'serial', 'All right, let me take down the repair of your copier.'],
    ['en', 'I need a repair', 'fault', 'All right, let me take that down.'],
    ['en', 'please book maintenance for our coach', 'serial', /^All right, .*coach\.$/],
    ['zh-Hans', '我想查一下工单进度', 'ticket_number', '好的，我来帮您查。'],
    ['en', 'I want to return my water purifier', 'serial', /^All right, .*returned\.$/],
  ] as const)('%s “%s”', async (language, opening, asks, begins) => {
    const [said] = await (await startTalk(home, language)).play([[opening, asks]]);
    const [first, ...rest] = said?.text.split('\n') ?? [];
    expect(first).toMatch(begins);
    expect(rest).toHaveLength(1);
  });

  test('and is not said again, nor where something better is said, nor where nothing is asked', async () => {
    const talk = await startTalk(home);
    const again = await talk.play([
      ['净水机漏水', 'serial'],
      ['不知道', 'name'],
      ['张伟', 'phone'],
    ]);
    expect(again.at(-1)?.text).not.toMatch(/好的/);
    const danger = await (await startTalk(home)).play([['净水机冒烟了', 'serial', /^请先注意安全/]]);
    expect(danger.at(-1)?.text).not.toMatch(/这就帮您/);
    const damage = await (await startTalk(home)).play([
      ['净水机漏水，楼下都淹了', 'serial', /^给您添麻烦了/],
    ]);
    expect(damage.at(-1)?.text).not.toMatch(/这就帮您/);
    const whole = await (await startTalk(home)).play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
    ]);
    expect(whole.at(-1)?.text).not.toMatch(/这就帮您/);
  });
});

describe('an answer to another question than the one asked is received before that is put again', () => {
  test.each([
    ['zh-Hans', '净水机漏水', '杭州西湖区文三路90号', '地址记下了。'],
    ['zh-Hans', '净水机漏水', '我叫张伟，电话13912345678', '称呼和电话记下了。'],
    ['zh-Hans', '净水机漏水', '13912345678', '电话记下了。'],
    ['zh-Hant', '淨水機漏水', '我姓陳，電話0912345678', '稱呼和電話記下了。'],
    ['zh-Hant', '淨水機漏水', '台北市大安區和平東路一段5號', '地址記下了。'],
    ['en', 'my purifier leaks', 'my name is Tom Green', 'Thank you, I have your name.'],
    ['en', 'my purifier leaks', '13912345678', 'Thank you, I have your phone number.'],
  ] as const)('%s “%s”, “%s”', async (language, opening, answer, receipt) => {
    const talk = await startTalk(home, language);
    const said = await talk.play([
      [opening, 'serial'],
      [answer, 'serial'],
    ]);
    expect(said.at(-1)?.text.split('\n')[0]).toBe(receipt);
  });

  test('but where the next question follows it goes without saying', async () => {
    const said = await (await startTalk(home)).play([
      ['净水机漏水', 'serial'],
      ['不知道序列号，我叫张伟', 'phone'],
    ]);
    expect(said.at(-1)?.text).not.toMatch(/记下/);
  });
});

test('a time that he named himself is promised before the day on which all is done', async () => {
  const said = await (await startTalk(home)).play([
    ['我是李四，13912345678，净水机要预约安装，没有序列号，上海浦东世纪大道100号，下周二上午', 'confirm'],
    ['对', null, /答复您[\s\S]*按您约的时间上门[\s\S]*处理好/],
  ]);
  expect(said).toHaveLength(1);
});

describe('a summary', () => {
  test.each([
    [
      'zh-Hans',
      '净水机漏水',
      '不知道',
      '张伟',
      '13912345678',
      '杭州西湖区文三路90号',
      '随时',
      /序列号|不清楚/,
    ],
    [
      'zh-Hant',
      '淨水機漏水',
      '不知道',
      '陳美',
      '0912345678',
      '台北市大安區和平東路一段5號',
      '隨時',
      /序號|不清楚/,
    ],
    [
      'en',
      'my purifier leaks',
      "I don't know",
      'Tom Green',
      '13912345678',
      '90 Wensan Road, Hangzhou',
      'any time',
      /serial|not known/i,
    ],
  ] as const)('has no line for what nobody told, in %s', async (...told) => {
    const [language, fault, serial, name, phone, address, time, unknown] = told;
    const said = await (await startTalk(home, language)).play([
      [fault, 'serial'],
      [serial, 'name'],
      [name, 'phone'],
      [phone, 'address'],
      [address, 'time'],
      [time, 'confirm'],
    ]);
    expect(said.at(-1)?.text).not.toMatch(unknown);
  });
});
