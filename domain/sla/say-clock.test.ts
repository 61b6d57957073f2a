import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy/policy-reader.js';
import { explainPreview } from './preview-sla.js';
import { type ClockOutcome, sayClockStory } from './say-clock.js';
import type { SlaFacts } from './sla-facts.js';

const policy = readPolicy(`
policy: words
version: "1"
company: {en: Words}
timezone: Asia/Shanghai
currency: CNY
languages: [zh-Hans]
calendars:
  office:
    hours: {mon: ["09:00-12:00", "13:00-17:00"], tue: ["09:00-12:00", "13:00-17:00"], wed: ["09:00-17:00"]}
    alsoClosed: ["2026-11-24"]
zones: [{id: city, distanceKm: {max: 15}}]
sla:
  - id: urgent
    target: ARRIVE
    when: {kind: [FAULT, COMPLAINT], severity: [URGENT, CRITICAL], zone: [city], underContract: true}
    within: PT2H
  - id: press
    target: ARRIVE
    when: {words: [曝光, lawyer], component: {not: [pump, consumable]}, customerTier: [KEY]}
    within: PT2H
  - {id: far, target: ARRIVE, when: {distanceKm: {min: 100}}, within: PT4H, calendar: office}
  - {id: usual, target: ARRIVE, within: PT8H, calendar: office, byAppointment: true, pausedBy: [CUSTOMER, PARTS]}
  - {id: resolve, target: RESOLVE, within: P2DT1H, calendar: office, from: ARRIVED}
  - {id: long, target: RETURN_UNIT, within: P20D, calendar: office}
  - {id: reply, target: REPLY, within: PT48H}
  - {id: today, target: DISPATCH, until: CLOSING, calendar: office}
`);

/** Monday, 23 November at ten in Shanghai. */
const openedAt = new Date('2026-11-23T02:00:00Z');
const at = (text: string) => new Date(`2026-11-${text}+08:00`);
const said = (rule: string, language: 'zh-Hans' | 'zh-Hant' | 'en', facts: Partial<SlaFacts> = {}) =>
  sayClockStory(
    explainPreview(policy, { kind: 'FAULT', openedAt, ...facts }, rule),
    language,
    policy.timezone,
  ).split('\n');

