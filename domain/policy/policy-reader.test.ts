import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changed, problemsOf, soundPolicy } from '../../test/support/small-policy.js';
import { readPolicy } from './policy-reader.js';

describe('a sound policy', () => {
  const policy = readPolicy(soundPolicy);

  it('is read whole', () => {
    expect(policy).toMatchObject({
      name: 'small',
      version: '1',
      company: { en: 'Small', 'zh-Hans': '小' },
      timezone: 'Asia/Shanghai',
      languages: ['zh-Hans', 'en'],
      kpis: { timelyRate: { min: 0.9 }, repeatWindow: { days: 30, milliseconds: 0 } },
      yaml: soundPolicy,
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
    const bare = readPolicy(soundPolicy.slice(0, soundPolicy.indexOf('calendars:')));
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

describe('a hostile text', () => {
  it.each([
    ['too large', `# ${'x'.repeat(256 * 1024)}\n${soundPolicy}`, /larger than 256 KB/],
    ['full of signs', `[${','.repeat(100_000)}`, /has more than 20000/],
    ['one word without end', `policy: "${'\\q'.repeat(100_000)}`, /text of more than 32 KB/],
    ['nested without end', '['.repeat(10_000), /is nested too deeply/],
    ['indented without end', deeper(300), /is nested too deeply/],
    ['closing what was never opened', ']'.repeat(10_000), /Unexpected flow-seq-end/],
    ['multiplying itself', bomb(), /aliases make this text too large/],
    ['full of zero bytes', '\0'.repeat(1_000), /takes a policy/],
  ])('%s is refused', (_what, yaml, says) => {
    const problems = problemsOf(yaml);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(says);
  });
});

const deeper = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');

/** Each of many rules has the same thousand steps. */
function bomb(): string {
  const steps = '{at: 1%, to: MANAGER},'.repeat(1_000);
  const rules = Array.from({ length: 50 }, (_, index) => `{id: r${index}, escalate: *steps}`);
  return `sla: [{id: a, escalate: &steps [${steps}]}, ${rules.join(',')}]`;
}
