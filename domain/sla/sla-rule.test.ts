import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../policy/facts.js';
import { readPolicy } from '../policy/policy-reader.js';
import { openingRules, routeOf, ruleFor, severityOf, slaRulesFor } from './sla-rule.js';

const policyWith = (sections: string) =>
  readPolicy(
    `policy: test\nversion: "1"\ncompany: {en: Test}\ntimezone: Asia/Shanghai\ncurrency: CNY\nlanguages: [en]\n${sections}`,
  );

/** The promises of a coach maker and of an office-equipment house. */
const policy = policyWith(`
zones:
  - {id: city, regions: [上海市], distanceKm: {max: 15}}
  - {id: suburb, distanceKm: {max: 60}}
sla:
  - {id: body-near, target: ARRIVE, when: {kind: [FAULT], componentGroup: [body], distanceKm: {max: 100}}, within: PT24H}
  - {id: body-far, target: REPLY, when: {kind: [FAULT], componentGroup: [body], distanceKm: {min: 100}}, within: PT12H}
  - {id: drivetrain, target: SUPPLIER_CONTACT, when: {componentGroup: [chassis, engine]}, within: PT12H}
  - {id: city, target: ARRIVE, when: {zone: [city]}, within: PT6H}
  - {id: suburb, target: ARRIVE, when: {zone: [suburb]}, within: PT7H}
  - {id: reply, target: REPLY, within: PT24H}
  - {id: afterwards, target: RESOLVE, within: PT48H, from: ARRIVED}
`);

const idsFor = (facts: Facts) => slaRulesFor(policy, facts).map(({ id }) => id);

describe('promises', () => {
  it.each<[what: string, facts: Facts, rules: string[]]>([
    [
      'a body fault at 100 km (R-029)',
      { kind: 'FAULT', component: 'body', distanceKm: 100 },
      ['body-near', 'reply', 'afterwards'],
    ],
    [
      'a body fault at 130 km (R-030)',
      { kind: 'FAULT', component: 'body', distanceKm: 130 },
      ['body-far', 'afterwards'],
    ],
    [
      'an engine fault (R-031)',
      { kind: 'FAULT', component: 'engine' },
      ['drivetrain', 'reply', 'afterwards'],
    ],
    [
      'a call from the city (R-036)',
      { kind: 'FAULT', region: '上海市静安区' },
      ['city', 'reply', 'afterwards'],
    ],
    ['a call from the suburbs (R-036)', { kind: 'FAULT', distanceKm: 40 }, ['suburb', 'reply', 'afterwards']],
    ['a call from a zone that was named', { zone: 'suburb' }, ['suburb', 'reply', 'afterwards']],
    ['nothing known', {}, ['reply', 'afterwards']],
  ])('for %s are the first fitting rule of each target', (_what, facts, rules) => {
    expect(idsFor(facts).toSorted()).toEqual(rules.toSorted());
  });

  it('that begin with the ticket leave out those that wait for something', () => {
    expect(openingRules(policy, {}).map(({ id }) => id)).toEqual(['reply']);
  });

  it('are found for one target by the same rule', () => {
    expect(ruleFor(policy, 'REPLY', { kind: 'FAULT', component: 'body', distanceKm: 130 })?.id).toBe(
      'body-far',
    );
    expect(ruleFor(policy, 'LOANER', {})).toBeNull();
  });
});

describe('the policy that we ship', () => {
  const shipped = readPolicy(readFileSync(new URL('../../policies/default.yaml', import.meta.url), 'utf8'));
  const within = (facts: Facts, target: 'REPLY' | 'NEXT_REPLY' | 'ARRIVE' | 'RESOLVE') =>
    ruleFor(shipped, target, { severity: 'NORMAL', ...facts })?.within;
  const hours = (count: number) => ({ days: 0, milliseconds: count * 3_600_000 });

  it('promises an answer in 24 hours, an arrival in 24 or 48 and a solution in 72 (R-037, R-029)', () => {
    const fault: Facts = { kind: 'FAULT' };
    expect(within(fault, 'REPLY')).toEqual(hours(24));
    expect(within(fault, 'NEXT_REPLY')).toEqual(hours(24));
    expect(within({ ...fault, distanceKm: 100 }, 'ARRIVE')).toEqual(hours(24));
    expect(within({ ...fault, distanceKm: 101 }, 'ARRIVE')).toEqual(hours(48));
    expect(within(fault, 'ARRIVE')).toEqual(hours(48));
    expect(within(fault, 'RESOLVE')).toEqual(hours(72));
    expect(ruleFor(shipped, 'ARRIVE', fault)?.byAppointment).toBe(true);
  });

  it('calls dispatcher, supervisor, manager and general manager, one after the other', () => {
    const steps = ruleFor(shipped, 'REPLY', { kind: 'FAULT', severity: 'NORMAL' })?.steps ?? [];
    expect(steps.map(({ level, to }) => [level, to])).toEqual([
      [1, 'DISPATCHER'],
      [2, 'SUPERVISOR'],
      [3, 'MANAGER'],
      [4, 'GENERAL_MANAGER'],
    ]);
  });

  it.each<[words: string, kind: Facts['kind'], rule: string | null]>([
    ['再不处理我就找媒体曝光你们', 'FAULT', 'crisis'],
    ['我要請律師告你們', 'FAULT', 'crisis'],
    ['My lawyer will call you', 'FAULT', 'crisis'],
    ['I will go to the press', 'COMPLAINT', 'crisis'],
    ['I press the button and nothing happens', 'FAULT', null],
    ['the water pressure is low', 'COMPLAINT', null],
    ['多媒体播放没有声音', 'FAULT', null],
    ['你们的态度太差，等着曝光吧', 'COMPLAINT', 'crisis'],
    ['这事我要让它曝光', 'COMPLAINT', 'crisis-in-complaint'],
    ['照片曝光过度，复印出来发白', 'FAULT', null],
    ['机器冒烟了', 'FAULT', 'danger'],
    ['熱水器漏電', 'FAULT', 'danger'],
    ['There is smoke coming out of the copier', 'FAULT', 'danger'],
    ['水龙头漏水', 'FAULT', null],
  ])('grades "%s" (%s) by %s (R-051, R-007)', (words, kind, rule) => {
    expect(severityOf(shipped, { kind: kind ?? null, words }).rule).toBe(rule);
  });

  it('calls the general manager in a crisis, and nobody when nothing is wrong', () => {
    expect(severityOf(shipped, { words: '起诉' })).toEqual({
      severity: 'CRITICAL',
      rule: 'crisis',
      escalateTo: 'GENERAL_MANAGER',
    });
    expect(severityOf(shipped, {})).toEqual({ severity: 'NORMAL', rule: null, escalateTo: null });
  });

  it.each([
    ['FUNCTION', 'R&D', null],
    ['PACKAGING', 'warehouse', null],
    ['STAFF_CONDUCT', 'marketing', 'SUPERVISOR'],
    ['DEALER', 'dealer network', 'MANAGER'],
  ] as const)('routes a complaint about %s to %s (R-050)', (subject, department, escalateTo) => {
    expect(routeOf(shipped, { kind: 'COMPLAINT', subject })).toMatchObject({ department, escalateTo });
  });

  it('leaves a fault with its service point', () => {
    expect(routeOf(shipped, { kind: 'FAULT', subject: 'QUALITY' })).toBeNull();
  });
});
