import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyPays, vendor, warrantyPolicy } from '../../test/support/warranty.js';
import { dayAfter } from '../calendar/duration.js';
import { readPolicy } from '../policy/policy-reader.js';
import { decideEntitlement, type EntitlementFacts } from './entitlement.js';

describe('the verdict', () => {
  it('holds to its last day, and the day after it somebody else pays or nothing is free', () => {
    const payer = fc.constantFrom('COMPANY', 'CUSTOMER', 'DEALER');
    const term = fc.record({ months: fc.integer({ min: 1, max: 60 }), parts: payer });
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 5 }), fc.nat(1_900), (terms, age) => {
        const written = terms.map(
          ({ months, parts }, index) =>
            `    - {id: t${index}, for: P${months}M, remedies: [REPAIR], pays: {parts: ${parts}, labour: COMPANY, travel: COMPANY, freight: COMPANY}}`,
        );
        const policy = warrantyPolicy(`  startsAt: [SOLD]\n  terms:\n${written.join('\n')}\n`);
        const verdictOn = (on: string) =>
          decideEntitlement(policy, { family: 'any', soldOn: '2020-01-31', on });
        const today = verdictOn(dayAfter('2020-01-31', age));
        if (today.coverage !== 'FREE' || today.endsOn === null) return;
        const [lastDay, dayAfterIt] = [verdictOn(today.endsOn), verdictOn(dayAfter(today.endsOn))];
        expect([lastDay.coverage, lastDay.parts]).toEqual(['FREE', today.parts]);
        expect([dayAfterIt.coverage, dayAfterIt.parts]).not.toEqual(['FREE', today.parts]);
      }),
    );
  });

  it('counts from 29 February to 28 February', () => {
    const facts = { family: 'any', soldOn: '2024-02-29' };
    expect(decideEntitlement(vendor, { ...facts, on: '2027-02-28' }).coverage).toBe('FREE');
    expect(decideEntitlement(vendor, { ...facts, on: '2027-03-01' }).coverage).toBe('CHARGEABLE');
  });

  it('of a family without a term says that there is none', () => {
    const policy = warrantyPolicy(`
  startsAt: [SOLD]
  terms: [{id: bus, when: {family: [bus]}, for: P1Y, remedies: [REPAIR], pays: ${companyPays}}]
`);
    expect(
      decideEntitlement(policy, { family: 'boat', soldOn: '2026-01-01', on: '2026-01-02' }).reasons,
    ).toEqual(['NO_TERM']);
  });
});

describe('the policy that we ship', () => {
  const shipped = readPolicy(readFileSync(new URL('../../policies/default.yaml', import.meta.url), 'utf8'));
  const on = '2026-11-22';
  const daysAgo = (days: number) => new Date(Date.parse(on) - days * 86_400_000).toISOString().slice(0, 10);

  it.each<[string, Partial<EntitlementFacts> & { family: string }, string]>([
    ['a purifier of 30 days', { family: 'purifier', soldOn: daysAgo(30), installedOn: daysAgo(28) }, 'FREE'],
    [
      'its filter',
      { family: 'purifier', component: 'filter-core', consumable: true, soldOn: daysAgo(30) },
      'CHARGEABLE',
    ],
    [
      'a purifier of 500 days',
      { family: 'purifier', soldOn: daysAgo(500), installedOn: daysAgo(495) },
      'FREE',
    ],
    [
      'its pump',
      { family: 'purifier', component: 'pump', soldOn: daysAgo(500), installedOn: daysAgo(495) },
      'CHARGEABLE',
    ],
    [
      'a purifier of 900 days',
      { family: 'purifier', soldOn: daysAgo(900), installedOn: daysAgo(890) },
      'CHARGEABLE',
    ],
    ['a coach of 200 days', { family: 'bus', soldOn: daysAgo(200) }, 'FREE'],
    [
      'the engine of a coach of 500 days',
      { family: 'bus', component: 'engine', soldOn: daysAgo(500) },
      'FREE',
    ],
    ['the body of that coach', { family: 'bus', component: 'body', soldOn: daysAgo(500) }, 'CHARGEABLE'],
    ['a switch of 1500 days', { family: 'switch', soldOn: daysAgo(1500) }, 'FREE'],
    ['a gateway of 800 days', { family: 'gateway', soldOn: daysAgo(800) }, 'FREE'],
    [
      'a copier of 700 days under contract',
      { family: 'copier', soldOn: daysAgo(700), contractEndsOn: '2027-01-01' },
      'CONTRACT',
    ],
    ['a copier of 1200 days', { family: 'copier', soldOn: daysAgo(1200) }, 'CHARGEABLE'],
    [
      'a surveillance system of 390 days',
      { family: 'camera', soldOn: daysAgo(400), acceptedOn: daysAgo(390) },
      'FREE',
    ],
    [
      'a surveillance system of 1290 days',
      { family: 'camera', soldOn: daysAgo(1300), acceptedOn: daysAgo(1290) },
      'CHARGEABLE',
    ],
  ])('holds %s to be %s', (_what, facts, coverage) => {
    expect(decideEntitlement(shipped, { ...facts, on }).coverage).toBe(coverage);
  });

  it('lets the buyer of a new switch choose, with the general manager’s consent to a return', () => {
    const verdict = decideEntitlement(shipped, { family: 'switch', soldOn: daysAgo(20), on });
    expect(verdict.remedies).toEqual(['RETURN', 'EXCHANGE', 'REPAIR']);
    expect(verdict.approvals).toEqual([{ subject: 'RETURN', role: 'GENERAL_MANAGER' }]);
  });
});

it('papers prove no day that nobody knows: it counts from manufacture, as without papers', () => {
  const policy = warrantyPolicy(`  startsAt: [SOLD]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}
  terms:
    - {id: five, for: P5Y, remedies: [REPAIR], pays: ${companyPays}}`);
  const facts = { family: 'switch', manufacturedOn: '2023-07-10', on: '2026-11-01' };
  for (const papers of [{}, { hasWarrantyCard: false, hasInvoice: false }])
    expect(decideEntitlement(policy, { ...facts, ...papers })).toMatchObject({
      coverage: 'FREE',
      endsOn: '2028-07-10',
    });
});
