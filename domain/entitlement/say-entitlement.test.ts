import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy/policy-reader.js';
import type { EntitlementFacts } from './entitlement-facts.js';
import { decidedBy } from './entitlement-record.js';
import { sayEntitlement } from './say-entitlement.js';
import { sayWarranty } from './say-warranty.js';

const policy = readPolicy(`
policy: words
version: "1"
company: {en: Words}
timezone: Asia/Shanghai
currency: CNY
languages: [en]
sla: []
entitlement:
  startsAt: [SOLD, MANUFACTURED]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}
  excluded: [MISUSE]
  cardAltered: CHARGEABLE
  extendedBy: [REPAIR, PARTS]
  afterExchange: FRESH
  terms:
    - id: fifteen-days
      when: {component: {not: consumable}}
      for: P15D
      remedies: [EXCHANGE, REPAIR]
      pays: {parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}
      approval: MANAGER
    - id: two-years
      when: {component: {not: consumable}}
      for: P2Y
      remedies: [REPAIR]
      pays: {parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: CUSTOMER}
    - id: failed-twice
      when: {component: {not: consumable}}
      for: P2Y
      needs: {failedRepairs: 2}
      remedies: [EXCHANGE]
      pays: {parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}
  contract: {pays: {parts: CUSTOMER, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
  afterwards: {pays: {parts: CUSTOMER, labour: CUSTOMER, travel: CUSTOMER, freight: CUSTOMER}}
`);

type Language = 'zh-Hans' | 'zh-Hant' | 'en';
const verdict = (facts: Partial<EntitlementFacts>) =>
  decidedBy(policy, { family: 'purifier', on: '2026-11-23', cause: 'DEFECT', ...facts });
const said = (language: Language, facts: Partial<EntitlementFacts>) =>
  sayEntitlement(verdict(facts), language).split('\n');

describe('a verdict in words', () => {
  const repaired: Partial<EntitlementFacts> = {
    soldOn: '2025-09-19',
    downtime: [{ from: '2026-03-01', to: '2026-03-13', reason: 'REPAIR', ticket: 'T2603-7K3Q9' }],
  };

  it('says until when it is free, the days added, what is missing and who pays', () => {
    expect(said('en', repaired)).toEqual([
      'The unit is under warranty until 1 October 2027: the repair is free of charge.',
      'It rests on term two-years, which counts from 19 September 2025 (the day of sale) and runs to 1 October 2027, that day included.',
      '12 days were added for the repair of ticket T2603-7K3Q9, from 1 March 2026 to 13 March 2026.',
      'For exchange there is still missing: repairs of the same fault that did not help, as many as the term asks for.',
      'Parts, labour, and the trip: paid by us; freight: paid by you.',
    ]);
  });

  it('says the same in simplified Chinese', () => {
    expect(said('zh-Hans', repaired)).toEqual([
      '设备在保修期内（到2027年10月1日为止），这次维修免费。',
      '依据条款 two-years：从2025年9月19日（购买日）算起，到2027年10月1日为止，最后一天也算。',
      '因为工单 T2603-7K3Q9 的维修（2026年3月1日至2026年3月13日），顺延了12天。',
      '要换货的话，还不具备的条件：同一故障修过没修好，次数达到条款的要求。',
      '配件、人工和上门由我们承担；运费由您承担。',
    ]);
  });

  it('says the same in traditional Chinese', () => {
    expect(said('zh-Hant', repaired)).toEqual([
      '設備在保固期內（至2027年10月1日為止），這次維修免費。',
      '依據條款 two-years：從2025年9月19日（購買日）算起，到2027年10月1日為止，最後一天也算。',
      '因為工單 T2603-7K3Q9 的維修（2026年3月1日至2026年3月13日），順延了12天。',
      '要換貨的話，還不具備的條件：同一故障修過沒修好，次數達到條款的要求。',
      '零件、人工和到訪由我們承擔；運費由您承擔。',
    ]);
  });

  it.each<[string, Partial<EntitlementFacts>, string]>([
    [
      'what may be chosen, and until when each',
      { soldOn: '2026-11-20' },
      'You may choose: exchange (until 5 December 2026) or repair (until 20 November 2028).',
    ],
    [
      'what may be chosen, once the fault was repaired twice in vain, for as long as it may',
      { soldOn: '2026-11-01', failedRepairs: 2 },
      'You may choose: repair or exchange.',
    ],
    ['who must agree', { soldOn: '2026-11-20' }, 'The manager must agree to exchange.'],
    [
      'when a term ran out',
      { soldOn: '2024-11-20' },
      'Term two-years counted from 20 November 2024 (the day of sale); its last day was 20 November 2026.',
    ],
    [
      'who pays what is charged',
      { soldOn: '2024-11-20' },
      'Parts, labour, the trip, and freight are all paid by you.',
    ],
    [
      'that a contract goes on from there',
      { soldOn: '2024-11-20', contractEndsOn: '2027-01-31' },
      'The warranty itself has ended; the contract goes on from there.',
    ],
    [
      'that nothing proves the sale',
      { manufacturedOn: '2026-01-20', hasInvoice: false, hasWarrantyCard: false, soldOn: '2026-02-01' },
      'There is no proof of purchase, so it does not count from the purchase.',
    ],
    [
      'that the unit was exchanged',
      { soldOn: '2025-01-20', exchangedOn: '2026-05-01' },
      'The unit was exchanged, so it counts anew from the day of the exchange.',
    ],
  ])('says %s', (_what, facts, expected) => {
    expect(said('en', facts)).toContain(expected);
  });

  it('names the cause, and no terms, where the cause decided', () => {
    expect(said('en', { soldOn: '2026-01-20', cause: 'MISUSE' })).toEqual([
      'The repair is not free under the warranty: the cause (misuse) is not covered by the warranty. You will be told the charges, and nothing is done before you agree.',
      'Parts, labour, the trip, and freight are all paid by you.',
    ]);
  });

  it.each<[string, Partial<EntitlementFacts>, string]>([
    ['a part that wears out', { soldOn: '2026-01-20', component: 'filter', consumable: true }, '这是易耗件'],
    ['a card that somebody changed', { soldOn: '2026-01-20', cardAltered: true }, '保修卡有涂改'],
    ['a term that is over', { soldOn: '2024-11-20' }, '保修期已于2026年11月20日结束'],
  ])('is short in the chat: %s', (_what, facts, expected) => {
    const sentence = sayWarranty(verdict(facts), 'zh-Hans');
    expect(sentence).toContain(`这次维修不在免费保修范围内：${expected}`);
    expect(sentence).not.toContain('\n');
  });

  it('promises and denies nothing where papers may still decide it', () => {
    expect(sayWarranty(verdict({}), 'zh-Hans')).toContain('还要核对：设备还没有登记');
    expect(sayWarranty(verdict({}), 'en')).toMatch(/still to be checked: the unit is not registered/);
  });

  it('speaks of verdicts of older tickets as far as they tell', () => {
    const {
      considered: _considered,
      facts: _facts,
      approvals: _approvals,
      ...old
    } = verdict({ ...repaired, failedRepairs: 0 });
    expect(sayEntitlement(old, 'en').split('\n')).toEqual([
      'The unit is under warranty until 1 October 2027: the repair is free of charge.',
      'Parts, labour, and the trip: paid by us; freight: paid by you.',
    ]);
    expect(sayWarranty(null, 'en')).toContain('judged on site');
  });
});
