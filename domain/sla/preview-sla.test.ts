import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors.js';
import { readPolicy } from '../policy/policy-reader.js';
import { previewSla } from './preview-sla.js';
import type { SlaFacts } from './sla-facts.js';

const policy = readPolicy(`
policy: test
version: "1"
company: {en: Test}
timezone: Asia/Shanghai
currency: CNY
languages: [en]
calendars:
  office:
    hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"], thu: ["09:00-17:00"], fri: ["09:00-17:00"]}
    holidays: none
zones:
  - {id: city, regions: [上海市], distanceKm: {max: 15}}
  - {id: suburb, distanceKm: {max: 60}}
severity:
  - {id: key, when: {kind: [COMPLAINT], customerTier: [KEY]}, severity: URGENT}
  - {id: crisis, when: {words: [记者]}, severity: CRITICAL}
  - {id: third, when: {complaintsByCustomer: {min: 3, within: P90D}}, severity: URGENT}
sla:
  - {id: reply-urgent, target: REPLY, when: {severity: [URGENT, CRITICAL]}, within: PT1H}
  - id: reply
    target: REPLY
    within: PT8H
    calendar: office
    pausedBy: [CUSTOMER, ACCESS]
    escalate: [{at: 50%, to: DISPATCHER}, {at: 100%, to: SUPERVISOR}, {after: PT2H, to: MANAGER}]
  - id: arrive-city
    target: ARRIVE
    when: {kind: [FAULT], zone: [city]}
    within: PT6H
    byAppointment: true
    pausedBy: [CUSTOMER]
    escalate: [{at: 50%, to: DISPATCHER}]
  - {id: arrive-suburb, target: ARRIVE, when: {kind: [FAULT], zone: [suburb]}, within: PT7H}
  - {id: afterwards, target: RESOLVE, when: {kind: [FAULT]}, within: P2D, calendar: office, from: ARRIVED}
  - {id: next, target: NEXT_REPLY, when: {channel: [EMAIL]}, within: PT2H, from: CUSTOMER_MESSAGE}
`);

/** Monday at ten in Shanghai; the office is open until 09:00 UTC. */
const openedAt = new Date('2026-11-23T02:00:00Z');
const at = (text: string) => new Date(`2026-11-${text}Z`);
const preview = (facts: Partial<SlaFacts> = {}) => previewSla(policy, { kind: 'FAULT', openedAt, ...facts });
const dueOf = (target: string, facts: Partial<SlaFacts>) =>
  preview(facts)
    .find((promise) => promise.target === target)
    ?.dueAt.toISOString();
const pause = (from: string, to: string, reason: 'CUSTOMER' | 'ACCESS' | 'PARTS' = 'CUSTOMER') => ({
  from: at(from),
  to: at(to),
  reason,
});

describe('what a policy would promise', () => {
  it.each<[string, Partial<SlaFacts>, string[]]>([
    ['a fault at no known place', {}, ['reply', 'afterwards']],
    ['a fault in a region', { region: '上海市静安区' }, ['reply', 'arrive-city', 'afterwards']],
    ['a fault at 15 km', { distanceKm: 15 }, ['reply', 'arrive-city', 'afterwards']],
    ['a fault at 16 km', { distanceKm: 16 }, ['reply', 'arrive-suburb', 'afterwards']],
    [
      'a named zone, whatever the distance',
      { zone: 'suburb', distanceKm: 1 },
      ['reply', 'arrive-suburb', 'afterwards'],
    ],
    [
      'an urgent fault in the city',
      { severity: 'URGENT', distanceKm: 1 },
      ['reply-urgent', 'arrive-city', 'afterwards'],
    ],
    ['a complaint', { kind: 'COMPLAINT' }, ['reply']],
    ['a case whose words are grave', { kind: 'COMPLAINT', words: '我要找记者' }, ['reply-urgent']],
    ['the third complaint', { kind: 'COMPLAINT', complaintsByCustomer: 3 }, ['reply-urgent']],
    ['the second', { kind: 'COMPLAINT', complaintsByCustomer: 2 }, ['reply']],
    ['a case that the policy grades higher', { kind: 'COMPLAINT', customerTier: 'KEY' }, ['reply-urgent']],
    [
      'a case graded higher than by the policy',
      { kind: 'COMPLAINT', severity: 'CRITICAL' },
      ['reply-urgent'],
    ],
    ['a channel with promises of its own', { kind: 'INQUIRY', channel: 'EMAIL' }, ['reply', 'next']],
    ['facts given as null', { kind: 'INQUIRY', severity: null, channel: null, pauses: null }, ['reply']],
  ])('%s: the first fitting rule of each target', (_what, facts, rules) => {
    expect(preview(facts).map(({ rule }) => rule)).toEqual(rules);
  });

  it('counts on the rule’s calendar, with the alarms of its chain', () => {
    expect(preview({ kind: 'INQUIRY' })).toEqual([
      {
        target: 'REPLY',
        rule: 'reply',
        calendar: 'office',
        startsAt: openedAt,
        dueAt: at('24T02:00:00'),
        steps: [
          { level: 1, to: 'DISPATCHER', dueAt: at('23T06:00:00'), again: false },
          { level: 2, to: 'SUPERVISOR', dueAt: at('24T02:00:00'), again: false },
          { level: 3, to: 'MANAGER', dueAt: at('24T04:00:00'), again: false },
        ],
        penalty: null,
      },
    ]);
  });

  it('counts from the opening what waits for something later', () => {
    expect(preview().at(-1)).toMatchObject({
      rule: 'afterwards',
      startsAt: openedAt,
      dueAt: at('25T02:00:00'),
    });
  });

  it('takes the time that the customer named as due, where the rule says so', () => {
    const facts = { distanceKm: 1, appointmentAt: at('24T02:00:00') };
    const [reply, arrive] = preview({ ...facts, pauses: [pause('23T03:00:00', '23T05:00:00')] });
    expect(arrive).toMatchObject({ dueAt: facts.appointmentAt, steps: [{ dueAt: at('23T14:00:00') }] });
    expect(reply?.dueAt).toEqual(at('24T04:00:00'));
    expect(dueOf('ARRIVE', { ...facts, distanceKm: 20 })).toBe(at('23T09:00:00').toISOString());
  });

  it.each<[string, SlaFacts['pauses'], string]>([
    ['of a named reason', [pause('23T03:00:00', '23T04:00:00')], '24T03:00:00'],
    ['of another reason', [pause('23T03:00:00', '23T04:00:00', 'PARTS')], '24T02:00:00'],
    ['outside of the opening hours', [pause('23T10:00:00', '23T20:00:00')], '24T02:00:00'],
    ['over the night, as far as the office is open', [pause('23T08:00:00', '24T02:00:00')], '24T04:00:00'],
    [
      'that overlap, counted once',
      [pause('23T03:00:00', '23T05:00:00'), pause('23T04:00:00', '23T06:00:00', 'ACCESS')],
      '24T05:00:00',
    ],
    [
      'told last first',
      [pause('23T05:00:00', '23T06:00:00'), pause('23T03:00:00', '23T04:00:00')],
      '24T04:00:00',
    ],
    ['before the opening', [pause('22T03:00:00', '23T01:00:00')], '24T02:00:00'],
    ['after the due time', [pause('24T02:00:00', '25T02:00:00')], '24T02:00:00'],
    ['without length', [pause('23T03:00:00', '23T03:00:00')], '24T02:00:00'],
  ])('takes out pauses %s', (_what, pauses, due) => {
    expect(dueOf('REPLY', { kind: 'INQUIRY', pauses: pauses ?? [] })).toBe(at(due).toISOString());
  });
});

