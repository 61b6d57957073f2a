import { describe, expect, it } from 'vitest';
import { PolicyError, readPolicy } from '../policy/policy-reader.js';
import { previewSla } from './preview-sla.js';

const textWith = (rule: string): string => `
policy: closing
version: "1"
company: {en: Closing}
timezone: Asia/Shanghai
currency: CNY
languages: [en]
calendars:
  office:
    hours: {mon: ["09:00-12:00", "13:00-17:00"], tue: ["09:00-12:00"], wed: ["09:00-17:00"]}
    holidays: none
sla:
  - {id: dispatch, target: DISPATCH, pausedBy: [CUSTOMER], escalate: [{at: 50%, to: DISPATCHER}, {after: PT1H, to: MANAGER}], ${rule}}
`;

/** Local times of Shanghai; 23 November 2026 is a Monday. */
const at = (local: string): Date => new Date(`2026-11-${local}:00+08:00`);
const promise = (rule: string, openedAt: string, paused: readonly [string, string][] = []) => {
  const pauses = paused.map(([from, to]) => ({ from: at(from), to: at(to), reason: 'CUSTOMER' as const }));
  return previewSla(readPolicy(textWith(rule)), { kind: 'FAULT', openedAt: at(openedAt), pauses })[0];
};

describe('a promise until closing time', () => {
  const sameDay = 'until: CLOSING, calendar: office';

  it.each([
    ['is due at closing time of the day', sameDay, '23T10:00', '23T17:00'],
    ['of the next open day when it begins after hours', sameDay, '23T18:00', '24T12:00'],
    ['of the next open day when it begins at closing time', sameDay, '24T12:00', '25T17:00'],
    ['of the day after', 'until: CLOSING, within: P1D, calendar: office', '23T10:00', '24T12:00'],
    [
      'of the day to which its hours lead',
      'until: CLOSING, within: PT4H, calendar: office',
      '23T15:00',
      '24T12:00',
    ],
    [
      'of the day after when its hour is past closing time there',
      'until: CLOSING, within: P1D, calendar: office',
      '23T16:00',
      '24T12:00',
    ],
    [
      'of the first open day after a weekend, when counted from outside hours',
      'until: CLOSING, within: P1D, calendar: office',
      '28T10:00',
      '01T12:00',
    ],
  ])('%s', (_rule, written, openedAt, expected) => {
    const due = expected.startsWith('01') ? new Date(`2026-12-${expected}:00+08:00`) : at(expected);
    expect(promise(written, openedAt)?.dueAt).toEqual(due);
  });

  it('moves by the open time of a pause, like any other', () => {
    expect(promise(sameDay, '23T10:00', [['23T11:00', '23T14:00']])?.dueAt).toEqual(at('24T11:00'));
  });

  it('has its alarms at shares of the open time until then, and after it', () => {
    expect(promise(sameDay, '23T10:00')?.steps.map(({ dueAt }) => dueAt)).toEqual([
      at('23T14:00'),
      at('24T10:00'),
    ]);
  });
});

describe('until in a policy text', () => {
  const messageOf = (rule: string): string => {
    try {
      readPolicy(textWith(rule));
    } catch (error) {
      if (error instanceof PolicyError) return error.message;
      throw error;
    }
    return 'accepted';
  };

  it('is refused on a calendar that never closes', () => {
    expect(messageOf('until: CLOSING')).toContain('takes CLOSING only with a calendar that closes');
  });

  it('or within is asked for', () => {
    expect(messageOf('calendar: office')).toContain('"within" is missing');
  });
});
