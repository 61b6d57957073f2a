import { beforeAll, describe, expect, it } from 'vitest';
import { approval } from '../../schema/index.js';
import { useApi } from '../support/api.js';
import { useDesk } from '../support/desk.js';
import { serviceOf } from '../support/service.js';
import { type Stage, setStage } from '../support/stage.js';
import { asAdmin, plainInputs } from './plain-inputs.js';

const test = useDesk();
const api = useApi(test);
const service = serviceOf(test);

let on: Stage;
beforeAll(async () => {
  const address = '福建省厦门市思明区湖滨南路50号';
  on = await setStage(test, api, { name: 'xiamen', phone: '13600000001', address });
});

const ask = asAdmin(api);

const { ticket, contact, intake, loan, terms, article } = plainInputs(() => on);

describe('the same key again', () => {
  const again = async (mutation: string, type: string, selection: string, input: object) => {
    const keyed = { ...input, idempotencyKey: `again ${mutation}` };
    const one = await ask(mutation, type, selection, keyed);
    expect([mutation, one.errors]).toEqual([mutation, []]);
    const other = await ask(mutation, type, selection, keyed);
    expect([mutation, other.errors, other.data]).toEqual([mutation, [], one.data]);
    return one.data[mutation];
  };
  const version = 'ticket { version }';

  it('gives the first answer, and nothing happens twice', async () => {
    await again('changeAsset', 'ChangeAssetInput', 'asset { soldOn }', {
      assetId: on.Asset,
      soldOn: '2026-11-01',
    });
    await again('registerContract', 'RegisterContractInput', 'contract { id }', terms());
    await again('endContract', 'EndContractInput', 'contract { id endsOn }', {
      contractId: on.ServiceContract,
      reason: 'x',
      on: '2026-12-31',
    });
    await again('renewContract', 'RenewContractInput', 'contract { id startsOn }', {
      contractId: on.ServiceContract,
      number: 'R-X',
      endsOn: '2027-12-31',
    });
    await again('changeDepartment', 'ChangeDepartmentInput', version, { ...ticket(), department: 'quality' });
    await again(
      'recordSupplierContact',
      'RecordSupplierContactInput',
      `supplierContact { id } ${version}`,
      contact(),
    );
    await again('returnUnit', 'ReturnUnitInput', `custody { id state } ${version}`, {
      custodyId: on.Custody,
      receivedBy: 'x',
    });
    await again('takeInUnit', 'TakeInUnitInput', `custody { id number } ${version}`, intake());
    await again('takeBackLoaner', 'TakeBackLoanerInput', `loaner { id state } ${version}`, {
      loanerId: on.Loaner,
      condition: 'x',
    });
    await again('handOutLoaner', 'HandOutLoanerInput', `loaner { id } ${version}`, loan());
    const since = service.now().toISOString();
    await again('correctHold', 'CorrectHoldInput', version, {
      ...ticket(),
      since,
      remove: true,
      reason: 'x',
    });
    const { ticket: helped } = await again(
      'recordRemoteHelp',
      'RemoteHelpInput',
      'ticket { version clocks { id target } }',
      {
        ...ticket(),
        solved: false,
      },
    );
    const reply = helped.clocks.find(({ target }: { target: string }) => target === 'REPLY');
    await again('correctClock', 'CorrectClockInput', version, {
      clockId: reply.id,
      metAt: since,
      reason: 'x',
    });
    await again('saveArticle', 'SaveArticleInput', 'article { id version }', article());
    await again('removeArticle', 'RemoveArticleInput', '__typename', { articleId: on.Article });
    await again('recordExchange', 'RecordExchangeInput', `asset { id } ${version}`, {
      ...ticket(),
      serialNumber: 'NEW-X',
    });
  });

  it.each(['grantApproval', 'refuseApproval'])('%s decides once', async (mutation) => {
    const [asked] = await test.db
      .insert(approval)
      .values({
        id: crypto.randomUUID(),
        ticketId: on.Ticket.slice('ticket_'.length),
        subject: 'RETURN',
        role: 'GENERAL_MANAGER',
        state: 'REQUESTED',
        requestedAt: service.now(),
      })
      .returning();
    await again(mutation, 'DecideApprovalInput', 'approval { id state decidedAt ticket { version } }', {
      approvalId: `approval_${asked?.id}`,
    });
  });

  it('offers, withdraws and answers a quote once', async () => {
    const lines = [{ kind: 'PARTS', description: 'x', unitPrice: '1.00' }];
    const selection = `quote { id state endedAt } ${version}`;
    const said = { answeredBy: 'x', channel: 'PHONE' };
    for (const [mutation, type, told] of [
      ['withdrawQuote', 'WithdrawQuoteInput', {}],
      ['consentToQuote', 'AnswerQuoteInput', said],
      ['refuseQuote', 'AnswerQuoteInput', said],
    ] as const) {
      const offer = { ...ticket(), lines, idempotencyKey: `before ${mutation}` };
      const one = await ask('offerQuote', 'OfferQuoteInput', selection, offer);
      expect((await ask('offerQuote', 'OfferQuoteInput', selection, offer)).data).toEqual(one.data);
      await again(mutation, type, selection, { quoteId: one.data.offerQuote.quote.id, ...told });
    }
  });

  it('of another caller is another request', async () => {
    const variables = { i: { ...ticket(), text: 'x', idempotencyKey: 'shared' } };
    const query = 'mutation ($i: ReplyInput!) { replyToTicket(input: $i) { message { id } } }';
    const said = async (as: string) =>
      (await api.ask(query, { as, variables })).data.replyToTicket.message.id;
    const first = await said('manager@demo');
    expect(await said('manager@demo')).toBe(first);
    expect(await said('supervisor@demo')).not.toBe(first);
  });
});
