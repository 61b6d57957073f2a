import { describe, expect, it } from 'vitest';
import { vendor, type WarrantyCase } from '../../test/support/warranty.js';
import { decideEntitlement } from './entitlement.js';

describe('terms side by side', () => {
  it.each<WarrantyCase>([
    [
      'R-113 the last day of the first month',
      vendor,
      { soldOn: '2026-03-15', on: '2026-04-15' },
      { coverage: 'FREE', remedies: ['RETURN', 'EXCHANGE', 'REPAIR'], terms: ['month', 'year', 'three'] },
    ],
    [
      'R-113 the day after it',
      vendor,
      { soldOn: '2026-03-15', on: '2026-04-16' },
      { remedies: ['EXCHANGE', 'REPAIR'], terms: ['year', 'three'] },
    ],
    [
      'A-26 a month from 31 January',
      vendor,
      { soldOn: '2025-01-31', on: '2025-02-28' },
      { remedies: ['RETURN', 'EXCHANGE', 'REPAIR'] },
    ],
    [
      'A-26 the day after that month',
      vendor,
      { soldOn: '2025-01-31', on: '2025-03-01' },
      { remedies: ['EXCHANGE', 'REPAIR'] },
    ],
    [
      'R-115 two years and eleven months',
      vendor,
      { soldOn: '2023-06-15', on: '2026-05-15' },
      { coverage: 'FREE', remedies: ['REPAIR'], terms: ['three'], parts: 'COMPANY' },
    ],
    [
      'R-115 industrial Ethernet at four and a half years',
      vendor,
      { family: 'switch', soldOn: '2022-01-01', on: '2026-07-01' },
      { coverage: 'FREE', remedies: ['REPAIR'], terms: ['five'] },
    ],
    [
      'R-115 another class at that age',
      vendor,
      { soldOn: '2022-01-01', on: '2026-07-01' },
      { coverage: 'CHARGEABLE', reasons: ['TERM_EXPIRED'], endsOn: '2025-01-01', remedies: [] },
    ],
    [
      'R-117 a terminal after ten days',
      vendor,
      { component: 'terminal', consumable: true, soldOn: '2026-03-15', on: '2026-03-25' },
      { coverage: 'CHARGEABLE', reasons: ['CONSUMABLE'], parts: 'CUSTOMER' },
    ],
    [
      'R-143 a return needs consent',
      vendor,
      { soldOn: '2026-03-15', on: '2026-03-20' },
      { approvals: [{ subject: 'RETURN', role: 'GENERAL_MANAGER' }] },
    ],
    [
      'R-114 an exchange in the first year needs none',
      vendor,
      { soldOn: '2026-03-15', on: '2026-09-20' },
      { approvals: [] },
    ],
    [
      'the end of what is free, not of the shortest term',
      vendor,
      { soldOn: '2026-03-15', on: '2026-03-20' },
      { endsOn: '2029-03-15' },
    ],
    [
      'a contract that the policy does not know',
      vendor,
      { soldOn: '2010-01-01', contractEndsOn: '2030-01-15', on: '2025-01-16' },
      { coverage: 'CHARGEABLE' },
    ],
  ])('%s', (_what, policy, facts, expected) => {
    expect(decideEntitlement(policy, { family: 'any', ...facts })).toMatchObject(expected);
  });
});
