import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy/policy-reader.js';
import { runCase } from './case-run.js';
import type { EntitlementCase, FollowUpCase, SlaCase } from './policy-case.js';

const policy = readPolicy(`
policy: trial
version: "1"
company: {en: Trial}
timezone: Asia/Shanghai
currency: CNY
languages: [en]
sla:
  - {id: near, target: ARRIVE, when: {distanceKm: {max: 100}}, within: PT24H, byAppointment: true, pausedBy: [CUSTOMER],
     escalate: [{at: 80%, to: DISPATCHER}, {after: PT4H, to: MANAGER}]}
  - {id: late, target: DISPATCH, within: PT3H, penalty: {perStartedHour: 30, cap: 300}}
  - {id: back, target: RETURN_UNIT, within: P3D, from: TAKEN_IN}
  - {id: key, target: REPLY, when: {customerTier: KEY}, within: PT1H}
  - {id: reply, target: REPLY, when: {severity: NORMAL, customerTier: STANDARD, underContract: false}, within: PT30M}
severity:
  - {id: crisis, when: {words: [记者]}, severity: CRITICAL, escalateTo: GENERAL_MANAGER}
  - {id: third, when: {complaintsByCustomer: {min: 3, within: P90D}}, severity: URGENT}
  - {id: rounds, when: {reopenings: {min: 3}}, severity: URGENT}
  - {id: repeat, when: {sameFaultOnUnit: {min: 2, within: P30D}}, severity: URGENT}
routing:
  - {id: quality, when: {subject: QUALITY}, department: quality, escalateTo: MANAGER}
followUps:
  - {id: call, kind: CALLBACK, every: P1M, from: SOLD, while: IN_WARRANTY, leadTime: P7D}
  - {id: survey, kind: SURVEY, after: RESOLVED, delay: PT2H}
entitlement:
  startsAt: [SOLD]
  excluded: [MISUSE]
  terms:
    - {id: year, for: P1Y, remedies: [EXCHANGE, REPAIR], pays: {parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: CUSTOMER}}
`);

const facts = { kind: 'FAULT', openedAt: '2026-11-23 09:00', distanceKm: 100 } as const;
const slaFindings = (sla: SlaCase) => runCase(policy, { id: 'a', sla });
const verdictFindings = (expected: EntitlementCase['expect']) =>
  runCase(policy, {
    id: 'a',
    entitlement: { facts: { family: 'bus', soldOn: '2026-01-31', on: '2026-11-23' }, expect: expected },
  });

describe('a case on promises', () => {
  it('passes where the policy promises that time', () => {
    expect(slaFindings({ facts, expect: new Map([['ARRIVE', '2026-11-24 09:00']]) })).toEqual([
      {
        caseId: 'a',
        judged: 'ARRIVE',
        expected: '2026-11-24 09:00',
        got: '2026-11-24 09:00',
        passed: true,
      },
    ]);
  });

  it('fails where it promises another, and says which', () => {
    const [finding] = slaFindings({ facts, expect: new Map([['ARRIVE', '2026-11-24 09:01']]) });
    expect(finding).toMatchObject({ got: '2026-11-24 09:00', passed: false });
  });

  it('fails where nothing was expected but something is promised, and the other way round', () => {
    const found = slaFindings({
      facts,
      expect: new Map([
        ['ARRIVE', null],
        ['RESOLVE', '2026-11-24 09:00'],
      ]),
    });
    expect(found.map(({ expected, got, passed }) => ({ expected, got, passed }))).toEqual([
      { expected: 'nothing', got: '2026-11-24 09:00', passed: false },
      { expected: '2026-11-24 09:00', got: 'nothing', passed: false },
    ]);
  });

  it('judges the rule and every step of the escalation', () => {
    const found = slaFindings({
      facts,
      expect: new Map(),
      rules: new Map([['ARRIVE', 'near']]),
      steps: new Map([['ARRIVE', ['DISPATCHER 2026-11-24 04:12', 'MANAGER 2026-11-24 13:00']]]),
    });
    expect(found.map(({ judged, passed }) => [judged, passed])).toEqual([
      ['rule of ARRIVE', true],
      ['steps of ARRIVE', true],
    ]);
    const one = slaFindings({
      facts,
      expect: new Map(),
      steps: new Map([['ARRIVE', ['DISPATCHER 2026-11-24 04:12']]]),
    });
    expect(one[0]?.passed).toBe(false);
  });

  it('judges what lateness costs', () => {
    const owed = (metAt: string | undefined, expected: string | null) =>
      slaFindings({
        facts: metAt ? { ...facts, metAt } : facts,
        expect: new Map(),
        penalties: new Map([['DISPATCH', expected]]),
      })[0];
    expect(owed('2026-11-23 13:01', '60.00 CNY')).toMatchObject({
      judged: 'penalty of DISPATCH',
      passed: true,
    });
    expect(owed('2026-11-23 13:01', '30.00 CNY')).toMatchObject({ got: '60.00 CNY', passed: false });
    expect(owed('2026-11-23 12:00', null)).toMatchObject({ passed: true });
    expect(owed(undefined, null)).toMatchObject({ passed: true });
  });

  it('counts only the pauses that stop the clock', () => {
    const pauses = [
      { from: '2026-11-23 10:00', to: '2026-11-23 11:00', reason: 'CUSTOMER' },
      { from: '2026-11-23 12:00', to: '2026-11-23 17:00', reason: 'PARTS' },
    ] as const;
    const [finding] = slaFindings({ facts: { ...facts, pauses }, expect: new Map([['ARRIVE', null]]) });
    expect(finding?.got).toBe('2026-11-24 10:00');
  });

  it('takes the time that the customer named where the rule says so', () => {
    const appointed = { ...facts, appointmentAt: '2026-11-30 15:30' };
    const [finding] = slaFindings({ facts: appointed, expect: new Map([['ARRIVE', null]]) });
    expect(finding?.got).toBe('2026-11-30 15:30');
  });

  it('takes a customer of whom nothing was said as a standard one with a normal case and no contract', () => {
    const [finding] = slaFindings({ facts, expect: new Map([['REPLY', '2026-11-23 09:30']]) });
    expect(finding?.passed).toBe(true);
  });

  it('knows no due time of what starts later than the case', () => {
    const [finding] = slaFindings({ facts, expect: new Map([['RETURN_UNIT', null]]) });
    expect(finding?.passed).toBe(true);
  });
});

