import { describe, expect, it } from 'vitest';
import { understand } from '../understand.js';

/** Friday, 27 November 2026, ten o'clock in Shanghai. */
const now = new Date('2026-11-27T02:00:00Z');
const catalogue = [
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier', '复合机'] },
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier'] },
  { model: 'HB-12', family: 'bus', names: ['客车', 'coach'] },
];
const read = (text: string) =>
  understand(text, { language: 'zh-Hant', now, timezone: 'Asia/Shanghai', catalogue, expects: null });

const at = (time: string) => ({ kind: 'AT', at: new Date(`${time}:00+08:00`) });

describe('a letter that tells everything at once', () => {
  it('from Taipei', () => {
    const said = read(
      '您好，敝姓邱，邱雅雯，我們公司是去年九月跟貴公司買的複合機。上週五開始掃描出來的檔案左邊都會有一條黑線。因為月底要結帳比較急，想請工程師過來看看，最好是下禮拜一早上十點以後。我們在內湖區瑞光路513巷26號7樓。謝謝您！',
    );
    expect(said).toMatchObject({
      name: { value: '邱雅雯' },
      address: { value: '內湖區瑞光路513巷26號7樓' },
      time: { value: at('2026-11-30T10:00') },
      bought: { value: { from: '2025-09-01', to: '2025-09-30' } },
    });
    expect(said.fault?.value).not.toMatch(/最好/);
  });

  it('from Hong Kong', () => {
    expect(
      read(
        '你好，我姓麥，麥嘉欣，電話9471 3326，屋企部淨水機個水龍頭滴水滴足三日，地址係沙田大圍美林邨美楓樓1203室，聽日下晝兩點後有人喺屋企',
      ),
    ).toMatchObject({
      name: { value: '麥嘉欣' },
      address: { value: '沙田大圍美林邨美楓樓1203室' },
      time: { value: at('2026-11-28T14:00') },
      fault: { value: '屋企部淨水機個水龍頭滴水滴足三日' },
    });
  });
});

describe('a room of a house in an estate', () => {
  it.each([
    ['影印機卡紙，地址觀塘翠屏南邨翠榕樓815室', '觀塘翠屏南邨翠榕樓815室'],
    ['淨水機漏水，我住黃大仙竹園北邨松園樓1503', '黃大仙竹園北邨松園樓1503'],
    ['淨水機漏水，住喺牛頭角彩霞邨彩星樓2012室', '牛頭角彩霞邨彩星樓2012室'],
    ['净水机漏水，我在幸福家园玫瑰苑A座1203室', '幸福家园玫瑰苑A座1203室'],
  ])('is an address: %s', (text, address) => {
    const said = read(text);
    expect(said.address?.value).toBe(address);
    expect(said.fault?.value).not.toContain(address);
  });

  it.each(['净水机漏水，小区物业说楼上1203室也漏', '我們學校中心大樓3樓影印機卡紙', '净水机1203开始漏水'])(
    'is not in: %s',
    (text) => {
      expect(read(text).address).toBeUndefined();
    },
  );
});

describe('when somebody may come', () => {
  it.each([
    ['客車要保養，下週一早上八點開進廠等你們', '2026-11-30T08:00'],
    ['客车要保养，周五下午两点我们把车送到你们站里', '2026-11-27T14:00'],
    ['客車要保養，週三上午九點把車開過去', '2026-12-02T09:00'],
    ['净水机漏水，周一下午两点以后家里才有人', '2026-11-30T14:00'],
    ['淨水機漏水，最好是週一早上十點以後', '2026-11-30T10:00'],
    ['The copier jams, preferably it would be Monday morning after ten', '2026-11-30T10:00'],
  ])('is heard beside the rest: %s', (text, time) => {
    const said = read(text);
    expect(said.time?.value).toMatchObject(at(time));
    expect(said.bought).toBeUndefined();
  });

  it.each(['昨天下午两点以后就没水了，净水机坏了', '周一早上就开始漏水了', '打印机又坏了，一早上都打不出来'])(
    'is not when it began: %s',
    (text) => {
      expect(read(text).time).toBeUndefined();
    },
  );
});

describe('a proof of purchase', () => {
  it.each([
    ['星期一才收到的，購買證明都在', true],
    ['购物证明还在', true],
    ['購買證明弄丟了', false],
    ['净水机漏水', undefined],
  ])('is there or not: %s', (text, receipt) => {
    expect(read(text).receipt).toBe(receipt);
  });
});
