import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy/policy-reader.js';
import { historyFacts, type RepairEvent, type RepairRecord } from './repair-history.js';

const policy = readPolicy(readFileSync('test/cases/guarantee-policy.yaml', 'utf8'));
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const held = (day: string, holdReason: RepairEvent['holdReason']): RepairEvent => ({
  type: 'TICKET_HELD',
  at: at(day),
  holdReason,
});
const event = (type: Exclude<RepairEvent['type'], 'TICKET_HELD'>, day: string): RepairEvent => ({
  type,
  at: at(day),
  holdReason: null,
});
const resolvedOn = (day: string) => event('TICKET_RESOLVED', day);

const repair = (told: Partial<RepairRecord> = {}): RepairRecord => ({
  ticketId: 'one',
  number: 'T2605-AAAAA',
  component: 'pump',
  openedAt: at('2026-05-01'),
  events: [resolvedOn('2026-05-13')],
  reports: [],
  returnedAt: null,
  ...told,
});
const facts = (records: readonly RepairRecord[], asked: Partial<Parameters<typeof historyFacts>[2]> = {}) =>
  historyFacts(policy, records, { component: 'pump', on: '2026-11-01', exchangedOn: null, ...asked });

describe('what repairs mean for the warranty', () => {
  it('a unit is in repair from the report to the resolution', () => {
    expect(facts([repair()]).downtime).toEqual([
      { from: '2026-05-01', to: '2026-05-13', reason: 'REPAIR', ticket: 'T2605-AAAAA' },
    ]);
  });

  it('a wait for parts is told apart and interrupts no repair', () => {
    const events = [
      held('2026-05-03', 'PARTS'),
      event('TICKET_RESUMED', '2026-05-09'),
      resolvedOn('2026-05-13'),
    ];
    expect(facts([repair({ events })]).downtime).toEqual([
      { from: '2026-05-01', to: '2026-05-13', reason: 'REPAIR', ticket: 'T2605-AAAAA' },
      { from: '2026-05-03', to: '2026-05-09', reason: 'PARTS', ticket: 'T2605-AAAAA' },
    ]);
  });

  it.each(['CUSTOMER', 'ACCESS'] as const)(
    'while it waits for the customer (%s) it is not in repair',
    (reason) => {
      const events = [
        held('2026-05-03', reason),
        event('TICKET_RESUMED', '2026-05-09'),
        resolvedOn('2026-05-13'),
      ];
      expect(facts([repair({ events })]).downtime).toMatchObject([
        { from: '2026-05-01', to: '2026-05-03' },
        { from: '2026-05-09', to: '2026-05-13' },
      ]);
    },
  );

  it('one that lasts has no end yet, and one of an hour no day', () => {
    expect(facts([repair({ events: [] })]).downtime).toMatchObject([{ from: '2026-05-01', to: null }]);
    expect(facts([repair({ events: [resolvedOn('2026-05-01')] })]).downtime).toEqual([]);
  });

  it('an unresolved visit, a reopening and the same fault again each are a failed repair', () => {
    const reports = [{ at: at('2026-05-02'), resolved: false, cause: 'DEFECT' as const }];
    const reopened = [
      resolvedOn('2026-05-03'),
      event('TICKET_REOPENED', '2026-05-04'),
      resolvedOn('2026-05-05'),
    ];
    expect(facts([repair({ reports })]).failedRepairs).toBe(1);
    expect(facts([repair({ events: reopened })]).failedRepairs).toBe(1);
    expect(facts([repair({ returnedAt: at('2026-05-20') })]).failedRepairs).toBe(1);
    expect(facts([repair({ reports, events: reopened, returnedAt: at('2026-05-20') })]).failedRepairs).toBe(
      3,
    );
  });

  it('a second report of what is not repaired yet is no failed repair', () => {
    expect(facts([repair({ events: [], returnedAt: at('2026-05-02') })]).failedRepairs).toBe(0);
  });

  it('faults of other components are other faults; the unit as a whole is as bad as the worst', () => {
    const other = repair({ component: 'heater', returnedAt: at('2026-06-01') });
    const twice = [repair({ returnedAt: at('2026-05-20') }), repair({ returnedAt: at('2026-06-20') })];
    expect(facts([other], { component: 'pump' }).failedRepairs).toBe(0);
    expect(facts([other, ...twice], { component: null }).failedRepairs).toBe(2);
  });

  it('what the customer caused counts for nothing', () => {
    const reports = [{ at: at('2026-05-02'), resolved: false, cause: 'MISUSE' as const }];
    expect(facts([repair({ reports })])).toEqual({ failedRepairs: 0, downtime: [] });
  });

  it('nor does what came after the day, or failed before the unit was exchanged', () => {
    const failed = repair({ returnedAt: at('2026-05-20') });
    expect(facts([failed], { on: '2026-04-30' })).toEqual({ failedRepairs: 0, downtime: [] });
    expect(facts([failed], { on: '2026-05-19' }).failedRepairs).toBe(0);
    expect(facts([failed], { exchangedOn: '2026-06-01' }).failedRepairs).toBe(0);
  });

  it('faults at the same time are one wait', () => {
    const second = repair({
      number: 'T2605-BBBBB',
      openedAt: at('2026-05-02'),
      events: [resolvedOn('2026-05-09')],
    });
    const later = repair({ number: 'T2605-CCCCC', openedAt: at('2026-05-10'), events: [] });
    expect(facts([repair(), second, later]).downtime).toEqual([
      { from: '2026-05-01', to: '2026-05-13', reason: 'REPAIR', ticket: 'T2605-AAAAA' },
      { from: '2026-05-10', to: null, reason: 'REPAIR', ticket: 'T2605-CCCCC' },
    ]);
  });
});
