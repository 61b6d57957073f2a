import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PolicyError, type Problem, readPolicy } from './policy-reader.js';

/** Small, and with everything that a policy can say; the line numbers below count in it. */
const sound = `policy: small
version: "1"
company: {en: Small, zh-Hans: 小}
timezone: Asia/Shanghai
currency: CNY
languages: [zh-Hans, en]
calendars:
  office:
    hours: {mon: ["08:30-12:00", "13:30-17:30"], tue: ["22:00-06:00"], wed: []}
    holidays: CN
    alsoClosed: ["2026-12-31"]
    alsoOpen: {"2026-12-26": ["09:00-12:00"]}
zones:
  - {id: city, regions: [上海市], distanceKm: {max: 15}}
  - {id: suburb, distanceKm: {min: 15, max: 60}}
sla:
  - id: arrive
    target: ARRIVE
    when: {kind: [FAULT], zone: [city], component: {not: consumable}}
    within: PT24H
    calendar: office
    byAppointment: true
    pausedBy: [CUSTOMER]
    escalate:
      - {at: 80%, to: DISPATCHER}
      - {after: PT4H, to: MANAGER}
  - {id: next, target: NEXT_REPLY, within: P1D}
severity:
  - {id: third, when: {complaintsByCustomer: {min: 3, within: P90D}, sameFaultOnUnit: {min: 2, within: P30D}, reopenings: {min: 3}}, severity: URGENT, escalateTo: MANAGER}
routing:
  - {id: quality, when: {subject: [QUALITY]}, department: R&D}
entitlement:
  startsAt: [INSTALLED, SOLD]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}
  excluded: [MISUSE]
  cardAltered: CHARGEABLE
  terms:
    - {id: year, for: P1Y, remedies: [REPAIR], pays: {parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
  contract: {pays: {parts: CUSTOMER, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
  afterwards: {pays: {parts: CUSTOMER, labour: CUSTOMER, travel: CUSTOMER, freight: CUSTOMER}}
followUps:
  - {id: callback, kind: CALLBACK, after: RESOLVED, delay: P1D, calendar: office, sample: 20%, assign: RECEPTIONIST}
  - {id: training, kind: TRAINING, months: [5, 10], while: UNDER_CONTRACT}
kpis: {timelyRate: {min: 0.90}, repeatWindow: P30D}
`;

