import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from './product.js';
import { understand } from './understand.js';
import type { Slot } from './understanding.js';

/** Wednesday, 18 November 2026, 10:20 in Shanghai. */
const now = new Date('2026-11-18T02:20:00Z');
const catalogue: readonly CatalogueEntry[] = [
  { model: 'NS-8', family: 'switch', names: ['工业交换机', '交换机', 'industrial switch'] },
  { model: 'SV-16', family: 'camera', names: ['监控', 'camera system'] },
];
const read = (text: string, expects: Slot | null) =>
  understand(text, { language: 'zh-Hans', now, timezone: 'Asia/Shanghai', catalogue, expects });

describe('asked what is wrong, a customer tells no fault', () => {
  it.each([
    '多少钱',
    '多少錢？',
    'how much does it cost',
    '保固多久',
    '個資怎麼保護',
    '工单状态T2611-7K3Q9',
    '狀態查詢 T2611-7K3Q9',
    'how long is the warranty',
  ])('by %s', (text) => {
    const { fault, story } = read(text, 'fault');
    expect([fault, story]).toEqual([undefined, undefined]);
  });

  it('by the warranty’s length, which is not when somebody comes', () => {
    expect(read('how long is the warranty', 'serial').side).toBeUndefined();
  });

  it('unless he does', () => {
    expect(read('一直漏水，修一下多少钱', 'fault').fault?.value).toBe('一直漏水，修一下多少钱');
  });
});

it.each(['对', '對', 'NS-8', '上個禮拜五', '可以'])('%s is nobody’s name', (text) => {
  expect(read(text, 'name').name).toBeUndefined();
});

it('what is looked at together is at one place and time', () => {
  expect(read('对了，还有监控也卡顿，一起看下', null).sameAsBefore).toEqual(['address', 'time']);
});

it('a correction of something else is no address', () => {
  const said = read('哎说错了，不是交换机，是监控', 'address');
  expect([said.address, said.vagueAddress]).toEqual([undefined, undefined]);
});

it('a place is nobody’s name', () => {
  expect(read('我在杭州市西湖区古墩路588号', 'name').name).toBeUndefined();
});

it('a number to call is no serial number', () => {
  const said = understand('0926 553 118，我住新北市中和區景平路300號', {
    language: 'zh-Hant',
    now,
    timezone: 'Asia/Shanghai',
    catalogue,
    expects: 'serial',
  });
  expect([said.serial, said.phone?.value]).toEqual([undefined, '+886926553118']);
});

it.each(['明天下午两点可以来吗', '周五下午兩點可以來', '等一下，時間改週五下午兩點好了'])(
  '%s names a time',
  (text) => {
    expect(read(text, 'address').time?.value.kind).toBe('AT');
  },
);

it.each(['王小明', 'May'])('%s is a name', (text) => {
  expect(read(text, 'name').name?.value).toBe(text);
});

describe('at the summary', () => {
  it('a name is told anew', () => {
    const said = read('名字是王小明才對', 'confirm');
    expect([said.name?.value, said.corrects]).toEqual(['王小明', ['name']]);
  });

  it.each(['the time is Friday at 3pm', 'time: Friday 3pm', 'make it Friday at 3pm instead'])(
    'a time is told anew: %s',
    (text) => {
      const said = read(text, 'confirm');
      expect(said.time?.value).toMatchObject({ kind: 'AT', at: new Date('2026-11-20T07:00:00Z') });
      expect(said.corrects).toEqual(['time']);
      expect(read(text, 'address').address).toBeUndefined();
    },
  );
});

it('another time is asked for with its hour', () => {
  expect(read('can you come on Wednesday at 10 instead', null).time?.value).toMatchObject({
    kind: 'AT',
    precision: 'TIME',
  });
});

it('a model told for a serial number is the product', () => {
  const said = read('SV-16', 'serial');
  expect([said.serial, said.products[0]?.value]).toEqual([undefined, 'SV-16']);
});
