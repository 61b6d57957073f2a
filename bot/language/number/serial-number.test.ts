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
    ['Model SW 44871 leaks', 'SW-44871'],
    ['my DEMO 2009 jams', 'DEMO-2009'],
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
    'Mon 10am-12pm',
    'it says E4 or F4',
    'shows error 404 again',
    'room1 0203',
    'A1 1203',
    'we paid 1OO for it',
    'error lOO1',
    '220V',
    'a filter that costs 200 in the shop',
    'You took 900 for ten minutes',
    'we have used 3400 litres',
    'IT COSTS 2000 YUAN',
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

describe('a serial number that was asked for or is called one', () => {
  it.each([
    ['D E M O 0 0 0 1', 'DEMO0001'],
    ['D-E-M-O 0007', 'DEMO0007'],
    ['DEMO杠0001', 'DEMO-0001'],
    ['DEMO横杠0001', 'DEMO-0001'],
    ['demo 零零零一', 'DEMO-0001'],
    ['demo零零幺二', 'DEMO0012'],
    ['DEMO dash 0001', 'DEMO-0001'],
    ['demo zero zero zero one', 'DEMO0001'],
    ['D E M O hyphen triple zero five', 'DEMO-0005'],
    ['SN 8F2K 9A00 31', '8F2K-9A00-31'],
    ['机器号是HY2208 B0017', 'HY2208-B0017'],
    ['LZYTBGDW5K1012345', 'LZYTBGDW5K1012345'],
    ['标签上写的 SN2023-8891', 'SN2023-8891'],
    ['the sticker says X1C00M3489', 'X1C00M3489'],
  ])('%s', (text, expected) => {
    expect(find(text, true)).toBe(expected);
  });

  it.each([
    ['sn码是8f2k 9a00 31', '8F2K-9A00-31'],
    ['機身號碼係 DEMO0009', 'DEMO0009'],
    ['VIN是LZYTBGDW5K1012345', 'LZYTBGDW5K1012345'],
    ['机身号为 ZK 8830 1207', 'ZK-8830-1207'],
    ['DEMO-0003不对 是DEMO-0013', 'DEMO-0013'],
    ['车架号LZYTBGDW5K1012345', 'LZYTBGDW5K1012345'],
    ['序列号demo零零零二不出水', 'DEMO0002'],
    ['不是DEMO-0001 是DEMO-0002', 'DEMO-0002'],
    ['序號不是DEMO-0001，是DEMO-0010才對', 'DEMO-0010'],
    ['not DEMO-0001 but DEMO-0006', 'DEMO-0006'],
    ['DEMO-0006 instead of DEMO-0001', 'DEMO-0006'],
  ])('unasked: %s', (text, expected) => {
    expect(find(text)).toBe(expected);
  });

  it.each([
    '发票号 12345678',
    '訂單編號是 A2023110588',
    'invoice INV-2024-0091',
    'order number 20231105887766',
    '身份证330106199001011234',
    '2024年3月买的',
    '1380013800',
    '091234567',
    'aq-20O',
    'Taipei City 106',
    'Nanjing Xi Lu 250',
    'F3-12345号摊位',
  ])('is not %s', (text) => {
    expect(find(text, true)).toBeUndefined();
  });
});
