import { describe, expect, it } from 'vitest';
import { dealer, integrator, type WarrantyCase } from '../../test/support/warranty.js';
import { decideEntitlement } from './entitlement.js';

describe('the day from which a term counts', () => {
  it.each<WarrantyCase>([
    [
      'R-139 the seventh day after receipt',
      dealer,
      { receivedByDealerOn: '2026-06-01', on: '2026-06-08' },
      { remedies: ['REPAIR', 'RETURN'], terms: ['unpacking'] },
    ],
    [
      'R-139 the eighth',
      dealer,
      { receivedByDealerOn: '2026-06-01', on: '2026-06-09' },
      { coverage: 'CHARGEABLE', remedies: [] },
    ],
    [
      'R-139 transport damage',
      dealer,
      { cause: 'TRANSPORT', receivedByDealerOn: '2026-06-01', on: '2026-06-02' },
      { coverage: 'CHARGEABLE', reasons: ['EXCLUDED_CAUSE'] },
    ],
    [
      'R-140 the fifteenth day after the sale',
      dealer,
      { soldOn: '2026-06-01', on: '2026-06-16' },
      { terms: ['early'] },
    ],
    ['R-140 the sixteenth', dealer, { soldOn: '2026-06-01', on: '2026-06-17' }, { coverage: 'CHARGEABLE' }],
    [
      'A-39 past the first and inside the second',
      dealer,
      { receivedByDealerOn: '2026-05-01', soldOn: '2026-06-01', on: '2026-06-10' },
      { terms: ['early'] },
    ],
    [
      'R-121 the invoice alone proves no sale here',
      dealer,
      { hasWarrantyCard: false, soldOn: '2026-06-01', on: '2026-06-02' },
      { coverage: 'CHARGEABLE', reasons: ['NO_START_DATE', 'NO_PROOF_OF_PURCHASE'] },
    ],
    [
      'R-121 receipt needs no customer’s papers',
      dealer,
      { hasWarrantyCard: false, receivedByDealerOn: '2026-06-01', on: '2026-06-02' },
      { coverage: 'FREE', terms: ['unpacking'] },
    ],
    [
      'R-119 the second year',
      integrator,
      { acceptedOn: '2024-03-01', on: '2026-02-28' },
      { parts: 'COMPANY', labour: 'COMPANY', endsOn: '2027-03-01' },
    ],
    [
      'R-119 the fifth year',
      integrator,
      { acceptedOn: '2024-03-01', on: '2028-06-01' },
      { parts: 'CUSTOMER', labour: 'COMPANY', terms: ['for-life'] },
    ],
    [
      'R-118 before the acceptance',
      integrator,
      { acceptedOn: '2024-03-01', on: '2024-02-29' },
      { coverage: 'CHARGEABLE' },
    ],
  ])('%s', (_what, policy, facts, expected) => {
    expect(decideEntitlement(policy, { family: 'any', ...facts })).toMatchObject(expected);
  });
});
