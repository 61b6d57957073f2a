import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarantees, judged, repair, sold, type WarrantyCase } from '../../test/support/warranty.js';
import { dayAfter } from '../calendar/duration.js';
import { decideEntitlement } from './entitlement.js';

describe('what nobody has told of repairs', () => {
  it('opens no remedy, and the reasons say what to tell', () => {
    const verdict = decideEntitlement(guarantees, { family: 'any', soldOn: sold, on: '2025-08-01' });
    expect(verdict.remedies).toEqual(['REPAIR']);
    expect(verdict.terms).toEqual(['year']);
    expect(verdict.reasons).toEqual([
      'TERM_IN_FORCE',
      'NEEDS_FAILED_REPAIRS',
      'NEEDS_LONGER_REPAIR',
      'NEEDS_LONGER_WAIT',
    ]);
  });
});

describe('odd facts', () => {
  it.each<WarrantyCase>([
    [
      'no dates at all',
      guarantees,
      { on: '2025-01-01' },
      { coverage: 'CHARGEABLE', reasons: ['NO_START_DATE'] },
    ],
    [
      'a day before the sale',
      guarantees,
      { soldOn: sold, on: '2025-03-09' },
      { coverage: 'CHARGEABLE', reasons: ['TERM_NOT_STARTED'] },
    ],
    [
      'a day before the sale of what is long made',
      judged,
      { soldOn: '2025-03-10', manufacturedOn: '2025-01-01', on: '2025-03-09' },
      { coverage: 'CHARGEABLE', reasons: ['TERM_NOT_STARTED'] },
    ],
    ['the day of the sale', guarantees, { soldOn: sold, on: sold }, { coverage: 'FREE' }],
    ['a cause nobody knows', guarantees, { soldOn: sold, cause: 'UNKNOWN', on: sold }, { coverage: 'FREE' }],
    [
      'a component that nobody named in the policy',
      judged,
      { soldOn: sold, component: 'no-such-thing', on: sold },
      { coverage: 'FREE', terms: ['two-years'] },
    ],
    [
      'downtime without end that began after the day asked about',
      guarantees,
      { soldOn: sold, downtime: [repair('2027-01-01', null)], on: '2025-08-01' },
      { endsOn: '2026-03-10' },
    ],
  ])('%s', (_what, policy, facts, expected) => {
    expect(decideEntitlement(policy, { family: 'any', ...facts })).toMatchObject(expected);
  });

  it('move the end by exactly the days that the unit was away, however the spans overlap', () => {
    const span = fc.record({ at: fc.nat(300), length: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const downtime = spans.map(({ at, length }) =>
          repair(dayAfter(sold, at), dayAfter(sold, at + length)),
        );
        const away = new Set(
          spans.flatMap(({ at, length }) => Array.from({ length }, (_, offset) => at + offset)),
        );
        const verdict = decideEntitlement(guarantees, {
          family: 'any',
          soldOn: sold,
          downtime,
          on: '2026-03-10',
        });
        expect(verdict.endsOn).toBe(dayAfter('2026-03-10', away.size));
      }),
    );
  });
});
