import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { serviceOf } from '../../test/support/service.js';

const test = useDesk({ policy: 'policies/finance-software.yaml' });
const api = useApi(test);
const service = serviceOf(test);

const preview = `query ($yaml: String, $facts: EntitlementFacts!, $items: [PricedItemInput!], $settle: SettlementInput) {
  previewCharges(yaml: $yaml, facts: $facts, items: $items, settle: $settle) {
    items { item rule kind quantity unitPrice { amount } amount { amount currency } payer }
    settlement { rule remedy payments parts { part amount { amount } payer } }
    customerPays { amount currency } customerGets { amount } text(language: "en")
  }
}`;
const facts = { family: 'software', soldOn: '2020-01-01', on: '2026-11-23' };
const ask = (variables: object, as = 'receptionist@demo') =>
  api.ask(preview, { as, variables: { facts, ...variables } });

describe('what something would cost', () => {
  it('is told with the rule and who pays it', async () => {
    const items = [{ item: 'day-of-work', lasting: 'P2DT3H' }];
    const { data, errors } = await ask({ items });
    expect(errors).toEqual([]);
    expect(data.previewCharges).toMatchObject({
      items: [
        { rule: 'day', kind: 'LABOUR', quantity: '3', amount: { amount: '2400.00' }, payer: 'CUSTOMER' },
      ],
      settlement: null,
      customerPays: { amount: '2400.00', currency: 'CNY' },
      customerGets: null,
      text: 'day-of-work: CN¥2,400.00 (3 × CN¥800.00), paid by you (rule day).\nIn all you pay CN¥2,400.00.',
    });
  });

  it('is refused naming the field, and to whoever is not signed in', async () => {
    const { errors } = await ask({ items: [{ item: 'coffee' }] });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'items.item' } }]);
    const repair = await ask({ settle: { remedy: 'REPAIR', pricePaid: '1' } });
    expect(repair.errors).toMatchObject([{ extensions: { field: 'settle.remedy' } }]);
    const stranger = await api.ask(preview, { variables: { facts } });
    expect(stranger.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is told of a text that is not in force, with what is settled when a unit is taken back', async () => {
    const { data } = await api.ask('{ policy { yaml } }', { as: 'manager@demo' });
    const yaml = `${data.policy.yaml.replace('remedies: [REPAIR]', 'remedies: [REPAIR, RETURN]')}
settlements: [{id: half, remedy: RETURN, repays: 50%, payments: 2}]
`;
    const told = {
      facts: { ...facts, soldOn: '2026-11-01' },
      settle: { remedy: 'RETURN', pricePaid: '800' },
    };
    const tried = await ask({ yaml, ...told }, 'manager@demo');
    expect(tried.data.previewCharges).toMatchObject({
      settlement: { rule: 'half', payments: 2, parts: [{ part: 'REFUND', payer: 'COMPANY' }] },
      customerGets: { amount: '400.00' },
    });
  });
});

describe('a quote for what the policy has a price for', () => {
  const offer = (ticketId: string, lines: object[]) =>
    api.ask(
      `mutation ($i: OfferQuoteInput!) { offerQuote(input: $i) { quote {
        total { amount } lines { kind description rule quantity unitPrice { amount } payer } } } }`,
      { as: 'supervisor@demo', variables: { i: { ticketId: `ticket_${ticketId}`, lines } } },
    );

  it('has its price and its rule, and the payer of the verdict', async () => {
    const ticketId = await service.open({ serialNumber: 'DEMO-0008' });
    const { data, errors } = await offer(ticketId, [
      { item: 'class', description: 'A class for two', value: '1000', quantity: '2' },
      { item: 'day-of-work', description: 'Work', lasting: 'PT1H' },
      { kind: 'OTHER', description: 'Printed manual', unitPrice: '30' },
    ]);
    expect(errors).toEqual([]);
    expect(data.offerQuote.quote).toMatchObject({
      // Its contract makes the class cheaper and the work free.
      total: { amount: '1630.00' },
      lines: [
        { rule: 'class-with-fee', quantity: '2', unitPrice: { amount: '800.00' }, payer: 'CUSTOMER' },
        { rule: 'day', kind: 'LABOUR', quantity: '1', payer: 'COMPANY' },
        { rule: null, unitPrice: { amount: '30.00' } },
      ],
    });
  });

  it.each([
    ['lines.unitPrice', { item: 'class', value: '1', unitPrice: '1' }],
    ['lines.unitPrice', { kind: 'OTHER' }],
    ['lines.kind', { unitPrice: '1' }],
    ['lines.item', { item: 'coffee' }],
  ])('is refused naming %s', async (field, line) => {
    const ticketId = await service.open({ serialNumber: 'DEMO-0003' });
    const { errors } = await offer(ticketId, [{ description: 'x', ...line }]);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  });
});
