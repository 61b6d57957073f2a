import { describe, expect, it } from 'vitest';
import { dayAfter } from '../calendar/duration.js';
import { readPolicy } from '../policy/policy-reader.js';
import { dueAfter } from './due-after.js';
import { nextOccasion, type ServedUnit } from './occasion.js';

const policyWith = (followUps: string, head = '') =>
  readPolicy(`
policy: units
version: "1"
company: {en: Units}
timezone: Asia/Shanghai
currency: CNY
languages: [en]
calendars:
  office: {hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"], thu: ["09:00-17:00"], fri: ["09:00-17:00"]}, holidays: none}
entitlement:
  startsAt: [ACCEPTED, SOLD]
  terms:
    - {id: first, for: P1Y, remedies: [EXCHANGE], pays: {parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
    - {id: long, for: P3Y, remedies: [REPAIR], pays: {parts: CUSTOMER, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
  afterwards: {pays: {parts: CUSTOMER, labour: CUSTOMER, travel: CUSTOMER, freight: CUSTOMER}}
${head}
followUps:
  - ${followUps}
`);

const unit = (facts: object, contracts: ServedUnit['contracts'] = []): ServedUnit => ({
  key: 'unit',
  facts,
  contracts,
});

/** The days of all turns from a day on, at most so many. */
function daysOf(text: string, served: ServedUnit, from: string, most = 6): string[] {
  const policy = policyWith(text);
  const [rule] = policy.followUps;
  if (!rule) throw new Error('no rule');
  const days: string[] = [];
  for (let day = from; days.length < most; day = dayAfter(days.at(-1) ?? day)) {
    const next = nextOccasion(policy, rule, served, day);
    if (!next) break;
    days.push(next.on);
  }
  return days;
}

const accepted = unit({ acceptedOn: '2026-01-31' });

describe('once, after a day of the unit', () => {
  const training = '{id: training, kind: TRAINING, after: ACCEPTED, within: P14D}';

  it('comes on one day and never again (R-205)', () => {
    expect(daysOf(training, accepted, '2026-01-31')).toEqual(['2026-02-14']);
    expect(daysOf(training, accepted, '2026-02-15')).toEqual([]);
    expect(daysOf(training, unit({ soldOn: '2026-01-31' }), '2026-01-31')).toEqual([]);
  });

  it('is in front of people from that day on when it says within', () => {
    const policy = policyWith(training);
    const [rule] = policy.followUps;
    expect(rule && nextOccasion(policy, rule, accepted, '2026-01-31')).toMatchObject({
      noticeAt: new Date('2026-01-30T16:00:00Z'),
      dueAt: new Date('2026-02-13T16:00:00Z'),
    });
  });

  it('asks for nothing where the unit is installed (R-093)', () => {
    const text = '{id: fit, kind: INSTALLATION, after: SOLD, delay: P10D, while: NOT_INSTALLED}';
    expect(daysOf(text, unit({ soldOn: '2026-11-01' }), '2026-11-01')).toEqual(['2026-11-11']);
    const installed = unit({ soldOn: '2026-11-01', installedOn: '2026-11-05' });
    expect(daysOf(text, installed, '2026-11-01')).toEqual([]);
  });
});

