import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../product.js';
import { understand } from '../understand.js';
import type { Slot } from '../understanding.js';

/** Wednesday, 18 November 2026, 10:20 in Shanghai. */
const now = new Date('2026-11-18T02:20:00Z');
const catalogue: readonly CatalogueEntry[] = [
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier', '净水器'] },
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier', '打印机', 'printer'] },
];
const read = (text: string, expects: Slot | null) =>
  understand(text, { language: 'zh-Hans', now, timezone: 'Asia/Shanghai', catalogue, expects });

describe('asked for the serial number, a telephone number', () => {
  it.each([
    ['1380013800', 'TOO_SHORT'],
    ['我电话1380013800', 'TOO_SHORT'],
    ['手机号138 0013 800', 'TOO_SHORT'],
    ['my phone is 1380013800', 'TOO_SHORT'],
    ['+86 138 0013 800', 'TOO_SHORT'],
    ['091234567', 'TOO_SHORT'],
    ['電話係9123456', 'TOO_SHORT'],
    ['138001380001', 'TOO_LONG'],
  ])('that lacks digits or has too many is none: %s', (text, reason) => {
    const { serial, badPhone } = read(text, 'serial');
    expect([serial?.value, badPhone?.value]).toEqual([undefined, reason]);
  });

  it.each(['13800138000', '0571-88889999', '138 0013 8000'])('is one: %s', (text) => {
    const { serial, phone } = read(text, 'serial');
    expect([serial, phone !== undefined]).toEqual([undefined, true]);
  });

  it.each([
    ['序列号1380013800', '1380013800'],
    ['the serial number is 99120', '99120'],
    ['20231105001', '20231105001'],
    ['88123456', '88123456'],
    ['SN 190311004567', '190311004567'],
  ])('is not what is called a serial number, nor other digits: %s', (text, value) => {
    const { serial, badPhone } = read(text, 'serial');
    expect([serial?.value, badPhone]).toEqual([value, undefined]);
  });
});

describe('a name that runs on into what is broken', () => {
  it.each([
    ['我是李雷净水机漏水了', '李雷', 'AQ-200'],
    ['你好我叫张伟净水器不出水了', '张伟', 'AQ-200'],
    ['我係陳大文影印機卡紙', '陳大文', undefined],
  ])('%s', (text, name, model) => {
    const said = read(text, null);
    expect(said.name?.value).toBe(name);
    if (model !== undefined) expect(said.products[0]?.value).toBe(model);
  });

  it.each(['我是打印机坏了', '我是想问净水机多少钱', '我叫净水机师傅来'])('is not in %s', (text) => {
    expect(read(text, null).name).toBeUndefined();
  });
});

describe('asked for the address', () => {
  it.each([
    ['杭州市西湖区文三路90号 DEMO-0001', '杭州市西湖区文三路90号', 'DEMO-0001'],
    ['义乌国际商贸城二区F3-12345号摊位', '义乌国际商贸城二区F3-12345号摊位', undefined],
    [
      '1600 Pennsylvania Ave NW, Washington, DC 20500',
      '1600 Pennsylvania Ave NW, Washington, DC 20500',
      undefined,
    ],
  ])('a code beside it is a serial number or a part of it: %s', (text, address, serial) => {
    const said = read(text, 'address');
    expect([said.address?.value, said.serial?.value]).toEqual([address, serial]);
  });
});
