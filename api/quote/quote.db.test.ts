import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { serviceOf } from '../../test/support/service.js';

const statements: string[] = [];
const test = useDesk({ onStatement: (statement) => void statements.push(statement) });
const api = useApi(test);
const service = serviceOf(test);

const shape = `id state total { amount currency } validUntil note offeredBy { login } allowedActions
  lines { kind description quantity unitPrice { amount } amount { amount } payer charged { amount currency } }
  answeredBy answerChannel recordedBy { login } comment ticket { number }`;

const offer = (ticketId: string, as = 'receptionist@demo', told: object = {}) =>
  api.ask(
    `mutation ($i: OfferQuoteInput!) { offerQuote(input: $i) { quote { ${shape} } ticket { version } } }`,
    {
      as,
      variables: {
        i: {
          ticketId: `ticket_${ticketId}`,
          lines: [
            { kind: 'PARTS', description: '滤芯', quantity: '2', unitPrice: '60.5' },
            { kind: 'LABOUR', description: '上门更换', unitPrice: '80' },
          ],
          ...told,
        },
      },
    },
  );

describe('a quote through the door', () => {
  it('shows what the customer pays, and what he does not, in decimals', async () => {
    // Its contract pays the labour, not the parts.
    const ticketId = await service.open({ serialNumber: 'DEMO-0008' });
    const { data, errors } = await offer(ticketId, 'receptionist@demo', { note: '耗材另计' });
    expect(errors).toEqual([]);
    const verdict = (await service.ticket(ticketId)).entitlement;
    expect([verdict?.parts, verdict?.labour]).toEqual(['CUSTOMER', 'COMPANY']);
    expect(data.offerQuote.quote).toMatchObject({
      state: 'OFFERED',
      total: { amount: '121.00', currency: 'CNY' },
      validUntil: '2026-12-07',
      note: '耗材另计',
      offeredBy: { login: 'receptionist@demo' },
      allowedActions: ['WITHDRAW_QUOTE', 'ANSWER_QUOTE'],
      lines: [
        {
          quantity: '2',
          unitPrice: { amount: '60.50' },
          amount: { amount: '121.00' },
          payer: 'CUSTOMER',
          charged: { amount: '121.00', currency: 'CNY' },
        },
        { quantity: '1', amount: { amount: '80.00' }, payer: 'COMPANY', charged: { amount: '0.00' } },
      ],
    });
  });

  it('is the customer’s to answer with his chat token, once', async () => {
    const { conversationId, token } = await api.customer();
    const ticketId = await service.open({ serialNumber: 'DEMO-0003', conversationId, channel: 'WEB_CHAT' });
    const { data } = await offer(ticketId);
    const own = `{ ticket(number: "${data.offerQuote.quote.ticket.number}") { allowedActions quotes { ${shape} } } }`;
    const seen = await api.ask(own, { token });
    expect(seen.data.ticket.quotes).toMatchObject([{ state: 'OFFERED', allowedActions: ['ANSWER_QUOTE'] }]);
    const consent = `mutation ($i: AnswerQuoteInput!) { consentToQuote(input: $i) { quote { ${shape} } } }`;
    const variables = { i: { quoteId: data.offerQuote.quote.id } };
    const said = await api.ask(consent, { token, variables });
    expect(said.data.consentToQuote.quote).toMatchObject({
      state: 'CONSENTED',
      answerChannel: 'WEB_CHAT',
      answeredBy: null,
      recordedBy: null,
      allowedActions: [],
    });
    expect((await api.ask(consent, { token, variables })).refusal).toBe('INVALID_STATE');
  });

  it('is offered, says the ticket, by whoever may and while it is not over', async () => {
    const ticketId = await service.open();
    const { number } = await service.ticket(ticketId);
    const actionsOf = async (as: string): Promise<string[]> =>
      (await api.ask(`{ ticket(number: "${number}") { allowedActions } }`, { as })).data.ticket
        .allowedActions;
    expect(await actionsOf('receptionist@demo')).toContain('OFFER_QUOTE');
    expect(await actionsOf('auditor@demo')).not.toContain('OFFER_QUOTE');
    await api.ask('mutation ($i: TicketIdInput!) { cancelTicket(input: $i) { ticket { id } } }', {
      as: 'receptionist@demo',
      variables: { i: { ticketId: `ticket_${ticketId}` } },
    });
    expect(await actionsOf('receptionist@demo')).not.toContain('OFFER_QUOTE');
  });

  it('is read in one statement for all the tickets of a page', async () => {
    for (let count = 0; count < 3; count += 1) await offer(await service.open());
    const ask = async (selection: string) => {
      statements.length = 0;
      const { errors } = await api.ask(`{ tickets(first: 50) { nodes { ${selection} } } }`, {
        as: 'supervisor@demo',
      });
      expect(errors).toEqual([]);
      return statements.length;
    };
    await ask('id');
    expect(await ask('id quotes { id total { amount } lines { amount { amount } } }')).toBe(
      (await ask('id')) + 1,
    );
  });
});
