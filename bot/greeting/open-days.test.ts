import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPolicy } from '../../domain/policy/policy-reader.js';
import { sayWhetherOpen } from './open-days.js';

const policy = readPolicy(readFileSync('policies/default.yaml', 'utf8'));
const monday = new Date('2026-11-23T02:00:00Z');

test.each([
  ['zh-Hans', '你们周末上班吗', ['周末不上班。']],
  ['zh-Hans', '星期天有人吗', ['周日不上班。']],
  ['zh-Hans', '周五上班吗', ['周五上班。']],
  ['zh-Hans', '周五和周六上班吗', ['周五上班。', '周六不上班。']],
  ['zh-Hans', '今天上班吗', ['今天上班。']],
  ['zh-Hans', '现在有人上班吗', ['现在是上班时间。']],
  ['zh-Hant', '你哋而家開緊門未', ['現在是上班時間。']],
  ['en', 'are you open right now?', ['We are open now.']],
  ['zh-Hans', '晚上有人值班吗', ['晚上不上班。']],
  ['zh-Hans', '国庆放假吗', ['法定节假日不上班。']],
  ['zh-Hans', '你们几点上班', []],
  ['zh-Hans', '周一到周五几点上班', []],
  ['zh-Hant', '禮拜六有上班嗎', ['週六不上班。']],
  ['zh-Hant', '你哋星期日開唔開', ['週日不上班。']],
  ['zh-Hant', '國定假日有人嗎', ['國定假日不上班。']],
  ['en', 'Are you open on Sundays?', ['We are closed on Sundays.']],
  ['en', 'do you work weekends', ['We are closed at weekends.']],
  ['en', 'Are you open on Monday or Saturday?', ['We are open on Mondays.', 'We are closed on Saturdays.']],
  ['en', 'are you open tomorrow?', ['We are open tomorrow.']],
  ['en', 'Are you closed on public holidays', ['We are closed on public holidays.']],
  ['en', 'what are your hours', []],
  ['en', 'are you open this month, I have a fridge and a monitor', []],
  ['en', 'open Tues and Wednesday?', ['We are open on Tuesdays and on Wednesdays.']],
] as const)('in %s “%s” is answered', (language, question, answers) => {
  expect(sayWhetherOpen(policy, monday, language, question)).toEqual(answers);
});

test('a day that is worked to make up for a holiday is told', () => {
  // Friday before the Saturday of 10 October 2026, which makes up for the National Day.
  const friday = new Date('2026-10-09T02:00:00Z');
  expect(sayWhetherOpen(policy, friday, 'zh-Hans', '周六上班吗')).toEqual([
    '周六不上班。',
    '但10月10日（周六）例外。',
  ]);
});

test.each([
  ['zh-Hans', '今天上班吗', ['今天上班。', '现在是下班时间。']],
  ['en', 'are you open now?', ['We are closed now.']],
  ['zh-Hant', '明天有上班嗎', ['明天上班。']],
] as const)('in the evening, in %s “%s”', (language, question, answers) => {
  const evening = new Date('2026-11-23T12:00:00Z');
  expect(sayWhetherOpen(policy, evening, language, question)).toEqual(answers);
});

test('a desk that never closes answers with its hours alone', () => {
  const always = new Map([...policy.calendars].filter(([, calendar]) => calendar.always));
  expect(sayWhetherOpen({ ...policy, calendars: always }, monday, 'en', 'open on Sunday?')).toEqual([]);
});