describe('a promise in words', () => {
  const facts: Partial<SlaFacts> = {
    component: 'pump',
    distanceKm: 20.04,
    pauses: [
      { from: at('23T11:00'), to: at('23T14:00'), reason: 'CUSTOMER' },
      { from: at('24T09:00'), to: at('24T10:00'), reason: 'PARTS' },
    ],
  };

  it('is what a receptionist reads out in simplified Chinese', () => {
    expect(said('usual', 'zh-Hans', facts)).toEqual([
      '师傅最晚会在11月25日（周三）下午1:00之前到您那里。',
      '我们承诺8小时之内做到，只计营业时间（日历 office），从11月23日（周一）上午10:00登记算起（条款 usual）。',
      '计入的时间共8小时：11月23日（周一）上午10:00至上午11:00、11月23日（周一）下午2:00至下午5:00和11月25日（周三）上午9:00至下午1:00。',
      '11月23日（周一）上午11:00至下午2:00停止计时（等您的答复），因此顺延2小时。',
      '11月24日（周二）上午9:00至上午10:00停止计时（等配件），这段时间本来就不计，没有顺延。',
      '休息日不计：11月24日（周二）。',
      '排在前面的条款 urgent 不适用：紧急程度是“一般”，它要求“紧急或特急”；区域是“不清楚”，它要求“city”；维保合同是“没有”，它要求“有效”。',
      '排在前面的条款 press 不适用：部件是“pump”，它要求“不属于pump或易耗件”；客户级别是“普通客户”，它要求“重点客户”；客户说的话是“不清楚”，它要求“提到曝光或lawyer”。',
      '排在前面的条款 far 不适用：距离是“20公里”，它要求“超过100公里”。',
    ]);
  });

  it('is the same in traditional Chinese', () => {
    expect(said('usual', 'zh-Hant', facts).slice(0, 5)).toEqual([
      '師傅最遲會在11月25日（週三）下午1:00之前到達。',
      '我們承諾在8小時之內做到，只計營業時間（行事曆 office），從11月23日（週一）上午10:00登記算起（條款 usual）。',
      '計入的時間共8小時：11月23日（週一）上午10:00至上午11:00、11月23日（週一）下午2:00至下午5:00和11月25日（週三）上午9:00至下午1:00。',
      '11月23日（週一）上午11:00至下午2:00停止計時（等您的回覆），因此順延2小時。',
      '11月24日（週二）上午9:00至上午10:00停止計時（等零件），這段時間本來就不計，沒有順延。',
    ]);
  });

  it('is the same in English', () => {
    expect(said('usual', 'en', facts)).toEqual([
      'Somebody will be on site by Wednesday, 25 November, 1:00 pm at the latest.',
      'We promise it within 8 hours of your report (Monday, 23 November, 10:00 am); only opening hours count (calendar office, rule usual).',
      'The time counted is 8 hours: Monday, 23 November, 10:00 am to 11:00 am, Monday, 23 November, 2:00 pm to 5:00 pm, and Wednesday, 25 November, 9:00 am to 1:00 pm.',
      'From Monday, 23 November, 11:00 am to 2:00 pm the clock stood still, waiting for an answer from you; that moved it by 2 hours.',
      'From Tuesday, 24 November, 9:00 am to 10:00 am the clock stood still, waiting for a part; that time does not count anyway, so nothing moved.',
      'These days are free and do not count: Tuesday, 24 November.',
      'Rule urgent, which stands before it, does not fit: severity: normal, where it asks for urgent or critical; zone: not known, where it asks for city; service contract: none, where it asks for one in force.',
      'Rule press, which stands before it, does not fit: component: pump, where it asks for none of pump or a part that wears out; rank of the customer: standard, where it asks for key customer; what was said: not known, where it asks for a word such as 曝光 or lawyer.',
      'Rule far, which stands before it, does not fit: distance: 20 km, where it asks for more than 100 km.',
    ]);
  });

  it.each([
    [
      'working days, counted from an arrival',
      'resolve',
      {},
      '我们承诺2个工作日1小时之内做到，只计营业时间（日历 office），从11月23日（周一）上午10:00师傅到场算起（条款 resolve）。',
    ],
    [
      'hours that never stop',
      'reply',
      {},
      '我们承诺48小时之内做到，昼夜和节假日都计时，从11月23日（周一）上午10:00登记算起（条款 reply）。',
    ],
    [
      'closing time',
      'today',
      {},
      '我们承诺当天下班前做到（日历 office），从11月23日（周一）上午10:00登记算起（条款 today）。',
    ],
    [
      'the time that the customer named',
      'usual',
      { appointmentAt: at('25T15:00') },
      '时间是您自己约定的，以约定为准，不因暂停而改变（条款 usual）。',
    ],
  ])('says %s', (_what, rule, more, expected) => {
    expect(said(rule, 'zh-Hans', more)[1]).toBe(expected);
  });

  it('names the year where it is another one, and counts what is too much to read out', () => {
    const [promise, , counted] = said('resolve', 'en', { openedAt: new Date('2026-12-30T02:00:00Z') });
    expect(promise).toBe('It will be settled by 5 January 2027, 11:00 am.');
    expect(counted).toContain('2027');
    const long = said('long', 'en')[2];
    expect(long).toMatch(/, and \d+ more spans after that\.$/);
  });

  it('tells how it stands', () => {
    const story = explainPreview(policy, { kind: 'FAULT', openedAt }, 'reply');
    const lastLine = (outcome: ClockOutcome) =>
      sayClockStory({ ...story, outcome }, 'en', policy.timezone)
        .split('\n')
        .at(-1);
    const nothing = { metAt: null, endedAt: null };
    expect(lastLine({ state: 'MET', metAt: at('24T09:00'), endedAt: at('24T09:00') })).toBe(
      'It was done in time, Tuesday, 24 November, 9:00 am.',
    );
    expect(lastLine({ state: 'MISSED', metAt: at('26T09:00'), endedAt: at('26T09:00') })).toContain(
      'too late',
    );
    expect(lastLine({ ...nothing, state: 'MISSED' })).toContain('overdue');
    expect(lastLine({ state: 'MISSED', metAt: null, endedAt: at('26T09:00') })).toContain('no longer needed');
    expect(lastLine({ state: 'CANCELLED', metAt: null, endedAt: at('24T09:00') })).toBe(
      'It is no longer needed now.',
    );
    expect(lastLine({ ...nothing, state: 'RUNNING' })).toContain('The time counted');
  });

  it('says of a pause that lasts that it lasts', () => {
    const story = explainPreview(policy, { kind: 'FAULT', openedAt }, 'usual');
    const pauses = [{ from: at('23T11:00'), to: null, reason: 'PARTS' as const, takenOut: null }];
    expect(sayClockStory({ ...story, pauses, segments: [] }, 'en', policy.timezone)).toContain(
      'No time has been counted so far.\nSince Monday, 23 November, 11:00 am the clock has stood still, waiting for a part; the time named moves on by as long as that lasts.',
    );
  });
});
