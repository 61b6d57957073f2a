import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../calendar/duration.js';
import { readPolicy } from '../policy/policy-reader.js';
import { decideEntitlement, type EntitlementFacts } from './entitlement.js';

const free = '{parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}';
const policyWith = (entitlement: string) =>
  readPolicy(
    `policy: test\nversion: "1"\ncompany: {en: Test}\ntimezone: Asia/Shanghai\ncurrency: CNY\nlanguages: [en]\nentitlement:\n${entitlement}`,
  );

/** The communication vendor: first month, first year, three or five years. */
const vendor = policyWith(`
  startsAt: [SOLD]
  terms:
    - {id: month, when: {component: {not: consumable}}, for: P1M, remedies: [RETURN, EXCHANGE, REPAIR], pays: ${free}, approval: GENERAL_MANAGER}
    - {id: year, when: {component: {not: consumable}}, for: P1Y, remedies: [EXCHANGE, REPAIR], pays: ${free}}
    - {id: five, when: {family: [switch], component: {not: consumable}}, for: P5Y, remedies: [REPAIR], pays: ${free}}
    - {id: three, when: {component: {not: consumable}}, for: P3Y, remedies: [REPAIR], pays: ${free}}
`);

/** The purifier maker: card or invoice, the factory date without them, five exclusions. */
const purifier = policyWith(`
  startsAt: [INSTALLED, CARD, MANUFACTURED]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}
  excluded: [MISUSE, SELF_REPAIR, TRANSPORT, FORCE_MAJEURE]
  cardAltered: CHARGEABLE
  terms:
    - {id: parts, when: {component: [pump]}, for: P1Y, remedies: [REPAIR], pays: ${free}}
    - {id: main-unit, when: {component: {not: [pump, consumable]}}, for: P2Y, remedies: [REPAIR], pays: ${free}}
  contract: {pays: {parts: CUSTOMER, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
`);

/** The dealer's early returns: each counts from its own day, and one is enough. */
const dealer = policyWith(`
  startsAt: [SOLD]
  proof: {required: [CARD, INVOICE], otherwise: CHARGEABLE}
  excluded: [TRANSPORT]
  terms:
    - {id: unpacking, from: RECEIVED_BY_DEALER, for: P7D, remedies: [REPAIR, RETURN], pays: ${free}}
    - {id: early, from: SOLD, for: P15D, remedies: [REPAIR, RETURN], pays: ${free}}
`);

/** The security integrator: three years from acceptance, then material at the customer's cost. */
const integrator = policyWith(`
  startsAt: [ACCEPTED]
  terms:
    - {id: three-years, for: P3Y, remedies: [REPAIR], pays: ${free}}
    - {id: for-life, for: P99Y, remedies: [REPAIR], pays: {parts: CUSTOMER, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
`);

type Case = [
  what: string,
  policy: typeof vendor,
  facts: Partial<EntitlementFacts> & { on: string },
  expected: object,
];

describe('the verdict', () => {
  it.each<Case>([
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
      'a contract that the policy does not know',
      vendor,
      { soldOn: '2010-01-01', contractEndsOn: '2030-01-15', on: '2025-01-16' },
      { coverage: 'CHARGEABLE' },
    ],
    [
      'a planned installation, counted from the sale until then',
      purifier,
      { soldOn: '2025-01-01', installedOn: '2025-02-01', on: '2025-01-16' },
      { coverage: 'FREE', endsOn: '2027-01-01' },
    ],
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

  it('holds to its last day, and the day after it somebody else pays or nothing is free', () => {
    const payer = fc.constantFrom('COMPANY', 'CUSTOMER', 'DEALER');
    const term = fc.record({ months: fc.integer({ min: 1, max: 60 }), parts: payer });
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 5 }), fc.nat(1_900), (terms, age) => {
        const written = terms.map(
          ({ months, parts }, index) =>
            `    - {id: t${index}, for: P${months}M, remedies: [REPAIR], pays: {parts: ${parts}, labour: COMPANY, travel: COMPANY, freight: COMPANY}}`,
        );
        const policy = policyWith(`  startsAt: [SOLD]\n  terms:\n${written.join('\n')}\n`);
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
    const policy = policyWith(`
  startsAt: [SOLD]
  terms: [{id: bus, when: {family: [bus]}, for: P1Y, remedies: [REPAIR], pays: ${free}}]
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
  const policy = policyWith(`  startsAt: [SOLD]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}
  terms:
    - {id: five, for: P5Y, remedies: [REPAIR], pays: ${free}}`);
  const facts = { family: 'switch', manufacturedOn: '2023-07-10', on: '2026-11-01' };
  for (const papers of [{}, { hasWarrantyCard: false, hasInvoice: false }])
    expect(decideEntitlement(policy, { ...facts, ...papers })).toMatchObject({
      coverage: 'FREE',
      endsOn: '2028-07-10',
    });
});
