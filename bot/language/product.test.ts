import { describe, expect, it } from 'vitest';
import { type CatalogueEntry, findProducts } from './product.js';

const catalogue: readonly CatalogueEntry[] = [
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier', '净水器', '淨水機', 'filter'] },
  { model: 'AQ-350', family: 'purifier', names: ['直饮机', 'drinking fountain', '饮水机'] },
  { model: 'HB-12', family: 'bus', names: ['客车', 'coach', '大巴', 'bus'] },
  { model: 'NS-8', family: 'switch', names: ['工业交换机', 'industrial switch', '交换机', 'switch'] },
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier', '影印機', '打印机', 'printer'] },
];
const models = (text: string): string[] => findProducts(text, catalogue).map(({ value }) => value);

describe('a product in a message', () => {
  it.each([
    ['净水机漏水', ['AQ-200']],
    ['淨水機漏水', ['AQ-200']],
    ['影印机卡纸', ['OC-60']],
    ['工業交換機整台沒電', ['NS-8']],
    ['One of our industrial switches died', ['NS-8']],
    ['型号 aq-350', ['AQ-350']],
    ['ＡＱ－３５０', ['AQ-350']],
    ['our office的Printer又jam了', ['OC-60']],
    ['打印机和交换机都坏了', ['OC-60', 'NS-8']],
    ['the filter of my drinking fountain', ['AQ-350']],
    ['it switched off and I am busy', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(models(text)).toEqual(expected);
  });

  it('is cut out of the text as it was typed', () => {
    expect(findProducts('我的淨水機漏水', catalogue)[0]).toMatchObject({ raw: '淨水機', start: 2, end: 5 });
  });
});
