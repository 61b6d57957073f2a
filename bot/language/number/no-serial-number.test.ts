import { describe, expect, it } from 'vitest';
import { faultCodesIn, netAddressesIn, platesIn } from './no-serial-number.js';

const words = (text: string, read: (text: string) => { start: number; end: number }[]): string[] =>
  read(text).map(({ start, end }) => text.slice(start, end));

describe('the code of a fault', () => {
  it.each([
    ['复印机报SC542然后就不动了', 'SC542'],
    ['屏幕显示E4', 'E4'],
    ['跳出错误代码 C-2557', 'C-2557'],
    ['故障码：P0420', 'P0420'],
    ['螢幕顯示E03', 'E03'],
    ['影印機出現SC-899', 'SC-899'],
    ['一直报错32', '32'],
    ['the copier shows SC542', 'SC542'],
    ['it says error 32', '32'],
    ['error code: E-04', 'E-04'],
    ['fault code P0420 came up', 'P0420'],
  ])('is in %s', (text, code) => {
    expect(words(text, faultCodesIn)).toEqual([code]);
  });

  it.each([
    '报修DEMO-0001漏水',
    '标签上显示SN20388',
    '铭牌写的是AQ23118820',
    'the label shows SN20388',
    '显示序列号 DEMO-0001',
    '显示屏坏了，2024年买的',
  ])('is not in %s', (text) => {
    expect(words(text, faultCodesIn)).toEqual([]);
  });
});

describe('a number plate', () => {
  it.each([
    ['车牌甘A·D2231行不行', '甘A·D2231'],
    ['沪AD12345', '沪AD12345'],
    ['粤B 88888', '粤B 88888'],
    ['車牌號碼是ABC-1234', 'ABC-1234'],
    ['the number plate is AB 1234', 'AB 1234'],
  ])('is in %s', (text, plate) => {
    expect(words(text, platesIn).join()).toContain(plate);
  });

  it.each(['序列号DEMO-0001', '新A座1203', '云A栋', '13800138000', 'Regards,\nTom 13800138000'])(
    'is not in %s',
    (text) => {
      expect(words(text, platesIn)).toEqual([]);
    },
  );
});

it('tells the addresses of a net from other numbers', () => {
  expect(words('网关192.168.1.253 ping不通', netAddressesIn)).toEqual(['192.168.1.253']);
  expect(words('MAC 00:1B:44:11:3A:B7', netAddressesIn)).toEqual(['00:1B:44:11:3A:B7']);
  expect(words('发邮件吧 zhaoyq1951@163.com', netAddressesIn)).toEqual(['zhaoyq1951@163.com']);
  expect(words('020-8888 8888，2024.11.3', netAddressesIn)).toEqual([]);
});
