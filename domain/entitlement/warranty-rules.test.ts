import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../calendar/duration.js';
import type { Policy } from '../policy/policy.js';
import { readPolicy } from '../policy/policy-reader.js';
import { decideEntitlement, type EntitlementFacts } from './entitlement.js';

const company = '{parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}';
const policyWith = (entitlement: string, rest = '') =>
  readPolicy(
    `policy: test\nversion: "1"\ncompany: {en: Test}\ntimezone: Asia/Shanghai\ncurrency: CNY\nlanguages: [en]\n${rest}entitlement:\n${entitlement}`,
  );

/** The three guarantees: time in repair is not counted, two failed repairs or long ones give another unit. */
const guarantees = policyWith(`
  startsAt: [SOLD]
  excluded: [MISUSE]
  extendedBy: [REPAIR, PARTS]
  afterExchange: FRESH
  terms:
    - {id: year, for: P1Y, remedies: [REPAIR], pays: ${company}}
    - {id: failed-twice, for: P1Y, needs: {failedRepairs: 2}, remedies: [EXCHANGE], pays: ${company}}
    - {id: long-repair, for: P1Y, needs: {inRepairOver: P90D}, remedies: [EXCHANGE], pays: ${company}}
    - {id: long-wait, for: P1Y, needs: {waitingForPartsOver: P60D}, remedies: [EXCHANGE], pays: ${company}}
    - {id: week, from: SOLD, for: P7D, afterExchange: REST, needs: {papers: [INVOICE]}, remedies: [RETURN], pays: ${company}, approval: GENERAL_MANAGER}
`);

/** The security integrator's two plans: last day before the anniversary, or first day after the signature. */
const offer = policyWith(`
  startsAt: [ACCEPTED]
  lastDay: DAY_BEFORE
  terms:
    - {id: three-years, for: P3Y, remedies: [REPAIR], pays: ${company}}
    - {id: month, for: P1M, remedies: [EXCHANGE], pays: ${company}}
  afterwards: {pays: {parts: {payer: CUSTOMER, at: COST}, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
`);
const project = policyWith(`
  startsAt: [ACCEPTED]
  firstDay: NEXT_DAY
  lastDay: DAY_BEFORE
  terms: [{id: three-years, for: P3Y, remedies: [REPAIR], pays: ${company}}]
`);

/** The general company's promotion. */
const promotion = policyWith(`
  startsAt: [SOLD]
  proof: {required: [INVOICE], otherwise: MANUFACTURED}
  campaigns:
    - {id: may, sold: {from: 2026-05-01, to: 2026-05-31}, by: P6M}
    - {id: batch, batch: [B26], terms: [year], by: P1Y}
  terms:
    - {id: year, for: P12M, remedies: [REPAIR], pays: ${company}}
`);

/** Whose papers are missing or whose unit was taken apart is judged by a person. */
const judged = policyWith(`
  startsAt: [SOLD, MANUFACTURED]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED, approval: SUPERVISOR}
  excluded: [MISUSE]
  reviewed: {causes: [SELF_REPAIR], approval: MANAGER}
  whenExcluded: {pays: {parts: CUSTOMER, labour: {payer: CUSTOMER, at: COST_FEE}, travel: CUSTOMER, freight: CUSTOMER}, inTermOnly: true}
  terms:
    - {id: function, when: {subject: [FUNCTION]}, for: P2Y, despite: [MISUSE], remedies: [REPAIR], pays: ${company}}
    - {id: two-years, for: P2Y, remedies: [REPAIR], pays: ${company}}
    - {id: filter, when: {component: [filter-core]}, for: P1Y, consumables: true, remedies: [EXCHANGE], pays: ${company}}
`);

/** Freight both ways, accessories, and the city. */
const shipping = policyWith(
  `
  startsAt: [SOLD]
  terms:
    - {id: year, for: P1Y, remedies: [EXCHANGE, REPAIR], pays: {parts: COMPANY, labour: COMPANY, travel: CUSTOMER, freight: CUSTOMER, freightBack: COMPANY, accessories: {payer: CUSTOMER, at: COST}}}
  afterwards:
    pays: {parts: {payer: CUSTOMER, at: FAVOURABLE}, labour: CUSTOMER, travel: CUSTOMER, freight: CUSTOMER}
    except:
      - {id: in-the-city, when: {zone: [city]}, pays: {parts: CUSTOMER, labour: CUSTOMER, travel: COMPANY, freight: COMPANY}}
`,
  'zones: [{id: city, regions: [上海市]}]\n',
);

type Case = [
  what: string,
  policy: Policy,
  facts: Partial<EntitlementFacts> & { on: string },
  expected: object,
];

const repair = (from: string, to: string | null) => ({ from, to, reason: 'REPAIR' as const });
const parts = (from: string, to: string | null) => ({ from, to, reason: 'PARTS' as const });
const sold = '2025-03-10';
/** A unit of which it is known that it never was repaired. */
const sound = { failedRepairs: 0, downtime: [] };

describe('what a policy may say of warranty beyond days', () => {
  it.each<Case>([
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
      'elsewhere the rest of the old term is left',
      offer,
      { acceptedOn: '2024-03-01', exchangedOn: '2025-12-01', on: '2026-12-01' },
      { endsOn: '2027-02-28', reasons: ['TERM_IN_FORCE', 'REST_AFTER_EXCHANGE'] },
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
  it.each<Case>([
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
