import { describe, expect, it } from 'vitest';
import { guarantees, parts, repair, sold, sound, type WarrantyCase } from '../../test/support/warranty.js';
import { decideEntitlement } from './entitlement.js';

describe('what repairs and exchanges change', () => {
  it.each<WarrantyCase>([
    [
      'one failed repair gives no exchange yet, and says what is missing',
      guarantees,
      { soldOn: sold, failedRepairs: 1, downtime: [], on: '2025-08-01' },
      {
        remedies: ['REPAIR'],
        terms: ['year'],
        reasons: ['TERM_IN_FORCE', 'NEEDS_FAILED_REPAIRS', 'NEEDS_LONGER_REPAIR', 'NEEDS_LONGER_WAIT'],
      },
    ],
    [
      'the second gives it',
      guarantees,
      { soldOn: sold, failedRepairs: 2, on: '2025-08-01' },
      { remedies: ['REPAIR', 'EXCHANGE'], terms: ['year', 'failed-twice'] },
    ],
    [
      'but not after the term',
      guarantees,
      { soldOn: sold, failedRepairs: 2, on: '2026-03-11' },
      { coverage: 'CHARGEABLE', remedies: [], reasons: ['TERM_EXPIRED'] },
    ],
    [
      'ninety days in repair do not exceed ninety',
      guarantees,
      { soldOn: sold, downtime: [repair('2025-04-01', '2025-06-30')], on: '2025-08-01' },
      { remedies: ['REPAIR'] },
    ],
    [
      'ninety-one in two repairs do',
      guarantees,
      {
        soldOn: sold,
        downtime: [repair('2025-04-01', '2025-06-30'), repair('2025-07-10', '2025-07-11')],
        on: '2025-08-01',
      },
      { remedies: ['REPAIR', 'EXCHANGE'], terms: ['year', 'long-repair'] },
    ],
    [
      'sixty-one days of waiting for parts, the wait still lasting',
      guarantees,
      { soldOn: sold, downtime: [parts('2025-05-01', null)], on: '2025-07-01' },
      { remedies: ['REPAIR', 'EXCHANGE'], terms: ['year', 'long-wait'] },
    ],
    [
      'twelve days in repair move the end by twelve',
      guarantees,
      { soldOn: sold, downtime: [repair('2025-05-01', '2025-05-13')], on: '2026-03-22' },
      {
        coverage: 'FREE',
        endsOn: '2026-03-22',
        considered: expect.arrayContaining([
          expect.objectContaining({
            id: 'year',
            daysAdded: 12,
            extensions: [expect.objectContaining({ from: '2025-05-01', to: '2025-05-13', days: 12 })],
          }),
        ]),
      },
    ],
    [
      'a wait for parts within the repair is not counted twice',
      guarantees,
      {
        soldOn: sold,
        downtime: [parts('2025-05-03', '2025-05-10'), repair('2025-05-01', '2025-05-13')],
        on: '2025-06-01',
      },
      { endsOn: '2026-03-22' },
    ],
    [
      'a repair that began on the last day keeps what was left',
      guarantees,
      { soldOn: sold, downtime: [repair('2026-03-10', '2026-03-20')], on: '2026-03-20' },
      { coverage: 'FREE', endsOn: '2026-03-20' },
    ],
    [
      'one that began after it revives nothing',
      guarantees,
      { soldOn: sold, downtime: [repair('2026-03-11', '2026-05-20')], on: '2026-03-20' },
      { coverage: 'CHARGEABLE', endsOn: '2026-03-10' },
    ],
    [
      'what lies before the sale or after the day asked about moves nothing',
      guarantees,
      {
        soldOn: sold,
        downtime: [repair('2024-01-01', '2025-03-10'), repair('2025-09-01', '2025-10-01')],
        on: '2025-08-01',
      },
      { endsOn: '2026-03-10' },
    ],
    [
      'a fresh term counts from the exchange',
      guarantees,
      { soldOn: sold, exchangedOn: '2025-12-01', on: '2026-12-01' },
      {
        coverage: 'FREE',
        endsOn: '2026-12-01',
        reasons: expect.arrayContaining(['FRESH_AFTER_EXCHANGE']),
      },
    ],
    [
      'the week for money back does not begin anew',
      guarantees,
      { soldOn: sold, exchangedOn: '2025-12-01', on: '2025-12-02' },
      { remedies: ['REPAIR'] },
    ],
    [
      'an exchange to come changes nothing yet',
      guarantees,
      { soldOn: sold, exchangedOn: '2025-12-01', on: '2025-11-30' },
      { endsOn: '2026-03-10' },
    ],
    [
      'R-136 money back needs the invoice',
      guarantees,
      { soldOn: sold, hasInvoice: false, on: '2025-03-12' },
      { remedies: ['REPAIR'], reasons: expect.arrayContaining(['NEEDS_INVOICE']) },
    ],
    [
      'R-143 and with it the general manager’s consent',
      guarantees,
      { soldOn: sold, on: '2025-03-12' },
      { remedies: ['REPAIR', 'RETURN'], approvals: [{ subject: 'RETURN', role: 'GENERAL_MANAGER' }] },
    ],
  ])('%s', (_what, policy, facts, expected) => {
    expect(decideEntitlement(policy, { family: 'any', ...sound, ...facts })).toMatchObject(expected);
  });
});