describe('facts that cannot be', () => {
  const never = new Date(Number.NaN);
  it.each<[string, Partial<SlaFacts>, string]>([
    ['no instant', { openedAt: never }, 'facts.openedAt'],
    ['an opening long ago', { openedAt: new Date('1989-12-31T23:59:59Z') }, 'facts.openedAt'],
    ['an opening in ages', { openedAt: new Date('2100-01-01T00:00:00Z') }, 'facts.openedAt'],
    ['a distance below nothing', { distanceKm: -0.1 }, 'facts.distanceKm'],
    ['a distance that is no number', { distanceKm: Number.NaN }, 'facts.distanceKm'],
    ['a distance beyond the antipodes', { distanceKm: 20_041 }, 'facts.distanceKm'],
    ['a zone that the policy has not', { zone: 'moon' }, 'facts.zone'],
    ['a family of a thousand letters', { family: 'x'.repeat(1_000) }, 'facts.family'],
    ['a component of a thousand letters', { component: 'x'.repeat(1_000) }, 'facts.component'],
    ['a region of a thousand letters', { region: 'x'.repeat(1_000) }, 'facts.region'],
    [
      'an appointment before the opening',
      { appointmentAt: new Date(openedAt.getTime() - 1) },
      'facts.appointmentAt',
    ],
    [
      'a pause that ends before it begins',
      { pauses: [pause('23T03:00:00', '23T04:00:00'), pause('23T04:00:00', '23T03:00:00')] },
      'facts.pauses[1].to',
    ],
    [
      'a pause of all ages',
      { pauses: [{ ...pause('23T03:00:00', '23T04:00:00'), from: new Date(0) }] },
      'facts.pauses[0].from',
    ],
    [
      'more pauses than anybody makes',
      { pauses: Array(101).fill(pause('23T03:00:00', '23T04:00:00')) },
      'facts.pauses',
    ],
  ])('are refused: %s', (_what, facts, field) => {
    expect(refusalOf(() => preview(facts))).toEqual(['BAD_USER_INPUT', field]);
  });
});

it('answers the question of docs/policy.md as it is answered there', () => {
  const shipped = readPolicy(readFileSync('policies/default.yaml', 'utf8'));
  const promises = (facts: Partial<SlaFacts>) => {
    const eve = { kind: 'FAULT', family: 'purifier', openedAt: new Date('2026-09-30T09:00:00Z') } as const;
    return previewSla(shipped, { ...eve, ...facts }).map(
      ({ rule, dueAt }) => `${rule} ${dueAt.toISOString().slice(0, 16)}`,
    );
  };
  expect(promises({ distanceKm: 120 })).toEqual(
    expect.arrayContaining([
      'reply 2026-10-01T09:00',
      'arrive-far 2026-10-02T09:00',
      'resolve 2026-10-03T09:00',
    ]),
  );
  expect(promises({ distanceKm: 100 })).toContain('arrive-near 2026-10-01T09:00');
  expect(promises({ kind: 'COMPLAINT' })).toContain('reply-complaint 2026-10-08T02:00');
});

it('a promise that the calendar never brings to an end is the policy’s mistake', () => {
  const endless = () => readPolicy(policy.yaml.replace('within: PT8H', 'within: P30000D'));
  expect(refusalOf(endless)).toEqual(['BAD_USER_INPUT', 'yaml']);
});

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.details.field];
    throw error;
  }
}
