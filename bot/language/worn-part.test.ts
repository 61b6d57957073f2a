import { expect, it } from 'vitest';
import { wornPartsIn } from './worn-part.js';

const parts = [
  { code: 'shell', name: '外壳', consumable: true },
  { code: 'power-adapter', name: '电源适配器', consumable: true },
  { code: 'toner', name: '墨粉', consumable: true },
  { code: 'mainboard', name: '主板', consumable: false },
];

it.each([
  ['網路訊號一下有一下沒有，外殼也裂了', ['外殼']],
  ['機殼裂開', ['機殼']],
  ['主板烧了', []],
  ['碳粉漏出來', ['碳粉']],
  ['适配器发烫，外壳变形', ['外壳', '适配器']],
  ['the casing is cracked', ['casing']],
  ['both power adapters died', ['adapters']],
  ['the mainboard is burnt', []],
  ['a shellfish', []],
])('%s', (text, named) => {
  expect(wornPartsIn(text, parts)).toEqual(named);
});
