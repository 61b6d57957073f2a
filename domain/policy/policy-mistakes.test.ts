import { describe, expect, it } from 'vitest';
import { changed, problemsOf, soundPolicy } from '../../test/support/small-policy.js';
import { readPolicy } from './policy-reader.js';

describe('a mistake in the head, in hours, zones or promises is refused at its line', () => {
  it.each<[what: string, from: string, to: string, line: number, path: string, says: RegExp]>([
    ['no policy at all', soundPolicy, '', 1, '', /takes a policy/],
    [
      'a key that is missing',
      'currency: CNY\n',
      '',
      1,
      '',
      /"currency" is missing; it takes a currency code/,
    ],
    ['a key that is not known', 'timezone:', 'timezome:', 4, '', /"timezome" is not known.*timezone\?/],
    ['a key that is not known, deep inside', 'within: PT24H', 'whithin: PT24H', 20, 'sla[0]', /within\?/],
    ['a key written twice', 'currency: CNY', 'currency: CNY\ncurrency: CNY', 6, '', /twice.*line 5/],
    ['a tag', 'policy: small', 'policy: !!js/function small', 1, '', /Unresolved tag/],
    ['an alias of nothing', 'policy: small', 'policy: *small', 1, 'policy', /nothing above is named &small/],
    ['a wrong name', 'policy: small', 'policy: Small Policy', 1, 'policy', /small letters/],
    [
      'a text where a group belongs',
      'company: {en: Small, zh-Hans: 小}',
      'company: Small',
      3,
      'company',
      /"Small"/,
    ],
    ['a list where a text belongs', 'currency: CNY', 'currency: [CNY]', 5, 'currency', /not a list/],
    ['nothing where something belongs', 'currency: CNY', 'currency:', 5, 'currency', /not nothing/],
    ['a language that we do not speak', 'zh-Hans: 小', 'fr: Petit', 3, 'company', /zh-Hans, zh-Hant, en/],
    ['an empty list', 'languages: [zh-Hans, en]', 'languages: []', 6, 'languages', /at least one/],
    ['a repetition in a list', '[zh-Hans, en]', '[en, en]', 6, 'languages[1]', /twice/],
    ['a time zone that does not exist', 'Asia/Shanghai', 'Asia/Shangai', 4, 'timezone', /Asia\/Shanghai\?/],
    ['an offset for a time zone', 'Asia/Shanghai', '"+08:00"', 4, 'timezone', /IANA/],
    ['a currency that does not exist', 'CNY', 'CNX', 5, 'currency', /ISO 4217/],
    [
      'a calendar that is there anyway',
      '  office:',
      '  always: {hours: {mon: ["08:00-09:00"]}}\n  office:',
      8,
      'calendars',
      /another id/,
    ],
    [
      'hours in another writing',
      '08:30-12:00',
      '8:30-12:00',
      9,
      'calendars.office.hours.mon[0]',
      /"08:30-12:00"\?/,
    ],
    [
      'hours past midnight',
      '08:30-12:00',
      '08:30-25:00',
      9,
      'calendars.office.hours.mon[0]',
      /opening hours/,
    ],
    [
      'hours without length',
      '08:30-12:00',
      '12:00-12:00',
      9,
      'calendars.office.hours.mon[0]',
      /opening hours/,
    ],
    ['hours that overlap', '08:30-12:00', '08:30-14:00', 9, 'calendars.office.hours.mon', /overlap/],
    ['hours turned round', '13:30-17:30', '17:30-13:30', 9, 'calendars.office.hours.mon', /overlap/],
    ['a night into the next hours', 'wed: []', 'wed: ["05:00-09:00"]', 9, 'calendars.office', /night of tue/],
    ['a day that does not exist', 'mon:', 'mo:', 9, 'calendars.office.hours', /mon\?/],
    [
      'a calendar that never opens',
      'hours: {mon:',
      'hours: {wed: []} #',
      9,
      'calendars.office.hours',
      /one weekday/,
    ],
    [
      'a country that does not exist',
      'holidays: CN',
      'holidays: XX',
      10,
      'calendars.office.holidays',
      /country/,
    ],
    ['a country in small letters', 'holidays: CN', 'holidays: cn', 10, 'calendars.office.holidays', /CN\?/],
    ['a day that no month has', '"2026-12-31"', '"2026-11-31"', 11, 'calendars.office.alsoClosed[0]', /date/],
    [
      'a visit by agreement',
      'target: NEXT_REPLY, within: P1D',
      'target: NEXT_REPLY, within: P1D, byAgreement: true',
      27,
      'sla[1].byAgreement',
      /RESOLVE and RETURN_UNIT only/,
    ],
    ['a zone of no place', '{min: 15, max: 60}', '{}', 15, 'zones[1].distanceKm', /min, max or both/],
    ['a range turned round', '{min: 15, max: 60}', '{min: 60, max: 15}', 15, 'zones[1].distanceKm', /below/],
    ['a range of nothing', '{min: 15, max: 60}', '{min: 60, max: 60}', 15, 'zones[1].distanceKm', /below/],
    ['a distance that is no number', 'max: 15}', 'max: near}', 14, 'zones[0].distanceKm.max', /kilometres/],
    ['a negative distance', 'max: 15}', 'max: -1}', 14, 'zones[0].distanceKm.max', /kilometres/],
    ['an id used twice', 'id: suburb', 'id: city', 15, 'zones[1].id', /line 14/],
    ['an id that is none', 'id: arrive', 'id: "on site!"', 17, 'sla[0].id', /an id of letters/],
    ['a target that does not exist', 'target: ARRIVE', 'target: ARIVE', 18, 'sla[0].target', /ARRIVE\?/],
    ['a kind that does not exist', 'kind: [FAULT]', 'kind: [FAULTS]', 19, 'sla[0].when.kind[0]', /FAULT\?/],
    ['a zone that is not in the policy', 'zone: [city]', 'zone: [cty]', 19, 'sla[0].when.zone[0]', /city\?/],
    ['a test of nothing', 'kind: [FAULT]', 'kind: []', 19, 'sla[0].when.kind', /at least one/],
    ['a duration in words', 'PT24H', '24 hours', 20, 'sla[0].within', /PT24H\?/],
    ['months for a promise', 'PT24H', 'P1M', 20, 'sla[0].within', /duration/],
    ['no time at all', 'PT24H', 'PT0S', 20, 'sla[0].within', /longer than nothing/],
    [
      'a calendar that is not there',
      'calendar: office\n',
      'calendar: ofice\n',
      21,
      'sla[0].calendar',
      /office\?/,
    ],
    [
      'a word for yes',
      'byAppointment: true',
      'byAppointment: yes',
      22,
      'sla[0].byAppointment',
      /true or false/,
    ],
    [
      'an appointment for a solution',
      'target: ARRIVE',
      'target: RESOLVE',
      22,
      'sla[0].byAppointment',
      /ARRIVE only/,
    ],
    [
      'a promise beyond all time',
      'within: PT24H',
      'within: PT200000H',
      20,
      'sla[0].within',
      /too long for calendar/,
    ],
    [
      'a step beyond all time',
      'after: PT4H',
      'after: P9999D',
      26,
      'sla[0].escalate[1]',
      /too long for calendar/,
    ],
    ['months for a promise', 'within: PT24H', 'within: P1M', 20, 'sla[0].within', /no fixed length/],
    ['more than anybody lives', 'within: PT24H', 'within: P100000D', 20, 'sla[0].within', /above P36525D/],
    ['no as a country', 'holidays: CN', 'holidays: no', 10, 'calendars.office.holidays', /did you mean none/],
    ['a hold that does not exist', '[CUSTOMER]', '[CUSTOMERS]', 23, 'sla[0].pausedBy[0]', /CUSTOMER\?/],
    ['a share of more than twice the time', '80%', '201%', 25, 'sla[0].escalate[0].at', /percentage/],
    ['a share of nothing', '80%', '0%', 25, 'sla[0].escalate[0].at', /percentage/],
    ['a share without its sign', '80%', '0.8', 25, 'sla[0].escalate[0].at', /percentage/],
    ['steps out of order', 'after: PT4H', 'at: 50%', 26, 'sla[0].escalate[1]', /before the step above/],
    ['a step without a time', 'after: PT4H, ', '', 26, 'sla[0].escalate[1]', /one of at/],
    ['a step below a reminder', 'at: 80%', 'every: P1D', 25, 'sla[0].escalate[0]', /no step can stand below/],
    ['a number of times for once', 'at: 80%', 'at: 80%, times: 3', 25, 'sla[0].escalate[0]', /without every/],
    ['a role that does not exist', 'to: MANAGER', 'to: BOSS', 26, 'sla[0].escalate[1].to', /takes one of/],
    [
      'an escalation to the customer',
      'to: MANAGER',
      'to: CUSTOMER',
      26,
      'sla[0].escalate[1].to',
      /takes one of/,
    ],
    [
      'a next reply from the opening',
      'within: P1D',
      'within: P1D, from: OPENED',
      27,
      'sla[1].from',
      /CUSTOMER_MESSAGE/,
    ],
  ])('%s', (_what, from, to, line, path, says) => {
    expect(problemsOf(changed(from, to))).toEqual([
      { line, column: expect.any(Number), path, message: expect.stringMatching(says) },
    ]);
  });

  it.each<[what: string, from: string, to: string, line: number, says: RegExp]>([
    ['a tab', '    target', '\ttarget', 18, /Tab|not sound YAML/],
    ['a bracket that is never closed', 'languages: [zh-Hans, en]', 'languages: [zh-Hans, en', 7, /YAML/],
    ['another document', 'sla:', '---\nsla:', 16, /a policy is one/],
    ['a full-width colon', 'timezone: Asia', 'timezone： Asia', 4, /full-width/],
  ])('%s', (_what, from, to, line, says) => {
    expect(problemsOf(changed(from, to))[0]).toMatchObject({ line, message: expect.stringMatching(says) });
  });

  it('tells all that is wrong at once, in the order of the text', () => {
    const yaml = changed('CNY', 'XXY').replace('PT24H', 'soon').replace('80%', '800%');
    expect(problemsOf(yaml).map(({ line }) => line)).toEqual([5, 20, 25]);
  });

  it('does not blame a rule for the faulty calendar or zone that it names', () => {
    const yaml = changed('08:30-12:00', 'morning').replace('max: 15}', 'max: x}');
    expect(problemsOf(yaml).map(({ line }) => line)).toEqual([9, 14]);
  });

  it('says the place, what it takes and how much more there is', () => {
    const yaml = changed('target: ARRIVE', 'target: ARIVE').replace('CNY', 'XXY');
    expect(() => readPolicy(yaml)).toThrow(
      /^Line 5, column 11: currency: takes a currency code .*, not "XXY".* \(and 1 more\)$/,
    );
  });
});