describe('every so often', () => {
  it('counts each round from the start, so the last of a month does not wander (R-194)', () => {
    expect(
      daysOf('{id: call, kind: CALLBACK, every: P1M, from: ACCEPTED}', accepted, '2026-02-01', 4),
    ).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it('comes on the day itself, and never on the day it counts from', () => {
    const text = '{id: call, kind: CALLBACK, every: P3M, from: ACCEPTED}';
    expect(daysOf(text, accepted, '2026-01-31', 1)).toEqual(['2026-04-30']);
    expect(daysOf(text, accepted, '2026-04-30', 1)).toEqual(['2026-04-30']);
    expect(daysOf(text, accepted, '2031-05-01', 1)).toEqual(['2031-07-31']);
  });

  it('stops when the warranty is over, whichever term was the last (R-195)', () => {
    const text = '{id: visit, kind: INSPECTION, every: P6M, from: ACCEPTED, while: IN_WARRANTY, visit: true}';
    const days = daysOf(text, accepted, '2026-02-01', 20);
    expect(days).toHaveLength(6);
    expect(days.at(-1)).toBe('2029-01-31');
  });

  it('never comes for a unit whose day is not known', () => {
    expect(daysOf('{id: call, kind: CALLBACK, every: P1M, from: INSTALLED}', accepted, '2026-02-01')).toEqual(
      [],
    );
  });

  it('of hundreds of rounds finds the next at once', () => {
    expect(
      daysOf(
        '{id: daily, kind: CALLBACK, every: P1D, from: ACCEPTED}',
        unit({ acceptedOn: '1990-01-01' }),
        '2026-02-01',
        2,
      ),
    ).toEqual(['2026-02-01', '2026-02-02']);
  });
});

describe('fixed months', () => {
  const training = '{id: training, kind: TRAINING, months: [5, 10], while: UNDER_CONTRACT}';
  it('come on their first day while a contract runs, across the gap between two (R-205)', () => {
    const contracts = [
      { startsOn: '2028-05-02', endsOn: '2028-12-31' },
      { startsOn: '2026-06-01', endsOn: '2027-05-01' },
    ];
    expect(daysOf(training, unit({}, contracts), '2026-01-01')).toEqual([
      '2026-10-01',
      '2027-05-01',
      '2028-10-01',
    ]);
  });

  it('do not come without a contract', () => {
    expect(daysOf(training, accepted, '2026-01-01')).toEqual([]);
  });
});

describe('before an end', () => {
  const renewal = '{id: renewal, kind: CONTRACT_RENEWAL, before: CONTRACT_END, by: P1M}';
  it('a month before the last day of the contract, by the calendar (R-200)', () => {
    const policy = policyWith(renewal);
    const [rule] = policy.followUps;
    const contracts = [{ startsOn: '2024-04-01', endsOn: '2025-03-31' }];
    const next = rule && nextOccasion(policy, rule, unit({}, contracts), '2025-01-01');
    expect(next).toEqual({ on: '2025-03-31', dueAt: new Date('2025-02-27T16:00:00Z'), noticeAt: null });
  });

  it('whoever has renewed is asked before the later end only', () => {
    const contracts = [
      { startsOn: '2024-04-01', endsOn: '2025-03-31' },
      { startsOn: '2025-04-01', endsOn: '2026-03-31' },
    ];
    expect(daysOf(renewal, unit({}, contracts), '2025-01-01')).toEqual(['2026-03-31']);
    expect(daysOf(renewal, unit({}, contracts), '2026-04-01')).toEqual([]);
  });

  it('the end of a warranty is that of its last term', () => {
    const text = '{id: expiry, kind: WARRANTY_EXPIRY, before: WARRANTY_END, by: P1M}';
    expect(daysOf(text, accepted, '2026-02-01')).toEqual(['2029-01-31']);
    expect(daysOf(text, accepted, '2029-02-01')).toEqual([]);
  });
});

describe('when people hear of it', () => {
  const once = (text: string, head = '') => {
    const policy = policyWith(text, head);
    const [rule] = policy.followUps;
    if (!rule) throw new Error('no rule');
    return nextOccasion(policy, rule, accepted, '2026-02-01');
  };

  it('a visit is put in front of the dispatcher its lead time ahead', () => {
    const next = once(
      '{id: visit, kind: INSPECTION, every: P3M, from: ACCEPTED, visit: true, leadTime: P7D}',
    );
    expect(next).toMatchObject({
      dueAt: new Date('2026-04-29T16:00:00Z'),
      noticeAt: new Date('2026-04-22T16:00:00Z'),
    });
  });

  it('a call waits for the contact hours, a visit only for its own', () => {
    const head = 'contactHours: office';
    const saturday = '2026-02-28';
    const call = once('{id: call, kind: CALLBACK, every: P1M, from: ACCEPTED}', head);
    expect(call).toMatchObject({ on: saturday, dueAt: new Date('2026-03-02T01:00:00Z') });
    const visit = once('{id: visit, kind: INSPECTION, every: P1M, from: ACCEPTED, visit: true}', head);
    expect(visit).toMatchObject({ dueAt: new Date('2026-02-27T16:00:00Z') });
    const lifted = once('{id: call, kind: CALLBACK, every: P1M, from: ACCEPTED, during: always}', head);
    expect(lifted).toMatchObject({ dueAt: new Date('2026-02-27T16:00:00Z') });
    const own = once(
      '{id: visit, kind: INSPECTION, every: P1M, from: ACCEPTED, visit: true, during: office}',
    );
    expect(own).toMatchObject({ dueAt: new Date('2026-03-02T01:00:00Z') });
  });

  const afterwards = (text: string, at: string) => {
    const policy = policyWith(text, 'contactHours: office');
    const [rule] = policy.followUps;
    return rule ? dueAfter(policy, rule, new Date(at)) : null;
  };

  it('a survey of the evening is asked in the morning', () => {
    const survey = '{id: survey, kind: SURVEY, after: RESOLVED, delay: PT2H}';
    expect(afterwards(survey, '2026-11-23T08:00:00Z')?.dueAt).toEqual(new Date('2026-11-24T01:00:00Z'));
    expect(afterwards(survey, '2026-11-23T06:59:00Z')?.dueAt).toEqual(new Date('2026-11-23T08:59:00Z'));
  });

  it('of what is due within a time somebody hears at once', () => {
    const text = '{id: again, kind: NEXT_VISIT, after: VISIT_UNRESOLVED, within: P3D, visit: true}';
    const at = new Date('2026-11-23T08:00:00Z');
    expect(afterwards(text, at.toISOString())).toEqual({
      dueAt: new Date('2026-11-26T08:00:00Z'),
      noticeAt: at,
    });
  });
});

describe('a sample of units', () => {
  const drawn = (sample: string) =>
    daysOf(
      `{id: call, kind: CALLBACK, every: P1M, from: ACCEPTED, sample: ${sample}}`,
      accepted,
      '2026-02-01',
      200,
    );

  it('draws the same lots whenever it is asked', () => {
    expect(drawn('25%')).toEqual(drawn('25%'));
    expect(drawn('0%')).toEqual([]);
  });

  it('draws about as many as it says', () => {
    const last = drawn('25%').at(-1) ?? '';
    const months = (Number(last.slice(0, 4)) - 2026) * 12 + Number(last.slice(5, 7));
    expect(200 / months).toBeGreaterThan(0.18);
    expect(200 / months).toBeLessThan(0.33);
  });
});
