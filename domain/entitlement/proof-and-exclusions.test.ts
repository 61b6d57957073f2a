import { describe, expect, it } from 'vitest';
import { purifier, type WarrantyCase } from '../../test/support/warranty.js';
import { decideEntitlement } from './entitlement.js';

describe('papers, consumables, causes and contracts', () => {
  it.each<WarrantyCase>([
    [
      'R-124 the main unit at 23 months',
      purifier,
      { soldOn: '2024-01-10', on: '2025-12-10' },
      { coverage: 'FREE', terms: ['main-unit'] },
    ],
    [
      'R-124 a pump in month 14',
      purifier,
      { component: 'pump', soldOn: '2024-01-10', on: '2025-03-10' },
      { coverage: 'CHARGEABLE', reasons: ['TERM_EXPIRED'] },
    ],
    [
      'R-109 the main unit in month 14',
      purifier,
      { component: 'main-unit', soldOn: '2024-01-10', on: '2025-03-10' },
      { coverage: 'FREE' },
    ],
    [
      'R-126 no papers, more than two years from the factory',
      purifier,
      {
        hasWarrantyCard: false,
        hasInvoice: false,
        manufacturedOn: '2023-01-01',
        soldOn: '2024-12-01',
        on: '2025-01-15',
      },
      { coverage: 'CHARGEABLE', reasons: ['TERM_EXPIRED', 'NO_PROOF_OF_PURCHASE'] },
    ],
    [
      'A-33 no papers, within two years from the factory',
      purifier,
      {
        hasWarrantyCard: false,
        hasInvoice: false,
        manufacturedOn: '2024-01-01',
        soldOn: '2024-12-01',
        on: '2025-01-15',
      },
      { coverage: 'FREE', endsOn: '2026-01-01', reasons: ['TERM_IN_FORCE', 'NO_PROOF_OF_PURCHASE'] },
    ],
    [
      'R-126 an invoice alone',
      purifier,
      { hasWarrantyCard: false, installedOn: '2024-12-01', on: '2026-01-15' },
      { coverage: 'FREE', endsOn: '2026-12-01' },
    ],
    [
      'R-126 no card: the sale is not counted from',
      purifier,
      { hasWarrantyCard: false, manufacturedOn: '2023-01-01', soldOn: '2024-12-01', on: '2025-01-15' },
      { coverage: 'CHARGEABLE' },
    ],
    [
      'no papers and no factory date',
      purifier,
      { hasWarrantyCard: false, hasInvoice: false, on: '2025-01-15' },
      { coverage: 'CHARGEABLE', reasons: ['NO_START_DATE', 'NO_PROOF_OF_PURCHASE'], endsOn: null },
    ],
    [
      'R-127 an altered card',
      purifier,
      { cardAltered: true, soldOn: '2025-01-01', on: '2025-01-15' },
      { coverage: 'CHARGEABLE', reasons: ['CARD_ALTERED'] },
    ],
    [
      'R-127 wrong use',
      purifier,
      { cause: 'MISUSE', soldOn: '2025-01-01', on: '2025-01-15' },
      { coverage: 'CHARGEABLE', reasons: ['EXCLUDED_CAUSE'], labour: 'CUSTOMER' },
    ],
    [
      'R-127 wrong use under a contract',
      purifier,
      { cause: 'MISUSE', contractEndsOn: '2030-01-01', on: '2025-01-15' },
      { coverage: 'CHARGEABLE' },
    ],
    [
      'R-128 the maker’s fault',
      purifier,
      { cause: 'DEFECT', soldOn: '2025-01-01', on: '2025-01-15' },
      { coverage: 'FREE' },
    ],
    [
      'a cause not yet known',
      purifier,
      { cause: 'UNKNOWN', soldOn: '2025-01-01', on: '2025-01-15' },
      { coverage: 'FREE' },
    ],
    [
      'R-111 an expired warranty and a contract',
      purifier,
      { soldOn: '2020-01-01', contractEndsOn: '2025-01-15', on: '2025-01-15' },
      {
        coverage: 'CONTRACT',
        parts: 'CUSTOMER',
        labour: 'COMPANY',
        endsOn: '2025-01-15',
        reasons: ['CONTRACT_IN_FORCE', 'TERM_EXPIRED'],
      },
    ],
    [
      'the day after the contract',
      purifier,
      { soldOn: '2020-01-01', contractEndsOn: '2025-01-15', on: '2025-01-16' },
      { coverage: 'CHARGEABLE', reasons: ['TERM_EXPIRED', 'CONTRACT_EXPIRED'] },
    ],
    [
      'a warranty before the contract',
      purifier,
      { soldOn: '2025-01-01', contractEndsOn: '2030-01-15', on: '2025-01-16' },
      { coverage: 'FREE', parts: 'COMPANY' },
    ],
    [
      'a consumable under a contract',
      purifier,
      { consumable: true, soldOn: '2025-01-01', contractEndsOn: '2030-01-15', on: '2025-01-16' },
      { coverage: 'CONTRACT', reasons: ['CONTRACT_IN_FORCE', 'CONSUMABLE'] },
    ],
    [
      'a planned installation, counted from the sale until then',
      purifier,
      { soldOn: '2025-01-01', installedOn: '2025-02-01', on: '2025-01-16' },
      { coverage: 'FREE', endsOn: '2027-01-01' },
    ],
  ])('%s', (_what, policy, facts, expected) => {
    expect(decideEntitlement(policy, { family: 'any', ...facts })).toMatchObject(expected);
  });
});
