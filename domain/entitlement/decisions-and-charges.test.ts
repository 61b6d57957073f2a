import { describe, expect, it } from 'vitest';
import { judged, shipping, sound, type WarrantyCase } from '../../test/support/warranty.js';
import { decideEntitlement } from './entitlement.js';

describe('what a person decides, and at which price', () => {
  it.each<WarrantyCase>([
    [
      'A-33 without papers a supervisor decides; until then it is covered',
      judged,
      { manufacturedOn: '2024-01-01', hasWarrantyCard: false, hasInvoice: false, on: '2025-01-15' },
      {
        coverage: 'FREE',
        approvals: [{ subject: 'COVERAGE', role: 'SUPERVISOR' }],
        reasons: ['TERM_IN_FORCE', 'DECISION_NEEDED', 'NO_PROOF_OF_PURCHASE'],
      },
    ],
    [
      'A-33 he refuses',
      judged,
      {
        manufacturedOn: '2024-01-01',
        hasWarrantyCard: false,
        hasInvoice: false,
        judgement: 'REFUSED',
        on: '2025-01-15',
      },
      { coverage: 'CHARGEABLE', reasons: ['NOT_APPROVED', 'NO_PROOF_OF_PURCHASE'], approvals: [] },
    ],
    [
      'A-33 past two years from the factory nobody is asked',
      judged,
      { manufacturedOn: '2023-01-01', hasWarrantyCard: false, hasInvoice: false, on: '2025-01-15' },
      { coverage: 'CHARGEABLE', approvals: [] },
    ],
    [
      'R-080, A-43 taken apart before: not free, until a manager has decided',
      judged,
      { soldOn: '2024-06-01', cause: 'SELF_REPAIR', on: '2025-01-15' },
      {
        coverage: 'CHARGEABLE',
        reasons: ['DECISION_NEEDED'],
        approvals: [{ subject: 'COVERAGE', role: 'MANAGER' }],
      },
    ],
    [
      'R-080 he agrees',
      judged,
      { soldOn: '2024-06-01', cause: 'SELF_REPAIR', judgement: 'COVERED', on: '2025-01-15' },
      { coverage: 'FREE', approvals: [], reasons: ['TERM_IN_FORCE'] },
    ],
    [
      'R-080 he does not',
      judged,
      { soldOn: '2024-06-01', cause: 'SELF_REPAIR', judgement: 'REFUSED', on: '2025-01-15' },
      { coverage: 'CHARGEABLE', approvals: [], reasons: ['NOT_APPROVED'] },
    ],
    [
      'R-080 out of the term there is nothing to decide',
      judged,
      { soldOn: '2020-06-01', cause: 'SELF_REPAIR', on: '2025-01-15' },
      { coverage: 'CHARGEABLE', approvals: [], reasons: ['TERM_EXPIRED'] },
    ],
    [
      'R-123 what the user caused, within the term: by the scale of costs',
      judged,
      { soldOn: '2024-06-01', cause: 'MISUSE', on: '2025-01-15' },
      {
        coverage: 'CHARGEABLE',
        labour: 'CUSTOMER',
        bases: { labour: 'COST_FEE' },
        reasons: ['EXCLUDED_CAUSE'],
      },
    ],
    [
      'R-123 and after it not',
      judged,
      { soldOn: '2020-06-01', cause: 'MISUSE', on: '2025-01-15' },
      { coverage: 'CHARGEABLE', bases: {} },
    ],
    [
      'R-120 a missing function, whatever the cause',
      judged,
      { soldOn: '2024-06-01', cause: 'MISUSE', subject: 'FUNCTION', on: '2025-01-15' },
      { coverage: 'FREE', terms: ['function'], reasons: ['TERM_IN_FORCE', 'COVERED_DESPITE_CAUSE'] },
    ],
    [
      'R-124 a marked consumable, free in the first year',
      judged,
      { soldOn: '2024-06-01', component: 'filter-core', consumable: true, on: '2025-06-01' },
      { coverage: 'FREE', terms: ['filter'], remedies: ['EXCHANGE'] },
    ],
    [
      'R-124 and not after it',
      judged,
      { soldOn: '2024-06-01', component: 'filter-core', consumable: true, on: '2025-06-02' },
      { coverage: 'CHARGEABLE', reasons: ['CONSUMABLE', 'TERM_EXPIRED'] },
    ],
    [
      'another consumable never',
      judged,
      { soldOn: '2024-06-01', component: 'hose', consumable: true, on: '2024-06-02' },
      { coverage: 'CHARGEABLE', reasons: ['CONSUMABLE'] },
    ],
    [
      'R-107 the way in is the customer’s, the way back ours',
      shipping,
      { soldOn: '2026-01-01', on: '2026-05-01' },
      { freight: 'CUSTOMER', freightBack: 'COMPANY' },
    ],
    [
      'R-136-2 missing accessories at cost',
      shipping,
      { soldOn: '2026-01-01', accessoriesMissing: true, on: '2026-05-01' },
      {
        accessories: 'CUSTOMER',
        bases: { accessories: 'COST' },
        reasons: ['TERM_IN_FORCE', 'ACCESSORIES_MISSING'],
      },
    ],
    [
      'R-125 inside the city somebody else pays the way',
      shipping,
      { soldOn: '2020-01-01', region: '上海市黄浦区', on: '2026-05-01' },
      { coverage: 'CHARGEABLE', freight: 'COMPANY', freightBack: 'COMPANY', bases: {} },
    ],
    [
      'R-125 outside it, or where nobody knows where it is, the customer',
      shipping,
      { soldOn: '2020-01-01', on: '2026-05-01' },
      { freight: 'CUSTOMER', bases: { parts: 'FAVOURABLE' } },
    ],
  ])('%s', (_what, policy, facts, expected) => {
    expect(decideEntitlement(policy, { family: 'any', ...sound, ...facts })).toMatchObject(expected);
  });
});
