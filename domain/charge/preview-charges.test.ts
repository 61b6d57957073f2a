import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../schema/vocabulary.js';
import { soundPolicy } from '../../test/support/small-policy.js';
import { DomainError } from '../errors.js';
import { readPolicy } from '../policy/policy-reader.js';
import { previewCharges, type ToldCharges } from './preview-charges.js';
import type { AskedItem } from './price.js';
import { sayChargesPreview } from './say-charges-preview.js';
import type { ToldSettlement } from './settlement.js';

const shipped = (name: string) =>
  readPolicy(readFileSync(new URL(`../../policies/${name}.yaml`, import.meta.url), 'utf8'));
const software = shipped('finance-software');
const network = shipped('industrial-network');
const on = '2026-11-20';
const switches = { family: 'switch', component: 'port', cause: 'DEFECT', soldOn: '2026-11-10', on } as const;
const priced = (item: AskedItem, told: object = {}) =>
  previewCharges(software, { family: 'software', soldOn: '2020-01-01', on, ...told }, { items: [item] });
const taken = (settle: ToldSettlement, told: object = {}) =>
  previewCharges(network, { ...switches, ...told }, { settle });

function fieldOf(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DomainError) return error.details.field;
    throw error;
  }
  return null;
}

describe('the price of an item', () => {
  it.each([
    ['PT1M', '1', '800.00'],
    ['PT24H', '1', '800.00'],
    ['PT24H1M', '2', '1600.00'],
    ['P2DT3H', '3', '2400.00'],
    ['P1W', '7', '5600.00'],
  ])('by the day begun: %s is %s', (lasting, quantity, amount) => {
    expect(priced({ item: 'day-of-work', lasting }).lines).toMatchObject([
      { quantity, amount, kind: 'LABOUR' },
    ]);
  });

  it.each([
    ['PT8H', 'small-change', '0.00'],
    ['PT8H1M', 'large-change', '1603.40'],
    ['PT10H', 'large-change', '2000.00'],
  ])('by the work it is: %s by %s', (lasting, rule, amount) => {
    expect(priced({ item: 'change', lasting }).lines).toMatchObject([{ rule, amount }]);
  });

  it('as a share is rounded to the hundredth, half of one upwards', () => {
    expect(priced({ item: 'yearly-fee-network', value: '0.04' }).customerPays).toBeNull();
    expect(priced({ item: 'yearly-fee-single', value: '0.05' }).customerPays?.amount).toBe('0.01');
    expect(priced({ item: 'upgrade', value: '1.10', quantity: '3' }).customerPays?.amount).toBe('3.30');
  });

  it('is the company’s where its verdict says so', () => {
    const underContract = priced({ item: 'day-of-work', lasting: 'P1D' }, { contractEndsOn: on });
    expect(underContract).toMatchObject({
      lines: [{ payer: 'COMPANY', amount: '800.00' }],
      customerPays: null,
    });
  });

  it.each<[what: string, item: AskedItem, field: string]>([
    ['no such item', { item: 'toString' }, 'items.item'],
    ['a share of nothing known', { item: 'upgrade' }, 'items.value'],
    ['a share of no amount', { item: 'upgrade', value: '-5' }, 'items.value'],
    ['work of unknown length', { item: 'day-of-work' }, 'items.lasting'],
    ['work of no length', { item: 'day-of-work', lasting: 'soon' }, 'items.lasting'],
  ])('is refused for %s', (_what, item, field) => {
    expect(fieldOf(() => priced(item))).toBe(field);
  });

  it('of work whose length nobody knows is no small change', () => {
    expect(fieldOf(() => priced({ item: 'change' }))).toBe('items.lasting');
  });
});

describe('a unit that is taken back', () => {
  it('for money: the whole price, less what is missing', () => {
    expect(taken({ remedy: 'RETURN', pricePaid: '800' }).customerGets?.amount).toBe('800.00');
    expect(taken({ remedy: 'RETURN', pricePaid: '800', accessoriesCost: '20' }).customerGets?.amount).toBe(
      '780.00',
    );
  });

  it.each([
    ['800', '950', '150.00', null],
    ['950', '800', null, '150.00'],
    ['800', '800', null, null],
  ])('for another: paid %s, costs %s', (pricePaid, newPrice, pays, gets) => {
    const { customerPays, customerGets } = taken({ remedy: 'EXCHANGE', pricePaid, newPrice });
    expect([customerPays?.amount ?? null, customerGets?.amount ?? null]).toEqual([pays, gets]);
  });

  it('settles nothing that the verdict does not give', () => {
    const late = taken({ remedy: 'RETURN', pricePaid: '800' }, { soldOn: '2026-01-10' });
    expect(late).toMatchObject({ settlement: null, customerGets: null });
    expect(taken({ remedy: 'RETURN', pricePaid: '800' }, { hasInvoice: false }).settlement).toBeNull();
  });

  it('is charged upwards only where the policy says CHARGED', () => {
    const yaml = `${soundPolicy.replace('[REPAIR]', '[REPAIR, EXCHANGE]')}settlements:
  - {id: up, remedy: EXCHANGE, difference: CHARGED}
`;
    const unit = { family: 'x', soldOn: '2026-11-01', hasInvoice: true, hasWarrantyCard: true, on };
    const settle = (newPrice: string) =>
      previewCharges(readPolicy(yaml), unit, { settle: { remedy: 'EXCHANGE', pricePaid: '800', newPrice } });
    expect(settle('950').customerPays?.amount).toBe('150.00');
    expect(settle('500')).toMatchObject({ customerGets: null, settlement: { rule: 'up', parts: [] } });
  });

  it.each<[field: string, told: ToldSettlement]>([
    ['settle.pricePaid', { remedy: 'RETURN', pricePaid: 'x' }],
    ['settle.newPrice', { remedy: 'EXCHANGE', pricePaid: '800' }],
    ['settle.accessoriesCost', { remedy: 'RETURN', pricePaid: '800', accessoriesCost: '-1' }],
  ])('is refused naming %s', (field, told) => {
    expect(fieldOf(() => taken(told))).toBe(field);
  });
});

describe('in words', () => {
  const said = (told: ToldCharges, language: (typeof languages)[number]) =>
    sayChargesPreview(previewCharges(network, switches, told), {
      language,
      currency: 'CNY',
      asked: told.settle?.remedy ?? null,
    });

  it('tells money back part by part', () => {
    expect(said({ settle: { remedy: 'RETURN', pricePaid: '800', accessoriesCost: '20' } }, 'en')).toBe(
      'CN¥800.00 of the purchase price is paid back to you (rule money-back).\nWhat is missing of the accessories costs CN¥20.00.\nIn all you get CN¥780.00.\nIt is settled at once, in one sum.',
    );
  });

  it.each(languages)('says all there is to say in %s', (language) => {
    const more = said({ settle: { remedy: 'EXCHANGE', pricePaid: '800', newPrice: '950' } }, language);
    const less = said({ settle: { remedy: 'EXCHANGE', pricePaid: '950', newPrice: '800' } }, language);
    const even = said({ settle: { remedy: 'EXCHANGE', pricePaid: '8', newPrice: '8' } }, language);
    expect(new Set([more, less, even]).size).toBe(3);
    expect(more).toMatch(/150\.00/);
  });

  it('says that money back is not promised', () => {
    const late = previewCharges(network, { ...switches, soldOn: '2026-01-10' }, {});
    const text = sayChargesPreview(late, { language: 'zh-Hans', currency: 'CNY', asked: 'RETURN' });
    expect(text).toBe('按我们的承诺，这里不就退货结算款项。\n双方互不相欠。');
  });
});
