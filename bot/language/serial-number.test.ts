import { describe, expect, it } from 'vitest';
import { findSerial, serialKey } from './serial-number.js';
import { findTicketNumber } from './ticket-number.js';

const find = (text: string, asked = false): string | undefined =>
  findSerial(text, { asked, models: ['AQ-200', 'OC-60'], taken: [] })?.value;

describe('a serial number in a message', () => {
  it.each([
    ['净水机（DEMO-0001）漏水', 'DEMO-0001'],
    ['公司打印机ＤＥＭＯ－０００８复印出来全是黑条', 'DEMO-0008'],
    ['printer demo 0009 wont turn on', 'DEMO-0009'],
    ['serial是demo-0008', 'DEMO-0008'],
    ['箱子上写的AQ23-118820', 'AQ23-118820'],
    ['机身上是ZQ5521907', 'ZQ5521907'],
    ['SW-44871-B', 'SW-44871-B'],
    ['CAM-0091-77', 'CAM-0091-77'],
    ['the serial number is 99120', '99120'],
    ['复印机 DEM0 0045 卡纸', 'DEM0-0045'],
    ['影印機DEMO OO45卡紙', 'DEMO-OO45'],
    ['it is demo-oo12, thanks', 'DEMO-OO12'],
  ])('%s', (text, expected) => {
    expect(find(text)).toBe(expected);
  });

  it.each([
    '13800138000',
    'T2611-7K3Q9',
    'AQ-200',
    'Room 1802, Building 6, 388 Hongqiao Road',
    'Unit 5B, 50 Hubin South Road',
    'tomorrow at 3pm',
    'it says E4 or F4',
    'shows error 404 again',
    'room1 0203',
    'A1 1203',
    'we paid 1OO for it',
    'error lOO1',
    '220V',
    'the 2nd floor',
    'mail me at a1234@example.com',
  ])('is not seen in %s', (text) => {
    expect(find(text)).toBeUndefined();
  });

  it('may be bare digits when it was asked for', () => {
    expect(find('20190077', true)).toBe('20190077');
    expect(find('demo 0005', true)).toBe('DEMO-0005');
    expect(find('20190077')).toBeUndefined();
    expect(find('Demo - 0005', true)).toBe('DEMO-0005');
    expect(find('Demo - 0005')).toBeUndefined();
    expect(find('序列号：Demo -0005。')).toBe('DEMO-0005');
  });

  it('compares without dashes, blanks and case', () => {
    expect(serialKey('demo 0005')).toBe(serialKey('ＤＥＭＯ-0005'));
  });
});

describe('a ticket number', () => {
  it.each([
    'T2611-7K3Q9',
    't2611-7k3q9',
    'T26117K3Q9',
    'T2611 7K3Q9',
    'Ｔ2611－7K3Q9',
    '工單T2611-7K3Q9現在',
  ])('is read from %s', (text) => {
    expect(findTicketNumber(text)?.value).toBe('T2611-7K3Q9');
  });

  it.each(['T2699-7K3Q9', 'AT2611-7K3Q9', 'T261-7K3Q9', 'DEMO-0001'])('is not read from %s', (text) => {
    expect(findTicketNumber(text)).toBeNull();
  });
});
