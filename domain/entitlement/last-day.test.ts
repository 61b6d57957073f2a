import { describe, expect, it } from 'vitest';
import { offer, project, promotion, sound, type WarrantyCase } from '../../test/support/warranty.js';
import { decideEntitlement } from './entitlement.js';

describe('anniversaries and campaigns', () => {
  it.each<WarrantyCase>([
    [
      'elsewhere the rest of the old term is left',
      offer,
      { acceptedOn: '2024-03-01', exchangedOn: '2025-12-01', on: '2026-12-01' },
      { endsOn: '2027-02-28', reasons: ['TERM_IN_FORCE', 'REST_AFTER_EXCHANGE'] },
    ],
    [
      'R-118-1 the day before the anniversary is covered',
      offer,
      { acceptedOn: '2024-03-01', on: '2027-02-28' },
      { coverage: 'FREE', endsOn: '2027-02-28' },
    ],
    [
      'R-118-1 the anniversary is not',
      offer,
      { acceptedOn: '2024-03-01', on: '2027-03-01' },
      { coverage: 'CHARGEABLE' },
    ],
    [
      'A-26 a month from 31 January still ends on the last day of February',
      offer,
      { acceptedOn: '2025-01-31', on: '2025-02-28' },
      { remedies: ['REPAIR', 'EXCHANGE'] },
    ],
    [
      'three years from 29 February end on 28 February',
      offer,
      { acceptedOn: '2024-02-29', on: '2027-02-28' },
      { coverage: 'FREE', endsOn: '2027-02-28' },
    ],
    [
      'R-118-2 the plan starts the day after the signature',
      project,
      { acceptedOn: '2024-03-01', on: '2027-03-01' },
      {
        coverage: 'FREE',
        endsOn: '2027-03-01',
        considered: [expect.objectContaining({ startsOn: '2024-03-02', countedFrom: 'ACCEPTED' })],
      },
    ],
    [
      'R-118-2 and not on it',
      project,
      { acceptedOn: '2024-03-01', on: '2024-03-01' },
      { coverage: 'CHARGEABLE' },
    ],
    [
      'R-119-2 in year 5 material at cost, labour free',
      offer,
      { acceptedOn: '2024-03-01', on: '2028-06-01' },
      { parts: 'CUSTOMER', bases: { parts: 'COST' }, labour: 'COMPANY' },
    ],
    [
      'R-110 sold in May: eighteen months',
      promotion,
      { soldOn: '2026-05-15', on: '2027-11-15' },
      { coverage: 'FREE', endsOn: '2027-11-15', reasons: ['TERM_IN_FORCE', 'CAMPAIGN'] },
    ],
    [
      'R-110 sold in June: twelve',
      promotion,
      { soldOn: '2026-06-01', on: '2026-07-01' },
      { endsOn: '2027-06-01' },
    ],
    [
      'a batch is lengthened alike',
      promotion,
      { soldOn: '2026-06-01', batch: 'B26', on: '2026-07-01' },
      { endsOn: '2028-06-01' },
    ],
    [
      'a sale in May that nobody proves is none',
      promotion,
      { soldOn: '2026-05-15', manufacturedOn: '2026-04-01', hasInvoice: false, on: '2026-07-01' },
      { endsOn: '2027-04-01' },
    ],
  ])('%s', (_what, policy, facts, expected) => {
    expect(decideEntitlement(policy, { family: 'any', ...sound, ...facts })).toMatchObject(expected);
  });
});
