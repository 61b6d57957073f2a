import { describe, expect, test } from 'vitest';
import { saysWhatToAdd } from './added-information.js';
import { keepOrCancel } from './intent.js';
import { findNewTime } from './time/new-time.js';

describe('a wish to add something', () => {
  test.each([
    'I need to add something to it: the technician must bring a ladder',
    '补充一下，师傅来的时候请带梯子',
    '備註一下 社區要提前登記車牌',
    'please add a note: gate code is 4417, ring twice',
  ])('says what in “%s”', (text) => expect(saysWhatToAdd(text, [])).toBe(true));

  test.each([
    'I want to add some information to my ticket',
    '我想给工单补充点信息',
    '我要補充資料',
    'add a note please',
  ])('leaves it open in “%s”', (text) => expect(saysWhatToAdd(text, [])).toBe(false));
});

describe('asked whether to cancel, a customer', () => {
  test.each([
    ['yes, cancel it', 'CANCEL'],
    ['确定取消', 'CANCEL'],
    ['不用来了', 'CANCEL'],
    ['算了，取消吧', 'CANCEL'],
    ['no, keep it please, the technician should come', 'KEEP'],
    ["don't cancel", 'KEEP'],
    ['先不取消了', 'KEEP'],
    ['別取消，還是來修吧', 'KEEP'],
    ['还是让师傅来吧', 'KEEP'],
    ['嗯', null],
  ])('means by “%s” %s', (text, wish) => expect(keepOrCancel(text)).toBe(wish));
});

describe('a new time', () => {
  const now = new Date('2026-11-23T02:00:00Z');
  test.each([
    ['move it from Wednesday to Thursday 2 pm', '2026-11-26T06:00:00.000Z'],
    ['把明天上午的改到后天下午三点', '2026-11-25T07:00:00.000Z'],
    ['明天不行，換到週五上午十點', '2026-11-27T02:00:00.000Z'],
  ])('is what stands behind the “to” in “%s”', (text, at) => {
    const time = findNewTime(text, now, 'Asia/Shanghai');
    expect(time?.kind === 'AT' && time.at.toISOString()).toBe(at);
  });

  test.each([
    ['从下周三下午两点改到四点', '2026-12-02T08:00:00.000Z'],
    ['please change it from 2 pm to 4 pm', '2026-11-23T08:00:00.000Z'],
    ['改到明天9点到11点', '2026-11-24T01:00:00.000Z'],
    ['換到下週三下午兩點到四點', '2026-12-02T06:00:00.000Z'],
    ['move it to tomorrow from 9 to 11', '2026-11-24T01:00:00.000Z'],
  ])('keeps the day and takes a range by its start in “%s”', (text, at) => {
    const time = findNewTime(text, now, 'Asia/Shanghai');
    expect(time?.kind === 'AT' && time.at.toISOString()).toBe(at);
  });

  test.each([
    '下周三下午两点到四点',
    '明天9点到11点',
    '明天兩點到四點',
    '明天两到四点',
    'tomorrow from 9 to 11',
    '周三到周五都行',
  ])('is none where “%s” is a range alone', (text) =>
    expect(findNewTime(text, now, 'Asia/Shanghai')).toBeNull(),
  );

  test('is not what the customer only tells about tomorrow', () => {
    expect(findNewTime('I have to go away tomorrow', now, 'Asia/Shanghai')).toBeNull();
  });
});
