import { describe, expect, it } from 'vitest';
import { readForm } from './form.js';
import { understand } from './understand.js';

/** Friday, 27 November 2026, ten o'clock in Shanghai. */
const now = new Date('2026-11-27T02:00:00Z');
const catalogue = [
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier', '影印机'] },
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier'] },
];
const read = (lines: readonly string[], between = '\n') =>
  understand(lines.join(between), {
    language: 'zh-Hant',
    now,
    timezone: 'Asia/Shanghai',
    catalogue,
    expects: null,
  });

const who = ['姓名：石麗華', '電話：0987 330 652', '產品：影印機', '地址：新竹市東區光復路二段101號'];
const address = '新竹市東區光復路二段101號';

describe('a form', () => {
  it.each([
    ['故障狀況：印不出來', '方便時間：後天下午四點', '印不出來'],
    ['故障情形：印不出來', '可到府時間：後天下午四點', '印不出來'],
    ['報修內容：整張溫溫的', '希望時間：後天下午四點', '整張溫溫的'],
    ['報修原因：整張溫溫的', '可上門時間：後天下午四點', '整張溫溫的'],
    ['问题描述：印不出来，还卡纸', '预约时间：后天下午四点', '印不出来，还卡纸'],
    ['Problem: it makes pages grey', 'Preferred time: Sunday at 4pm', 'it makes pages grey'],
  ])('gives each slot its own line: %s, %s', (fault, time, told) => {
    const said = read([...who, fault, time]);
    expect(said).toMatchObject({
      name: { value: '石麗華' },
      address: { value: address },
      fault: { value: told },
      time: { value: { kind: 'AT', at: new Date('2026-11-29T08:00:00Z') } },
    });
    expect(said.intents[0]?.intent ?? 'fault').toBe('fault');
  });

  it.each([
    '方便時間：',
    '可到府時間:',
    '備註：',
    '備註：無',
    '單位：大成貿易',
    '購買日期：2025年3月',
    '希望时间：',
    'Available time:',
  ])('keeps labels out of the description and the address: %s', (line) => {
    const said = read([...who, '問題：卡紙', line]);
    expect([said.fault?.value, said.address?.value]).toEqual(['卡紙', address]);
  });

  it.each([
    ['備註：請先打電話', '卡紙，請先打電話'],
    ['其他說明：社區要登記', '卡紙，社區要登記'],
    ['Notes: ring the side bell', '卡紙，ring the side bell'],
  ])('has remarks that join the description: %s', (line, told) => {
    const said = read([...who, '問題：卡紙', line]);
    expect(said.fault?.value).toBe(told);
    expect(said.intents[0]?.intent).toBe('fault');
  });

  it.each(['，', ' ', '；'])('may be written in one line, parted by “%s”', (between) => {
    const said = read([...who, '问题：卡纸', '备注：要发票'], between);
    expect([said.name?.value, said.address?.value]).toEqual(['石麗華', address]);
    expect(said.fault?.value).toMatch(/^卡纸.要发票$/);
  });

  it.each([
    '地址：杭州西湖区文三路90号 净水机漏水',
    '备注：请先打电话',
    '问题是：机器漏水',
    '9:30来，净水机漏水',
    'note: it leaks',
  ])('is none: %s', (text) => {
    expect(readForm(text)).toBeNull();
  });
});
