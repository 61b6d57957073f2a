import { describe, expect, test } from 'vitest';
import { explain } from '../explain.js';
import { understand } from '../understand.js';
import { respell } from './spelling.js';

const catalogue = [
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier'] },
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier'] },
  { model: 'WD-50', family: 'fountain', names: ['直饮机', 'drinking fountain'] },
];
const now = new Date('2026-11-23T02:00:00Z');
const circumstances = { language: 'en', now, timezone: 'Asia/Shanghai', catalogue, expects: null } as const;
const meant = (text: string): string => respell(text, catalogue).text;
const hear = (text: string) => understand(text, circumstances);

describe('a slip of the pen', () => {
  test.each([
    ['watr purifer', 'water purifier'],
    ['the prnter is leeking', 'the printer is leaking'],
    ['technicain', 'technician'],
    ['apointment', 'appointment'],
    ['warrenty', 'warranty'],
    ['refnd', 'refund'],
    ['instalation', 'installation'],
    ['cancle', 'cancel'],
    ['a compaint', 'a complaint'],
    ['Purifer', 'purifier'],
    ['maintanence', 'maintenance'],
    ['the technisian and the apointmant', 'the technician and the appointment'],
    ['复印机prnter卡纸，watr漏', '复印机printer卡纸，water漏'],
  ])('%s is read as %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  test.each([
    'The cables are locked, leaks printed, replay the water',
    'whether the waiter prints coppers or breezes',
    'I am Walter Waters, my colleague is Mr Printz of Watar Road',
    'leeking@example.com http://prnter.example/refnd AQ-prnter prnter-2 prnter2',
    "doesn't isn't wouldn't",
    'fix cop jam',
    '漏水了，打印机卡纸',
  ])('is none in: %s', (text) => {
    expect(meant(text)).toBe(text);
  });
});

describe('with slips of the pen', () => {
  test('product and fault are found where they stand, in the words as they were written', () => {
    const text = 'Hi, my watr purifer is leeking since monday. I am Tom Baker';
    const said = hear(text);
    expect(said.products).toEqual([{ value: 'AQ-200', raw: 'watr purifer', start: 7, end: 19 }]);
    expect(said.fault?.value).toBe('my watr purifer is leeking since monday');
    expect(text.slice(said.fault?.start, said.fault?.end)).toBe(said.fault?.raw);
    expect(said.name?.value).toBe('Tom Baker');
  });

  test.each([
    ['I want to change my apointment', 'reschedule'],
    ['please cancle my apointment', 'cancel'],
    ['I want a refnd', 'return'],
    ['instalation of a copeir please', 'installation'],
    ['is it under warrenty?', 'question'],
    ['the prnter is jamed', 'fault'],
  ])('%s is a wish for %s', (text, intent) => {
    expect(hear(text).intents[0]?.intent).toBe(intent);
  });

  test('explain tells what was read for what', () => {
    expect(explain('my prnter', circumstances).join('\n')).toContain('“prnter” read as “printer”');
  });

  test('a text of nothing else keeps nobody waiting', () => {
    const text = 'xqzvwpdk leeking '.repeat(240).slice(0, 4_000);
    respell(text, catalogue);
    const begun = performance.now();
    respell(text, catalogue);
    expect(performance.now() - begun).toBeLessThan(100);
  });
});
