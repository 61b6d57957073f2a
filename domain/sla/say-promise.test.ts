import { expect, it } from 'vitest';
import { languages } from '../../schema/vocabulary.js';
import { readPolicy } from '../policy/policy-reader.js';
import { tellPromise } from './say-promise.js';

const policy = readPolicy(`
policy: words
version: "1"
company: {en: Words}
timezone: Asia/Shanghai
currency: CNY
languages: [zh-Hans]
calendars: {office: {hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"]}}}
sla:
  - {id: day, target: REPLY, within: PT24H}
  - {id: far, target: ARRIVE, within: PT48H}
  - {id: done, target: RESOLVE, within: PT72H}
  - {id: office, target: REPLY, within: PT2H, calendar: office}
  - {id: dispatch, target: DISPATCH, within: PT24H}
`);
const now = new Date('2026-11-26T17:09:40Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const told = (rule: string, hours: number) => {
  const found = policy.sla.find(({ id }) => id === rule);
  if (!found) throw new Error(rule);
  return languages.map((language) =>
    tellPromise({ target: found.target, dueAt: inHours(hours), rule: found }, language, policy),
  );
};

it.each([
  [
    'day',
    24,
    '我们会在24小时之内答复您，最晚11月28日（周六）凌晨1:09。',
    '我們會在24小時之內回覆您，最遲11月28日（週六）凌晨1:09。',
    'We will answer you within 24 hours, that is by Saturday, 28 November, 1:09 am.',
  ],
  [
    'far',
    46.84,
    '师傅会在48小时之内到您那里，最晚11月28日（周六）24:00。',
    '師傅會在48小時之內到達，最遲11月28日（週六）24:00。',
    'Somebody will be on site within 48 hours, that is by the end of Saturday, 28 November at the latest.',
  ],
  [
    'done',
    72,
    '我们会在72小时之内处理好，最晚11月30日（周一）凌晨1:09。',
    '我們會在72小時之內處理完成，最遲11月30日（週一）凌晨1:09。',
    'It will be settled within 72 hours, that is by Monday, 30 November, 1:09 am.',
  ],
  [
    'office',
    105.84,
    '我们会在12月1日（周二）上午11:00之前答复您。',
    '我們會在12月1日（週二）上午11:00之前回覆您。',
    'We will answer you by Tuesday, 1 December, 11:00 am.',
  ],
  [
    'dispatch',
    24,
    '我们会在11月28日（周六）凌晨1:09之前安排好师傅。',
    '我們會在11月28日（週六）凌晨1:09之前安排好師傅。',
    'A technician will be found for you by Saturday, 28 November, 1:09 am.',
  ],
] as const)('%s is told as how long, where the clock never stands still, and until when', (...one) => {
  const [rule, hours, ...sentences] = one;
  expect(told(rule, hours)).toEqual(sentences);
});

it('as until when alone where it has run for a while', () => {
  const promise = { target: 'REPLY', dueAt: inHours(20), rule: null } as const;
  expect(tellPromise(promise, 'zh-Hans', policy)).toBe('我们会在11月27日（周五）晚上9:09之前答复您。');
});
