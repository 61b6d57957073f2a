import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy/policy-reader.js';
import { previewEntitlement, type ToldUnit } from './preview-entitlement.js';

const shipped = readPolicy(readFileSync('policies/default.yaml', 'utf8'));
const unit: ToldUnit = { family: 'purifier', soldOn: '2026-10-01', on: '2026-11-22' };
const preview = (facts: Partial<ToldUnit> = {}) => previewEntitlement(shipped, { ...unit, ...facts });

describe('what a policy would decide', () => {
  it.each<[string, Partial<ToldUnit>, object]>([
    ['a unit in its term', {}, { coverage: 'FREE', reasons: ['TERM_IN_FORCE'] }],
    ['its consumable', { consumable: true }, { coverage: 'CHARGEABLE', reasons: ['CONSUMABLE'] }],
    [
      'a cause that is excluded',
      { cause: 'MISUSE' },
      { coverage: 'CHARGEABLE', reasons: ['EXCLUDED_CAUSE'] },
    ],
    [
      'facts given as null, taken as usual',
      {
        component: null,
        consumable: null,
        hasWarrantyCard: null,
        hasInvoice: null,
        cardAltered: null,
        contractEndsOn: null,
        cause: null,
      },
      { coverage: 'FREE', reasons: ['TERM_IN_FORCE'] },
    ],
    ['days in no order', { installedOn: '2026-09-01', manufacturedOn: '2026-11-01' }, { coverage: 'FREE' }],
  ])('%s', (_what, facts, expected) => {
    expect(preview(facts)).toMatchObject(expected);
  });

  it.each<[string, Partial<ToldUnit>, string]>([
    ['no family', { family: ' ' }, 'facts.family'],
    ['a component of a thousand letters', { component: 'x'.repeat(1_000) }, 'facts.component'],
    ['a day that is none', { soldOn: '2026-02-30' }, 'facts.soldOn'],
    ['a day long ago', { manufacturedOn: '1989-12-31' }, 'facts.manufacturedOn'],
    ['a day in ages', { on: '2200-01-01' }, 'facts.on'],
    ['an empty day', { on: '' }, 'facts.on'],
    ['half a repair', { failedRepairs: 1.5 }, 'facts.failedRepairs'],
    ['less than no repair', { failedRepairs: -1 }, 'facts.failedRepairs'],
    ['repairs without number', { failedRepairs: Number.POSITIVE_INFINITY }, 'facts.failedRepairs'],
    ['a place beyond the earth', { distanceKm: 30_000 }, 'facts.distanceKm'],
    [
      'a repair that ends before it began',
      { downtime: [{ from: '2026-10-05', to: '2026-10-04', reason: 'REPAIR' }] },
      'facts.downtime.to',
    ],
    ['a repair from no day', { downtime: [{ from: '2026-10-32', reason: 'REPAIR' }] }, 'facts.downtime.from'],
    [
      'a hundred and one repairs',
      { downtime: Array.from({ length: 101 }, () => ({ from: '2026-10-05', reason: 'PARTS' as const })) },
      'facts.downtime',
    ],
    ['an exchange on no day', { exchangedOn: 'yesterday' }, 'facts.exchangedOn'],
  ])('refuses %s', (_what, facts, field) => {
    expect(() => preview(facts)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: expect.objectContaining({ field }) }),
    );
  });
});
