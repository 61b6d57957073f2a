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

describe('a name that has parts which are called something else elsewhere', () => {
  const others: readonly CatalogueEntry[] = [
    ...catalogue,
    { model: 'NG-2', family: 'gateway', names: ['串口服务器', 'serial gateway'] },
    { model: 'AC-1', family: 'air', names: ['中央空调', 'air conditioner'] },
    { model: 'PR-1', family: 'projector', names: ['激光投影仪'] },
    { model: 'SC-1', family: 'scanner', names: ['扫描仪'] },
    { model: 'SC-2', family: 'scanner', names: ['扫描器'] },
  ];
  const modelsOf = (text: string): string[] => findProducts(text, others).map(({ value }) => value);

  it.each([
    ['串口伺服器燈號全滅', ['NG-2']],
    ['序列埠伺服器連不上', ['NG-2']],
    ['串列伺服器連不上線', ['NG-2']],
    ['工業交換器當機', ['NS-8']],
    ['列印機卡紙', ['OC-60']],
    ['中央冷氣不冷', ['AC-1']],
    ['雷射投影機打不開', ['PR-1']],
    ['the photocopier jams', ['OC-60']],
    ['our aircon is warm', ['AC-1']],
    ['扫描器坏了', ['SC-2']],
    ['扫描仪坏了', ['SC-1']],
    ['伺服器當機', []],
    ['序列號找不到', []],
  ])('%s', (text, expected) => {
    expect(modelsOf(text)).toEqual(expected);
  });
});

describe('a model as people write it', () => {
  it.each([
    ['AQ200', ['AQ-200']],
    ['aq 200 漏水', ['AQ-200']],
    ['型号是AQ—350', ['AQ-350']],
    ['AQ_200', ['AQ-200']],
    ['OC60卡纸', ['OC-60']],
    ['the NS8 one', ['NS-8']],
    ['型号NS8的那个', ['NS-8']],
    ['AQ-20O 漏水', ['AQ-200']],
    ['aq二零零', ['AQ-200']],
    ['A Q 3 5 0', ['AQ-350']],
    ['AQ-200/AQ-350都漏', ['AQ-200', 'AQ-350']],
    ['model oc 60, jams', ['OC-60']],
  ])('%s', (text, expected) => {
    expect(models(text)).toEqual(expected);
  });

  it.each(['AQ-2000', 'XAQ200', 'AQ2001', 'HG-AQ-20023', 'AQ 2008', 'ns80', 'AQ二零零一', 'OC-60A'])(
    'is not %s',
    (text) => {
      expect(models(text)).toEqual([]);
    },
  );
});

describe('a product misheard or mistyped', () => {
  it.each([
    ['静水机漏水', ['AQ-200']],
    ['净水气不出水', ['AQ-200']],
    ['淨水雞漏水', ['AQ-200']],
    ['复印鸡卡纸了', ['OC-60']],
    ['打印基坏了', ['OC-60']],
    ['引水机不热', ['AQ-350']],
    ['交换鸡掉线', ['NS-8']],
  ])('%s', (text, expected) => {
    expect(models(text)).toEqual(expected);
  });

  it.each(['空气有味道', '机器很安静', '打印的照片很暗', '水汽很重'])('is not in %s', (text) => {
    expect(models(text)).toEqual([]);
  });
});

describe('a product’s name that means something else', () => {
  it.each([
    'I want to switch it off',
    'how to switch back to hot water',
    'I came by bus',
    'we took a coach here',
    'near the bus stop',
    '我坐大巴来的',
    '在客车站旁边',
  ])('%s', (text) => {
    expect(models(text)).toEqual([]);
  });

  it.each([
    ['I cannot switch it on, the copier', ['OC-60']],
    ['my printer it does not print', ['OC-60']],
    ['the switch is off', ['NS-8']],
    ['our switch on floor 2 is dead', ['NS-8']],
    ['the bus stops all the time', ['HB-12']],
    ['乘客坐大巴很热', ['HB-12']],
  ])('but not %s', (text, expected) => {
    expect(models(text)).toEqual(expected);
  });
});