describe('a case on gravity and department', () => {
  const graded = (expected: Partial<SlaCase>, told: Partial<SlaCase['facts']> = {}) =>
    slaFindings({ facts: { ...facts, kind: 'COMPLAINT', ...told }, expect: new Map(), ...expected });
  const passed = (findings: ReturnType<typeof graded>) => findings.map((finding) => finding.passed);

  it('judges all that the rules say at once', () => {
    const crisis = {
      severity: 'CRITICAL',
      department: 'quality',
      tells: ['GENERAL_MANAGER', 'MANAGER'],
    } as const;
    expect(passed(graded(crisis, { words: '我要找记者', subject: 'QUALITY' }))).toEqual([true, true, true]);
    expect(passed(graded(crisis, { subject: 'QUALITY' }))).toEqual([false, true, false]);
  });

  it('counts as often as it was told', () => {
    expect(passed(graded({ severity: 'URGENT' }, { complaintsByCustomer: 3 }))).toEqual([true]);
    expect(passed(graded({ severity: 'URGENT' }, { complaintsByCustomer: 2 }))).toEqual([false]);
    expect(passed(graded({ severity: 'URGENT' }, { reopenings: 3 }))).toEqual([true]);
    expect(passed(graded({ severity: 'URGENT' }, { kind: 'FAULT', sameFaultOnUnit: 2 }))).toEqual([true]);
  });

  it('promises what a case so grave is promised', () => {
    const [finding] = slaFindings({
      facts: { ...facts, kind: 'COMPLAINT', reopenings: 3 },
      expect: new Map([['REPLY', null]]),
    });
    expect(finding?.passed).toBe(true);
  });

  it('expects that nobody has it and nobody is told', () => {
    expect(passed(graded({ department: null, tells: [], severity: 'NORMAL' }))).toEqual([true, true, true]);
  });
});

describe('a case on warranty', () => {
  it('judges what is expected and nothing else', () => {
    expect(verdictFindings({ coverage: 'FREE', endsOn: '2027-01-31' }).map(({ passed }) => passed)).toEqual([
      true,
      true,
    ]);
  });

  it('does not ask in which order remedies are named', () => {
    expect(verdictFindings({ remedies: ['REPAIR', 'EXCHANGE'] })[0]?.passed).toBe(true);
    expect(verdictFindings({ remedies: ['REPAIR'] })[0]).toMatchObject({
      got: 'EXCHANGE, REPAIR',
      passed: false,
    });
  });

  it('tells who pays instead', () => {
    expect(verdictFindings({ freight: 'COMPANY' })[0]).toMatchObject({ got: 'CUSTOMER', passed: false });
  });
});

describe('a case on follow-ups', () => {
  const unit = { from: '2026-11-23', soldOn: '2026-01-31' } as const;
  const found = (followUps: FollowUpCase) =>
    runCase(policy, { id: 'a', followUps }).map(({ judged, got, passed }) => [judged, got, passed]);

  it('judges as many turns as it names, and the notice', () => {
    const due = new Map([['call', ['2026-11-30 00:00', '2026-12-31 00:00']]]);
    expect(found({ facts: unit, expect: due, notices: new Map([['call', '2026-11-23 00:00']]) })).toEqual([
      ['call', '2026-11-30 00:00, 2026-12-31 00:00', true],
      ['notice of call', '2026-11-23 00:00', true],
    ]);
  });

  it('may expect that a rule is over, and does not pass for a rule that is not there', () => {
    const facts = { ...unit, from: '2027-02-01' };
    const never = new Map([
      ['call', null],
      ['cal', null],
    ]);
    expect(found({ facts, expect: never })).toEqual([
      ['call', 'nothing', true],
      ['cal', 'no such rule', false],
    ]);
    expect(found({ facts: unit, expect: never })[0]).toEqual(['call', '2026-11-30 00:00', false]);
  });

  it('counts from the resolving of a ticket', () => {
    const facts = { ...unit, resolvedAt: '2026-11-23 16:00' };
    expect(found({ facts, expect: new Map([['survey', '2026-11-23 18:00']]) })).toEqual([
      ['survey', '2026-11-23 18:00', true],
    ]);
    expect(found({ facts: unit, expect: new Map([['survey', null]]) })).toEqual([
      ['survey', 'nothing', true],
    ]);
  });
});
