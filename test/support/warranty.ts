import type { EntitlementFacts } from '../../domain/entitlement/entitlement.js';
import type { Policy } from '../../domain/policy/policy.js';
import { readPolicy } from '../../domain/policy/policy-reader.js';

export const companyPays = '{parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}';
export const warrantyPolicy = (entitlement: string, rest = ''): Policy =>
  readPolicy(
    `policy: test\nversion: "1"\ncompany: {en: Test}\ntimezone: Asia/Shanghai\ncurrency: CNY\nlanguages: [en]\n${rest}entitlement:\n${entitlement}`,
  );

export type WarrantyCase = [
  what: string,
  policy: Policy,
  facts: Partial<EntitlementFacts> & { on: string },
  expected: object,
];

export const repair = (from: string, to: string | null) => ({ from, to, reason: 'REPAIR' as const });
export const parts = (from: string, to: string | null) => ({ from, to, reason: 'PARTS' as const });
export const sold = '2025-03-10';
/** A unit of which it is known that it never was repaired. */
export const sound = { failedRepairs: 0, downtime: [] };

/** The communication vendor: first month, first year, three or five years. */
export const vendor = warrantyPolicy(`
  startsAt: [SOLD]
  terms:
    - {id: month, when: {component: {not: consumable}}, for: P1M, remedies: [RETURN, EXCHANGE, REPAIR], pays: ${companyPays}, approval: GENERAL_MANAGER}
    - {id: year, when: {component: {not: consumable}}, for: P1Y, remedies: [EXCHANGE, REPAIR], pays: ${companyPays}}
    - {id: five, when: {family: [switch], component: {not: consumable}}, for: P5Y, remedies: [REPAIR], pays: ${companyPays}}
    - {id: three, when: {component: {not: consumable}}, for: P3Y, remedies: [REPAIR], pays: ${companyPays}}
`);

/** The purifier maker: card or invoice, the factory date without them, five exclusions. */
export const purifier = warrantyPolicy(`
  startsAt: [INSTALLED, CARD, MANUFACTURED]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}
  excluded: [MISUSE, SELF_REPAIR, TRANSPORT, FORCE_MAJEURE]
  cardAltered: CHARGEABLE
  terms:
    - {id: parts, when: {component: [pump]}, for: P1Y, remedies: [REPAIR], pays: ${companyPays}}
    - {id: main-unit, when: {component: {not: [pump, consumable]}}, for: P2Y, remedies: [REPAIR], pays: ${companyPays}}
  contract: {pays: {parts: CUSTOMER, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
`);

/** The dealer's early returns: each counts from its own day, and one is enough. */
export const dealer = warrantyPolicy(`
  startsAt: [SOLD]
  proof: {required: [CARD, INVOICE], otherwise: CHARGEABLE}
  excluded: [TRANSPORT]
  terms:
    - {id: unpacking, from: RECEIVED_BY_DEALER, for: P7D, remedies: [REPAIR, RETURN], pays: ${companyPays}}
    - {id: early, from: SOLD, for: P15D, remedies: [REPAIR, RETURN], pays: ${companyPays}}
`);

/** The security integrator: three years from acceptance, then material at the customer's cost. */
export const integrator = warrantyPolicy(`
  startsAt: [ACCEPTED]
  terms:
    - {id: three-years, for: P3Y, remedies: [REPAIR], pays: ${companyPays}}
    - {id: for-life, for: P99Y, remedies: [REPAIR], pays: {parts: CUSTOMER, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
`);
/** The three guarantees: time in repair is not counted, two failed repairs or long ones give another unit. */
export const guarantees = warrantyPolicy(`
  startsAt: [SOLD]
  excluded: [MISUSE]
  extendedBy: [REPAIR, PARTS]
  afterExchange: FRESH
  terms:
    - {id: year, for: P1Y, remedies: [REPAIR], pays: ${companyPays}}
    - {id: failed-twice, for: P1Y, needs: {failedRepairs: 2}, remedies: [EXCHANGE], pays: ${companyPays}}
    - {id: long-repair, for: P1Y, needs: {inRepairOver: P90D}, remedies: [EXCHANGE], pays: ${companyPays}}
    - {id: long-wait, for: P1Y, needs: {waitingForPartsOver: P60D}, remedies: [EXCHANGE], pays: ${companyPays}}
    - {id: week, from: SOLD, for: P7D, afterExchange: REST, needs: {papers: [INVOICE]}, remedies: [RETURN], pays: ${companyPays}, approval: GENERAL_MANAGER}
`);

/** The security integrator's two plans: last day before the anniversary, or first day after the signature. */
export const offer = warrantyPolicy(`
  startsAt: [ACCEPTED]
  lastDay: DAY_BEFORE
  terms:
    - {id: three-years, for: P3Y, remedies: [REPAIR], pays: ${companyPays}}
    - {id: month, for: P1M, remedies: [EXCHANGE], pays: ${companyPays}}
  afterwards: {pays: {parts: {payer: CUSTOMER, at: COST}, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
`);
export const project = warrantyPolicy(`
  startsAt: [ACCEPTED]
  firstDay: NEXT_DAY
  lastDay: DAY_BEFORE
  terms: [{id: three-years, for: P3Y, remedies: [REPAIR], pays: ${companyPays}}]
`);

/** The general company's promotion. */
export const promotion = warrantyPolicy(`
  startsAt: [SOLD]
  proof: {required: [INVOICE], otherwise: MANUFACTURED}
  campaigns:
    - {id: may, sold: {from: 2026-05-01, to: 2026-05-31}, by: P6M}
    - {id: batch, batch: [B26], terms: [year], by: P1Y}
  terms:
    - {id: year, for: P12M, remedies: [REPAIR], pays: ${companyPays}}
`);

/** Whose papers are missing or whose unit was taken apart is judged by a person. */
export const judged = warrantyPolicy(`
  startsAt: [SOLD, MANUFACTURED]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED, approval: SUPERVISOR}
  excluded: [MISUSE]
  reviewed: {causes: [SELF_REPAIR], approval: MANAGER}
  whenExcluded: {pays: {parts: CUSTOMER, labour: {payer: CUSTOMER, at: COST_FEE}, travel: CUSTOMER, freight: CUSTOMER}, inTermOnly: true}
  terms:
    - {id: function, when: {subject: [FUNCTION]}, for: P2Y, despite: [MISUSE], remedies: [REPAIR], pays: ${companyPays}}
    - {id: two-years, for: P2Y, remedies: [REPAIR], pays: ${companyPays}}
    - {id: filter, when: {component: [filter-core]}, for: P1Y, consumables: true, remedies: [EXCHANGE], pays: ${companyPays}}
`);

/** Freight both ways, accessories, and the city. */
export const shipping = warrantyPolicy(
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
