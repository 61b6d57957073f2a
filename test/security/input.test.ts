import { beforeAll, describe, expect, it } from 'vitest';
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

const long = 'x'.repeat(10_000);
const hours = (count: number) => service.at(count * 3_600_000).toISOString();
const longAgo = '1999-01-01T00:00:00Z';
const { ticket, contact, intake, loan, terms, article } = plainInputs(() => on);
const line = { kind: 'PARTS', description: 'x', unitPrice: '1.00' };

/** Input type, an input that would do, and what each of these in its place is refused by: the field that it names. */
const operations: Record<string, [type: string, base: () => object, wrong: () => [object, string][]]> = {
  changeAsset: [
    'ChangeAssetInput',
    () => ({ assetId: on.Asset }),
    () => [
      [{ assetId: on.Ticket }, 'assetId'],
      [{ warrantyCard: long }, 'warrantyCard'],
      [{ soldOn: '1899-01-01' }, 'soldOn'],
      [{ soldOn: '2099-01-01' }, 'soldOn'],
      [{ soldOn: '2026-11-02', installedOn: '2026-11-01' }, 'installedOn'],
      [{ customer: { name: ' ' } }, 'customer.name'],
      [{ customer: { name: long } }, 'customer.name'],
      [{ customer: { name: 'x', phone: long } }, 'customer.phone'],
      [{ customer: { name: 'x' }, withoutOwner: true }, 'withoutOwner'],
    ],
  ],
  registerContract: [
    'RegisterContractInput',
    terms,
    () => [
      [{ number: ' ' }, 'number'],
      [{ number: long }, 'number'],
      [{ serialNumber: ' ' }, 'serialNumber'],
      [{ serialNumber: long }, 'serialNumber'],
      [{ startsOn: '1899-01-01' }, 'startsOn'],
      [{ endsOn: '2029-12-31' }, 'endsOn'],
      [{ endsOn: '9999-12-31' }, 'endsOn'],
      [{ customer: { name: ' ' } }, 'customer.name'],
    ],
  ],
  renewContract: [
    'RenewContractInput',
    () => ({ contractId: on.ServiceContract, number: 'R-X', endsOn: '2028-12-31' }),
    () => [
      [{ contractId: 'x' }, 'contractId'],
      [{ number: ' ' }, 'number'],
      [{ number: long }, 'number'],
      [{ endsOn: '2027-01-01' }, 'endsOn'],
      [{ endsOn: '9999-12-31' }, 'endsOn'],
    ],
  ],
  endContract: [
    'EndContractInput',
    () => ({ contractId: on.ServiceContract, reason: 'x' }),
    () => [
      [{ contractId: on.Asset }, 'contractId'],
      [{ reason: ' ' }, 'reason'],
      [{ reason: long }, 'reason'],
      [{ on: '2025-01-01' }, 'on'],
      [{ on: '2099-01-01' }, 'on'],
    ],
  ],
  recordExchange: [
    'RecordExchangeInput',
    () => ({ ...ticket(), serialNumber: 'NEW-X' }),
    () => [
      [{ ticketId: '' }, 'ticketId'],
      [{ serialNumber: ' ' }, 'serialNumber'],
      [{ serialNumber: long }, 'serialNumber'],
      [{ exchangedOn: '2099-01-01' }, 'exchangedOn'],
      [{ batch: long }, 'batch'],
      [{ warrantyCard: long }, 'warrantyCard'],
    ],
  ],
  grantApproval: [
    'DecideApprovalInput',
    () => ({ approvalId: on.Approval }),
    () => [
      [{ approvalId: 'approval_1' }, 'approvalId'],
      [{ note: long }, 'note'],
    ],
  ],
  refuseApproval: [
    'DecideApprovalInput',
    () => ({ approvalId: on.Approval }),
    () => [
      [{ approvalId: 'approval_1' }, 'approvalId'],
      [{ note: long }, 'note'],
    ],
  ],
  recordSettlement: [
    'RecordSettlementInput',
    () => ({ ...ticket(), settle: { remedy: 'RETURN', pricePaid: '1' } }),
    () => [
      [{ ticketId: 'ticket_1' }, 'ticketId'],
      [{ settle: { remedy: 'REPAIR', pricePaid: '1' } }, 'settle.remedy'],
      [{ settle: { remedy: 'RETURN', pricePaid: '-1' } }, 'settle.pricePaid'],
      [{ settle: { remedy: 'RETURN', pricePaid: '1', accessoriesCost: '-1' } }, 'settle.accessoriesCost'],
    ],
  ],
  offerQuote: [
    'OfferQuoteInput',
    () => ({ ...ticket(), lines: [line] }),
    () => [
      [{ ticketId: on.Quote }, 'ticketId'],
      [{ lines: [] }, 'lines'],
      [{ lines: Array.from({ length: 31 }, () => line) }, 'lines'],
      [{ lines: [{ ...line, quantity: '0' }] }, 'lines.quantity'],
      [{ lines: [{ ...line, quantity: '-1' }] }, 'lines.quantity'],
      [{ lines: [{ ...line, unitPrice: '-1' }] }, 'lines.unitPrice'],
      [{ lines: [{ ...line, unitPrice: '0.001' }] }, 'lines.unitPrice'],
      [{ lines: [{ ...line, description: ' ' }] }, 'lines.description'],
      [{ lines: [{ ...line, description: long }] }, 'lines.description'],
      [{ note: long }, 'note'],
      [{ validUntil: '2026-11-01' }, 'validUntil'],
      [{ validUntil: '2099-01-01' }, 'validUntil'],
    ],
  ],
  withdrawQuote: [
    'WithdrawQuoteInput',
    () => ({ quoteId: on.Quote }),
    () => [
      [{ quoteId: on.Ticket }, 'quoteId'],
      [{ reason: long }, 'reason'],
    ],
  ],
  ...Object.fromEntries(
    ['consentToQuote', 'refuseQuote'].map((mutation) => [
      mutation,
      [
        'AnswerQuoteInput',
        () => ({ quoteId: on.Quote, answeredBy: 'x', channel: 'PHONE' }),
        () => [
          [{ quoteId: 'quote_1' }, 'quoteId'],
          [{ answeredBy: ' ' }, 'answeredBy'],
          [{ answeredBy: long }, 'answeredBy'],
          [{ answeredBy: null }, 'answeredBy'],
          [{ channel: null }, 'channel'],
          [{ comment: long }, 'comment'],
        ],
      ] satisfies [string, () => object, () => [object, string][]],
    ]),
  ),
  correctHold: [
    'CorrectHoldInput',
    () => ({ ...ticket(), since: service.now().toISOString(), reason: 'x' }),
    () => [
      [{ ticketId: on.Visit }, 'ticketId'],
      [{ reason: ' ' }, 'reason'],
      [{ reason: long }, 'reason'],
      [{ since: longAgo }, 'since'],
      [{ from: longAgo }, 'from'],
      [{ to: hours(1) }, 'to'],
    ],
  ],
  correctClock: [
    'CorrectClockInput',
    () => ({ clockId: on.SlaClock, reason: 'x', metAt: service.now().toISOString() }),
    () => [
      [{ clockId: on.Ticket }, 'clockId'],
      [{ reason: ' ' }, 'reason'],
      [{ reason: long }, 'reason'],
      [{ metAt: null }, 'metAt'],
      [{ metAt: hours(1) }, 'metAt'],
      [{ metAt: longAgo }, 'metAt'],
    ],
  ],
  correctArrival: [
    'CorrectArrivalInput',
    () => ({ visitId: on.Visit, reason: 'x', at: service.now().toISOString() }),
    () => [
      [{ visitId: on.Ticket }, 'visitId'],
      [{ reason: ' ' }, 'reason'],
      [{ reason: long }, 'reason'],
    ],
  ],
  changeDepartment: [
    'ChangeDepartmentInput',
    () => ({ ...ticket(), department: 'x' }),
    () => [
      [{ ticketId: 'ticket_' }, 'ticketId'],
      [{ department: long }, 'department'],
      [{ note: long }, 'note'],
    ],
  ],
  recordRemoteHelp: [
    'RemoteHelpInput',
    () => ({ ...ticket(), solved: false }),
    () => [
      [{ note: long }, 'note'],
      [{ at: hours(1) }, 'at'],
      [{ at: longAgo }, 'at'],
    ],
  ],
  recordSupplierContact: [
    'RecordSupplierContactInput',
    contact,
    () => [
      [{ supplier: ' ' }, 'supplier'],
      [{ supplier: long }, 'supplier'],
      [{ summary: ' ' }, 'summary'],
      [{ summary: long }, 'summary'],
      [{ at: hours(1) }, 'at'],
      [{ at: longAgo }, 'at'],
    ],
  ],
  takeInUnit: [
    'TakeInUnitInput',
    intake,
    () => [
      [{ condition: ' ' }, 'condition'],
      [{ condition: long }, 'condition'],
      [{ signedBy: ' ' }, 'signedBy'],
      [{ signedBy: long }, 'signedBy'],
      [{ accessories: [' '] }, 'accessories'],
      [{ accessories: [long] }, 'accessories'],
      [{ accessories: Array.from({ length: 100 }, () => 'x') }, 'accessories'],
      [{ at: hours(1) }, 'at'],
      [{ at: longAgo }, 'at'],
    ],
  ],
  returnUnit: [
    'ReturnUnitInput',
    () => ({ custodyId: on.Custody, receivedBy: 'x' }),
    () => [
      [{ custodyId: on.Loaner }, 'custodyId'],
      [{ receivedBy: ' ' }, 'receivedBy'],
      [{ receivedBy: long }, 'receivedBy'],
      [{ note: long }, 'note'],
      [{ receiptReturned: false }, 'note'],
      [{ at: hours(1) }, 'at'],
      [{ at: longAgo }, 'at'],
    ],
  ],
  handOutLoaner: [
    'HandOutLoanerInput',
    loan,
    () => [
      [{ serialNumber: ' ' }, 'serialNumber'],
      [{ serialNumber: long }, 'serialNumber'],
      [{ description: ' ' }, 'description'],
      [{ description: long }, 'description'],
      [{ signedBy: ' ' }, 'signedBy'],
      [{ signedBy: long }, 'signedBy'],
      [{ accessories: [long] }, 'accessories'],
      [{ at: hours(1) }, 'at'],
      [{ at: longAgo }, 'at'],
    ],
  ],
  takeBackLoaner: [
    'TakeBackLoanerInput',
    () => ({ loanerId: on.Loaner, condition: 'x' }),
    () => [
      [{ loanerId: on.Custody }, 'loanerId'],
      [{ condition: ' ' }, 'condition'],
      [{ condition: long }, 'condition'],
      [{ at: hours(1) }, 'at'],
      [{ at: longAgo }, 'at'],
    ],
  ],
  saveArticle: [
    'SaveArticleInput',
    article,
    () => [
      [{ topic: ' ' }, 'topic'],
      [{ topic: long }, 'topic'],
      [{ topic: 'Not This' }, 'topic'],
      [{ language: 'fr' }, 'language'],
      [{ title: ' ' }, 'title'],
      [{ title: long }, 'title'],
      [{ body: ' ' }, 'body'],
      [{ body: long }, 'body'],
      [{ asks: [long] }, 'asks'],
      [{ asks: Array.from({ length: 100 }, () => 'x') }, 'asks'],
      [{ families: [long] }, 'families'],
    ],
  ],
  removeArticle: ['RemoveArticleInput', () => ({}), () => [[{ articleId: on.Ticket }, 'articleId']]],
};

describe('what an operation is given', () => {
  it.each(Object.entries(operations))(
    '%s refuses by the name of the field',
    async (mutation, [type, base, wrong]) => {
      const cases = wrong();
      const answers = await Promise.all(
        cases.map(
          async ([told]) => (await ask(mutation, type, '__typename', { ...base(), ...told })).refusal,
        ),
      );
      expect(answers).toEqual(cases.map(([, field]) => `BAD_USER_INPUT ${field}`));
    },
  );
});
