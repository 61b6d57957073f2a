import { describe, expect, it } from 'vitest';
import { understand } from '../understand.js';
import { findAppointment } from './appointment.js';
import { findCorrectedTime } from './new-time.js';
import { understandTime } from './time.js';

/** Wednesday, 18 November 2026, 10:20 in Shanghai. */
const now = new Date('2026-11-18T02:20:00Z');
const timezone = 'Asia/Shanghai';
const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' });
type Read = ReturnType<typeof understandTime>;
const told = (time: Read): string =>
  time?.kind === 'AT' ? wall.format(time.at).slice(5) : (time?.kind.toLowerCase() ?? 'nothing');
const said = (text: string): string => told(understandTime(text, now, timezone));

describe('two hours that follow one another are a range', () => {
  it.each([
    ['下午三四点', '11-18 15:00'],
    ['两三点钟', '11-18 14:00'],
    ['下午三、四點', '11-18 15:00'],
    ['明天上午十一二点', '11-19 11:00'],
    ['明天上午九十点', '11-19 09:00'],
    ['周三四点', '11-18 16:00'],
    ['周二两三点', '11-24 14:00'],
    ['明天 10-12', '11-19 10:00'],
    ['tomorrow 10-12', '11-19 10:00'],
    ['three or four tomorrow afternoon', '11-19 15:00'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('minutes before and past the hour', () => {
  it.each([
    ['明天下午差一刻三点', '11-19 14:45'],
    ['差十分钟三点', '11-18 14:50'],
    ['明天下午三点差十分', '11-19 14:50'],
    ['聽日下晝三點三', '11-19 15:15'],
    ['聽日兩點九', '11-19 14:45'],
    ['聽日下晝三點兩個字', '11-19 15:10'],
    ['聽日十點搭六', '11-19 10:30'],
    ['禮拜六晏晝三點踏正', '11-21 15:00'],
    ['明天下午三点三十', '11-19 15:30'],
    ['明天三点五分', '11-19 15:05'],
    ['明天 下午 3 点', '11-19 15:00'],
    ['half three tomorrow', '11-19 15:30'],
    ['ten to three tomorrow', '11-19 14:50'],
    ['ten to one tomorrow', '11-19 12:50'],
    ['quarter to one tomorrow', '11-19 12:45'],
    ['tomorrow twenty-five past nine', '11-19 09:25'],
    ['tomorrow from ten to three', '11-19 10:00'],
    ['tomorrow 1530', '11-19 15:30'],
    ['threeish tomorrow', '11-19 15:00'],
    ['tomorrow at about 10:30', '11-19 10:30'],
    ['after work, around 6:30', '11-18 18:30'],
    ['it takes five to ten minutes', 'nothing'],
    ['half four hours', 'nothing'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('days', () => {
  it.each([
    ['11.25下午三点', '11-25 15:00'],
    ['12.1上午', '12-01 09:00'],
    ['明天10.30', '11-19 10:30'],
    ['tomorrow at 10.30', '11-19 10:30'],
    ['11-25 14:00', '11-25 14:00'],
    ['2026-11-25 15:00', '11-25 15:00'],
    ['11月10号', 'past'],
    ['1月10号', '01-10 09:00'],
    ['Wednesday the 25th at 3pm', '11-25 15:00'],
    ['双休日', '11-21 09:00'],
    ['weekends only', '11-21 09:00'],
    ['过完周末', '11-23 09:00'],
    ['過咗週末', '11-23 09:00'],
    ['after the weekend', '11-23 09:00'],
    ['a week from today', '11-25 09:00'],
    ['a week on Friday', '11-27 09:00'],
    ['Friday week', '11-27 09:00'],
    ['two weeks today', '12-02 09:00'],
    ['in a fortnight', '12-02 09:00'],
    ['the week after next', '11-30 09:00'],
    ['两周后的周五', '12-04 09:00'],
    ['下个月', '12-01 09:00'],
    ['next month', '12-01 09:00'],
    ['early next month', '12-01 09:00'],
    ['the 5th of next month', '12-05 09:00'],
    ['月尾', '11-30 09:00'],
    ['下個月頭', '12-01 09:00'],
    ['元旦后', '01-02 09:00'],
    ['国庆以后', '10-02 09:00'],
    ['周六日下午', '11-21 14:00'],
    ['二十五、二十六号都行', '11-25 09:00'],
    ['the Monday after next', '11-30 09:00'],
    ['from Thursday onwards', '11-19 09:00'],
    ['Christmas Day', '12-25 09:00'],
    ['下周三之后', '11-25 09:00'],
    ['下周一到周五', '11-23 09:00'],
    ['in an hour and a half', '11-18 11:50'],
    ['过一个小时', '11-18 11:20'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('parts of the day', () => {
  it.each([
    ['一大早', '11-19 09:00'],
    ['first thing in the morning', '11-19 09:00'],
    ['mornings are best', '11-19 09:00'],
    ['今天上午', '11-18 10:30'],
    ['聽日晏晝', '11-19 14:00'],
    ['后天中午之前', '11-20 09:00'],
    ['今天下班前', '11-18 14:00'],
    ['今日收工之後', '11-18 18:30'],
    ['by the end of the day', '11-18 14:00'],
    ['fri pm', '11-20 14:00'],
    ['早上好', 'nothing'],
    ['good evening', 'nothing'],
    ['明天下午好吗', '11-19 14:00'],
    ['明天晚一点', '11-19 09:00'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('working days', () => {
  it.each([
    ['周一至周五任意时间', 'any'],
    ['週一到週五都可以', 'any'],
    ['Monday to Friday', 'any'],
    ['any weekday', 'any'],
    ['weekday mornings', '11-19 09:00'],
    ['平日早上', '11-19 09:00'],
    ['工作日晚上', '11-18 18:30'],
    ['Mon to Fri after 3pm', '11-18 15:00'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it('are not those of the weekend', () => {
    const saturday = new Date('2026-11-21T02:20:00Z');
    expect(told(understandTime('工作日下午', saturday, timezone))).toBe('11-23 14:00');
  });
});

describe('any time', () => {
  it.each([
    ['能多快就多快'],
    ['隨便你哋'],
    ['隨你哋'],
    ['是但啦'],
    ['成日都有人喺屋企'],
    ['这周内'],
    ['啥时候来都中'],
    ['周六日除外都可以'],
    ['someone is always home'],
    ["there's always somebody in"],
    ["I don't mind"],
    ['any time, morning or afternoon'],
    ['昨天就坏了，越快越好'],
  ])('%s', (text) => {
    expect(said(text)).toBe('any');
  });
});

describe('a time that is ruled out is not the appointment', () => {
  it.each([
    ['除了周四都行', 'any'],
    ['除周末外都行', 'any'],
    ['週末除外', 'any'],
    ['除咗星期四都得', 'any'],
    ['只要不是周五就行', 'any'],
    ['any day but Thursday', 'any'],
    ['anytime except tomorrow', 'any'],
    ['周四不行', 'nothing'],
    ['星期四唔得', 'nothing'],
    ["Thursday doesn't work", 'nothing'],
    ['not Thursday', 'nothing'],
    ['别明天来', 'nothing'],
    ['明天不在家，后天下午吧', '11-20 14:00'],
    ['明天不行 后天可以', '11-20 09:00'],
    ['周四没空周五下午有', '11-20 14:00'],
    ['明天上午没空，下午可以', '11-19 14:00'],
    ['不是明天是后天下午三点', '11-20 15:00'],
    ['聽日唔得,後日下晝啦', '11-20 14:00'],
    ["can't do Thursday, Friday is fine", '11-20 09:00'],
    ["I'm away Thursday, Friday pm works", '11-20 14:00'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    ['明天行不行', '11-19 09:00'],
    ['后天不行吗', '11-20 09:00'],
    ['师傅能不能周六上午过来', '11-21 09:00'],
    ['是不是明天来', '11-19 09:00'],
    ['特别是周五', '11-20 09:00'],
    ['Thursday, if not then Friday', '11-19 09:00'],
    ['why not Thursday', '11-19 09:00'],
  ])('but asked for in %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('a day that bounds', () => {
  it.each([
    ['before Friday', '11-19 09:00'],
    ['周五之前', '11-19 09:00'],
    ['before tomorrow', '11-18 10:30'],
    ['not before Thursday', '11-19 09:00'],
    ['not until Friday', '11-20 09:00'],
    ['周五之前都没空', '11-20 09:00'],
    ["I'm out until Friday", '11-20 09:00'],
    ['no later than Friday', '11-20 09:00'],
    ['since Monday', 'nothing'],
    ['周五前后', '11-20 09:00'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

it.each([
  ['明天下午三点不对是四点', '11-19 16:00'],
  ['周四上午，说错了，周五上午', '11-20 09:00'],
  ['tomorrow at 3, no wait, 4', '11-19 16:00'],
  ['Thursday - no, wait, Friday at 2', '11-20 14:00'],
  ['sorry for the trouble', 'nothing'],
  ['tomorrow at 3', 'nothing'],
])('who corrects himself means the later time: %s', (text, expected) => {
  expect(told(findCorrectedTime(text, now, timezone))).toBe(expected);
});

describe('no appointment', () => {
  it.each([
    '早上好，净水机漏水',
    '早晨，部機漏水',
    '早晨！部影印機卡紙',
    '早晨',
    '早上好呀，净水机漏水',
    '晚上好，交换机不亮了',
    '各位早上好，净水机漏水',
    '早上，净水机漏水',
    '晚安，淨水器漏水',
    'Morning! The copier on our 2nd floor jams all the time.',
    'Evening, our industrial switch went dark.',
    'Afternoon. The purifier leaks',
    'morning all, copier jams',
    "Mornin', the copier jams",
    "'evening folks, the camera has no picture",
    'Good evening, our industrial switch went dark.',
    'Hi, good afternoon! The purifier leaks',
    'Morning! Please send somebody, the copier jams',
    'Morning',
    '下午两三点的时候就跳闸',
    '花了12.5元买滤芯',
    'the price was 12.50',
  ])('in %s', (text) => {
    expect(findAppointment(text, now, timezone, [])).toBeNull();
  });
});

it.each([
  ['Evening! Somebody should come tomorrow, our switch went dark', '11-19 09:00'],
  ['Morning, the copier jams. Friday afternoon would be best', '11-20 14:00'],
  ['Evening, somebody is at home then', '11-18 18:30'],
  ['Afternoon, please', '11-18 14:00'],
  ['Kowloon. Sat morning pls', '11-21 09:00'],
  ['copier jams, fri 3pm plz', '11-20 15:00'],
  ['下午', '11-18 14:00'],
  ['上午，家里有人', '11-19 09:00'],
  ['晚上好，明天下午来修', '11-19 14:00'],
])('a greeting before a time, and none: %s', (text, expected) => {
  expect(told(findAppointment(text, now, timezone, [])?.value ?? null)).toBe(expected);
});

it('a date with its hour is no number to call', () => {
  const circumstances = { language: 'zh-Hans', now, timezone, catalogue: [], expects: 'time' } as const;
  const { phone, time } = understand('2026-11-25 15:00', circumstances);
  expect(phone).toBeUndefined();
  expect(told(time?.value ?? null)).toBe('11-25 15:00');
});

describe('when somebody is at home by day', () => {
  const appointed = (text: string): string => told(findAppointment(text, now, timezone, [])?.value ?? null);

  it.each([
    '家里净水机不制水，白天都在家',
    '平时家里都有人',
    '一般都在家',
    '日頭都有人喺屋企',
    '平時都有人在家',
    "we're home during the day",
    'someone is home all day',
  ])('any time will do: %s', (text) => expect(appointed(text)).toBe('any'));

  it.each(['白天没人', '平时很吵', '白天上班', '最近总是漏水', 'it leaks all day'])('not “%s”', (text) =>
    expect(appointed(text)).toBe('nothing'),
  );
});