function problemsOf(yaml: string): readonly Problem[] {
  try {
    readPolicy(yaml);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  return [];
}

function changed(from: string, to: string): string {
  if (!sound.includes(from)) throw new Error(`the sound policy has no ${from}`);
  return sound.replace(from, to);
}

describe('a sound policy', () => {
  const policy = readPolicy(sound);

  it('is read whole', () => {
    expect(policy).toMatchObject({
      name: 'small',
      version: '1',
      company: { en: 'Small', 'zh-Hans': '小' },
      timezone: 'Asia/Shanghai',
      languages: ['zh-Hans', 'en'],
      kpis: { timelyRate: { min: 0.9 }, repeatWindow: { days: 30, milliseconds: 0 } },
      yaml: sound,
    });
    expect([...policy.calendars.keys()]).toEqual(['always', 'office']);
  });

  it('numbers its escalation steps and keeps their times apart', () => {
    expect(policy.sla[0]?.steps).toEqual([
      { level: 1, to: 'DISPATCHER', when: { kind: 'AT', share: 0.8 } },
      { level: 2, to: 'MANAGER', when: { kind: 'AFTER', delay: { days: 0, milliseconds: 14_400_000 } } },
    ]);
  });

  it('fills in what was left out', () => {
    expect(policy.sla[1]).toEqual({
      id: 'next',
      target: 'NEXT_REPLY',
      when: {},
      until: null,
      penalty: null,
      inWriting: false,
      within: { days: 1, milliseconds: 0 },
      calendar: 'always',
      from: 'CUSTOMER_MESSAGE',
      byAppointment: false,
      byAgreement: false,
      pausedBy: [],
      steps: [],
    });
  });

  it('opens its calendars at the hours written, holidays and exceptions included', () => {
    const office = policy.calendars.get('office');
    const open = (local: string) => office?.isOpen(new Date(`${local}+08:00`));
    expect(open('2026-11-23T08:30:00')).toBe(true);
    expect(open('2026-11-23T12:30:00')).toBe(false);
    expect(open('2026-11-25T05:00:00'), 'the night from Tuesday').toBe(true);
    expect(open('2026-12-26T10:00:00'), 'a Saturday that is open besides').toBe(true);
    expect(open('2026-10-01T09:00:00'), 'National Day').toBe(false);
  });

  it('may hold nothing but its head', () => {
    const bare = readPolicy(sound.slice(0, sound.indexOf('calendars:')));
    expect(bare.quotes).toEqual({
      validFor: { years: 0, months: 0, days: 14 },
      offeredBy: null,
      before: null,
    });
    expect(bare).toMatchObject({ sla: [], severity: [], routing: [], followUps: [], zones: [] });
    expect(bare.entitlement.afterwards.pays.parts).toBe('CUSTOMER');
  });

  it('may repeat itself by anchors and aliases', () => {
    const yaml = changed('contract: {pays: {', 'contract: {pays: &half {').replace(
      /afterwards: .*/,
      'afterwards: {pays: *half}',
    );
    expect(readPolicy(yaml).entitlement.afterwards.pays.labour).toBe('COMPANY');
  });

  it('keeps a version as it is written, not as a number', () => {
    expect(readPolicy(changed('version: "1"', 'version: 1.10')).version).toBe('1.10');
  });

  it.each(['default'])('ships as policies/%s.yaml', (name) => {
    const yaml = readFileSync(new URL(`../../policies/${name}.yaml`, import.meta.url), 'utf8');
    expect(problemsOf(yaml)).toEqual([]);
  });
});

describe('a policy with a mistake is refused at its line', () => {
  it.each<[what: string, from: string, to: string, line: number, path: string, says: RegExp]>([
    ['no policy at all', sound, '', 1, '', /takes a policy/],
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
    ['hours in another writing', '08:30-12:00', '8:30-12:00', 9, 'calendars.office.hours.mon[0]', /0 before/],
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
      'a mark that is not the policy’s',
      'when: {subject: [QUALITY]}',
      'when: {marked: [difficult]}',
      31,
      'routing[0].when.marked[0]',
      /a mark of this policy: \(there is none\)/,
    ],
    [
      'a way of telling where nobody is to be told',
      'entitlement:',
      'closing:\n  - {id: told, needs: [FORM], by: [LETTER]}\nentitlement:',
      33,
      'closing[0].by',
      /needs takes CUSTOMER_TOLD/,
    ],
    [
      'a checklist that nobody needs',
      'entitlement:',
      'closing:\n  - {id: told, needs: [FORM], checklist: [lamps]}\nentitlement:',
      33,
      'closing[0].checklist',
      /stand together/,
    ],
    [
      'a form before it is settled',
      'entitlement:',
      'closing:\n  - {id: told, needs: [FORM], before: RESOLVE}\nentitlement:',
      33,
      'closing[0].before',
      /once it is settled/,
    ],
    [
      'a need mistyped',
      'entitlement:',
      'closing:\n  - {id: told, needs: [CUSTOMER_TOD]}\nentitlement:',
      33,
      'closing[0].needs[0]',
      /did you mean CUSTOMER_TOLD/,
    ],
    [
      'a visit of which nothing is asked',
      'entitlement:',
      'visits:\n  - {id: site, purpose: INSTALLATION}\nentitlement:',
      33,
      'visits[0]',
      /asks for nothing/,
    ],
    [
      'a purpose mistyped',
      'entitlement:',
      'visits:\n  - {id: site, purpose: [INSTALATION], notice: P7D}\nentitlement:',
      33,
      'visits[0].purpose[0]',
      /did you mean INSTALLATION/,
    ],
    [
      'a mark mistyped',
      'routing:\n  - {id: quality, when: {subject: [QUALITY]}',
      'marks: [difficult]\nrouting:\n  - {id: quality, when: {marked: [dificult]}',
      32,
      'routing[0].when.marked[0]',
      /did you mean difficult/,
    ],
    [
      'a warranty that asks what nobody can know',
      '{id: year, for',
      '{id: year, when: {servicePoint: DEALER}, for',
      38,
      'entitlement.terms[0].when.servicePoint',
      /not for warranty/,
    ],
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
    ['a share above the whole', '80%', '180%', 25, 'sla[0].escalate[0].at', /percentage/],
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
    [
      'half a complaint',
      'min: 3',
      'min: 2.5',
      29,
      'severity[0].when.complaintsByCustomer.min',
      /whole number/,
    ],
    ['an empty department', 'department: R&D', 'department: " "', 31, 'routing[0].department', /a text/],
    [
      'a day that starts nothing',
      '[INSTALLED, SOLD]',
      '[BOUGHT]',
      33,
      'entitlement.startsAt[0]',
      /takes one of/,
    ],
    ['hours for a warranty', 'for: P1Y', 'for: PT1H', 38, 'entitlement.terms[0].for', /no span of days/],
    [
      'a payer who is nobody',
      'parts: COMPANY',
      'parts: NOBODY',
      38,
      'entitlement.terms[0].pays.parts',
      /COMPANY/,
    ],
    [
      'a price without a payer',
      'parts: COMPANY',
      'parts: {at: COST}',
      38,
      'entitlement.terms[0].pays.parts',
      /"payer" is missing/,
    ],
    [
      'a need of nothing',
      'for: P1Y',
      'for: P1Y, needs: {}',
      38,
      'entitlement.terms[0].needs',
      /at least one/,
    ],
    [
      'hours in repair',
      'for: P1Y',
      'for: P1Y, needs: {inRepairOver: PT48H}',
      38,
      'entitlement.terms[0].needs.inRepairOver',
      /a number of days/,
    ],
    [
      'a campaign for a term that is not there',
      '  contract:',
      '  campaigns: [{id: may, batch: [B26], terms: [yaer], by: P6M}]\n  contract:',
      39,
      'entitlement.campaigns[0].terms[0]',
      /did you mean year/,
    ],
    [
      'a campaign for everything',
      '  contract:',
      '  campaigns: [{id: may, by: P6M}]\n  contract:',
      39,
      'entitlement.campaigns[0]',
      /sold, batch or both/,
    ],
    [
      'a cause both excluded and to be judged',
      '  contract:',
      '  reviewed: {causes: [MISUSE], approval: MANAGER}\n  contract:',
      33,
      'entitlement',
      /MISUSE both/,
    ],
    [
      'a follow-up at two times',
      'months: [5, 10]',
      'months: [5], every: P1Y',
      43,
      'followUps[1]',
      /exactly one/,
    ],
    ['a follow-up without a delay', 'delay: P1D, ', '', 42, 'followUps[0]', /either delay/],
    [
      'a word that goes unheeded',
      'months: [5, 10]',
      'months: [5], delay: P1D',
      43,
      'followUps[1]',
      /no meaning/,
    ],
    [
      'hours after a day that is a date',
      'after: RESOLVED, delay: P1D, calendar: office',
      'after: ACCEPTED, delay: PT4H',
      42,
      'followUps[0].delay',
      /span of days.*hours and minutes/,
    ],
    [
      'a calendar beside a date',
      'after: RESOLVED, delay: P1D',
      'after: ACCEPTED, delay: P1D',
      42,
      'followUps[0].calendar',
      /no meaning/,
    ],
    ['an event misspelt', 'RESOLVED', 'ACEPTED', 42, 'followUps[0].after', /did you mean ACCEPTED/],
    [
      'a promise that no event asks for',
      'delay: P1D',
      'delay: P1D, target: RESOLVE',
      42,
      'followUps[0].target',
      /PROMISE_MISSED only/,
    ],
    [
      'somebody told of a last moment that there is not',
      'delay: P1D',
      'delay: P1D, escalateTo: MANAGER',
      42,
      'followUps[0].escalateTo',
      /last moment/,
    ],
    ['a month that no year has', '[5, 10]', '[5, 13]', 43, 'followUps[1].months[1]', /1 to 12/],
    ['two least figures', 'min: 0.90', 'min: 0.90, over: 0.9', 44, 'kpis.timelyRate', /min or over/],
    ['a least above the most', 'min: 0.90', 'min: 0.90, under: 0.5', 44, 'kpis.timelyRate', /not below 0.5/],
    ['a figure mistyped', 'timelyRate', 'timlyRate', 44, 'kpis', /did you mean timelyRate/],
    ['a rate above one', 'min: 0.90', 'min: 90', 44, 'kpis.timelyRate.min', /from 0 to 1/],
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

describe('a hostile text', () => {
  it.each([
    ['too large', `# ${'x'.repeat(256 * 1024)}\n${sound}`, /larger than 256 KB/],
    ['full of signs', `[${','.repeat(100_000)}`, /has more than 40000/],
    ['nested without end', '['.repeat(20_000), /./],
    ['multiplying itself', bomb(), /aliases make this text too large/],
    ['full of zero bytes', '\0'.repeat(1_000), /takes a policy/],
  ])('%s is refused', (_what, yaml, says) => {
    const problems = problemsOf(yaml);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(says);
  });
});

/** Each of many rules has the same thousand steps. */
function bomb(): string {
  const steps = '{at: 1%, to: MANAGER},'.repeat(1_000);
  const rules = Array.from({ length: 50 }, (_, index) => `{id: r${index}, escalate: *steps}`);
  return `sla: [{id: a, escalate: &steps [${steps}]}, ${rules.join(',')}]`;
}
