import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandTime } from './time.js';

/** Wednesday, 18 November 2026, 10:20 in Shanghai. */
const now = new Date('2026-11-18T02:20:00Z');
const shanghai = 'Asia/Shanghai';

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: shanghai, dateStyle: 'short', timeStyle: 'short' });

function said(text: string, at = now): string {
  const time = understandTime(text, at, shanghai);
  if (!time) return 'nothing';
  if (time.kind === 'ANY') return 'any';
  return time.kind === 'PAST' ? `past ${wall.format(time.at)}` : wall.format(time.at);
}

describe('times in Chinese', () => {
  it.each([
    ['明天下午三点', '2026-11-19 15:00'],
    ['明儿下午三点', '2026-11-19 15:00'],
    ['明天下午两点半', '2026-11-19 14:30'],
    ['明天下午２点', '2026-11-19 14:00'],
    ['明天14:30', '2026-11-19 14:30'],
    ['明天3点', '2026-11-19 15:00'],
    ['明早八点', '2026-11-19 08:00'],
    ['明天早上', '2026-11-19 09:00'],
    ['明天上午吧', '2026-11-19 09:00'],
    ['明天中午', '2026-11-19 12:00'],
    ['明天中午一点', '2026-11-19 13:00'],
    ['明天下午一点', '2026-11-19 13:00'],
    ['明天下午', '2026-11-19 14:00'],
    ['明天晚上', '2026-11-19 18:30'],
    ['明晚七点', '2026-11-19 19:00'],
    ['今晚', '2026-11-18 18:30'],
    ['明天', '2026-11-19 09:00'],
    ['后天上午十点', '2026-11-20 10:00'],
    ['后天上午八点半', '2026-11-20 08:30'],
    ['後天上午十一點', '2026-11-20 11:00'],
    ['大后天下午四点', '2026-11-21 16:00'],
    ['聽日下午三點', '2026-11-19 15:00'],
    ['后日朝早十点', '2026-11-20 10:00'],
    ['下周二上午', '2026-11-24 09:00'],
    ['下週三下午兩點', '2026-11-25 14:00'],
    ['下周四上午十点', '2026-11-26 10:00'],
    ['下下周一', '2026-11-30 09:00'],
    ['下星期天', '2026-11-29 09:00'],
    ['下个礼拜五下午', '2026-11-27 14:00'],
    ['周六上午', '2026-11-21 09:00'],
    ['星期二', '2026-11-24 09:00'],
    ['这周五', '2026-11-20 09:00'],
    ['本周一', 'past 2026-11-16 09:00'],
    ['周三下午两点', '2026-11-18 14:00'],
    ['周三上午八点', '2026-11-25 08:00'],
    ['周末', '2026-11-21 09:00'],
    ['三天后下午', '2026-11-21 14:00'],
    ['3天之后', '2026-11-21 09:00'],
    ['过两天', '2026-11-20 09:00'],
    ['一周后', '2026-11-25 09:00'],
    ['半小时后', '2026-11-18 10:50'],
    ['两个小时后', '2026-11-18 12:20'],
    ['下个月3号', '2026-12-03 09:00'],
    ['下个月3号上午10点', '2026-12-03 10:00'],
    ['12月1日', '2026-12-01 09:00'],
    ['十二月一号下午三点一刻', '2026-12-01 15:15'],
    ['11月25号上午九点三刻', '2026-11-25 09:45'],
    ['2026-12-01 14:00', '2026-12-01 14:00'],
    ['12/1 上午', '2026-12-01 09:00'],
    ['25号', '2026-11-25 09:00'],
    ['3号下午', '2026-12-03 14:00'],
    ['1月5日', '2027-01-05 09:00'],
    ['下午两点到四点', '2026-11-18 14:00'],
    ['明天2-4点', '2026-11-19 14:00'],
    ['明天9点到11点', '2026-11-19 09:00'],
    ['明天两点以后', '2026-11-19 14:00'],
    ['明天十点以前', '2026-11-19 09:00'],
    ['下班后', '2026-11-18 18:30'],
    ['上午九点', '2026-11-19 09:00'],
    ['今天能来就今天，不行明天一早', '2026-11-18 10:30'],
    ['今天上午', '2026-11-18 10:30'],
    ['今天早上八点', 'past 2026-11-18 08:00'],
    ['昨天下午两点', 'past 2026-11-17 14:00'],
    ['前天', 'past 2026-11-16 09:00'],
    ['随时都行', 'any'],
    ['隨時都可以', 'any'],
    ['越快越好', 'any'],
    ['尽快', 'any'],
    ['你们安排', 'any'],
    ['什么时候都行', 'any'],
    ['明天随时', '2026-11-19 09:00'],
    ['有一点漏水', 'nothing'],
    ['快一点', 'nothing'],
    ['我家在3号楼', 'nothing'],
    ['13800138000', 'nothing'],
    ['文三路90号', 'nothing'],
    ['你好', 'nothing'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('times in English', () => {
  it.each([
    ['wensday at 3pm', '2026-11-18 15:00'],
    ['Wendsday at 3pm', '2026-11-18 15:00'],
    ['tommorow at 3pm', '2026-11-19 15:00'],
    ['tommorrow afternon', '2026-11-19 14:00'],
    ['next tusday at 10', '2026-11-24 10:00'],
    ['on the 3rd of decemeber at 10am', '2026-12-03 10:00'],
    ['satruday morning', '2026-11-21 09:00'],
    ['tomorrow at 3pm', '2026-11-19 15:00'],
    ['Tomorrow 3 p.m.', '2026-11-19 15:00'],
    ['tomorrow 8am', '2026-11-19 08:00'],
    ['tomorrow 2 pm', '2026-11-19 14:00'],
    ['tomorrow morning at 9', '2026-11-19 09:00'],
    ['tomorrow at 11am', '2026-11-19 11:00'],
    ['tommorow afternoon', '2026-11-19 14:00'],
    ['tomorrow evening', '2026-11-19 18:30'],
    ['tomorrow at noon', '2026-11-19 12:00'],
    ['tomorrow', '2026-11-19 09:00'],
    ['the day after tomorrow at 10:30 in the morning', '2026-11-20 10:30'],
    ['the day after tomorrow, 4pm', '2026-11-20 16:00'],
    ['the day after tomorrow in the afternoon', '2026-11-20 14:00'],
    ['in three days, around noon', '2026-11-21 12:00'],
    ['in two hours', '2026-11-18 12:20'],
    ['in half an hour', '2026-11-18 10:50'],
    ['in a week', '2026-11-25 09:00'],
    ['this Saturday after 2', '2026-11-21 14:00'],
    ['Saturday', '2026-11-21 09:00'],
    ['on Fri at 9', '2026-11-20 09:00'],
    ['next Tuesday after 2pm', '2026-11-24 14:00'],
    ['next Friday', '2026-11-27 09:00'],
    ['Wednesday at 9', '2026-11-25 09:00'],
    ['Wednesday at 2', '2026-11-18 14:00'],
    ['Friday between 2 and 4pm', '2026-11-20 14:00'],
    ['Friday 10 to 2 pm', '2026-11-20 10:00'],
    ['tomorrow from 9 to 11', '2026-11-19 09:00'],
    ['half past two tomorrow', '2026-11-19 14:30'],
    ['quarter to 3 tomorrow', '2026-11-19 14:45'],
    ["tomorrow at ten o'clock", '2026-11-19 10:00'],
    ['3pm tomorrow', '2026-11-19 15:00'],
    ['25 November at 10', '2026-11-25 10:00'],
    ['November 25th, 10 am', '2026-11-25 10:00'],
    ['Dec 1', '2026-12-01 09:00'],
    ['the 25th', '2026-11-25 09:00'],
    ['January 5', '2027-01-05 09:00'],
    ['next week', '2026-11-23 09:00'],
    ['this weekend', '2026-11-21 09:00'],
    ['first thing tomorrow', '2026-11-19 09:00'],
    ['tomorrow before 10', '2026-11-19 09:00'],
    ['yesterday at 8am', 'past 2026-11-17 08:00'],
    ['last Monday', 'past 2026-11-16 09:00'],
    ['any time', 'any'],
    ['Anytime works', 'any'],
    ['as soon as possible', 'any'],
    ['ASAP please', 'any'],
    ['whenever you can', 'any'],
    ['any weekday morning works', '2026-11-19 09:00'],
    ['it sat there', 'nothing'],
    ['my sun room', 'nothing'],
    ['hello', 'nothing'],
    ['388 Hongqiao Road', 'nothing'],
    ['for 3 people', 'nothing'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('the local day', () => {
  it('is that of the time zone, not of Greenwich', () => {
    const lateInGreenwich = new Date('2026-11-18T20:00:00Z');
    expect(said('明天上午', lateInGreenwich)).toBe('2026-11-20 09:00');
  });

  it('keeps the wall clock across the end of summer time', () => {
    const time = understandTime('tomorrow at 10 am', new Date('2026-10-24T12:00:00Z'), 'Europe/Berlin');
    expect(time).toEqual({ kind: 'AT', at: new Date('2026-10-25T09:00:00Z'), precision: 'TIME' });
  });
});

describe('what was named', () => {
  it.each([
    ['明天', 'DAY'],
    ['明天上午', 'PART'],
    ['明天上午十点', 'TIME'],
    ['tomorrow', 'DAY'],
    ['tomorrow afternoon', 'PART'],
    ['at 5 pm', 'TIME'],
  ])('%s names a %s', (text, precision) => {
    expect(understandTime(text, now, shanghai)).toMatchObject({ kind: 'AT', precision });
  });
});

it('takes any words without failing and never makes an appointment in the past', () => {
  const words = fc.constantFrom(
    '明天',
    '3',
    '点',
    '下周',
    '月',
    '号',
    'at ',
    'next ',
    ':',
    '-',
    'pm',
    '半',
    '31',
    ' ',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 12 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const time = understandTime(text, now, shanghai);
      if (time?.kind === 'AT') expect(time.at.getTime()).toBeGreaterThanOrEqual(now.getTime());
    }),
    { numRuns: 500 },
  );
});
