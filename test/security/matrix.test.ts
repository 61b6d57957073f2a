import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../api/schema.js';
import { useApi } from '../support/api.js';
import { useDesk } from '../support/desk.js';
import { serviceOf } from '../support/service.js';
import { type Stage, setStage } from '../support/stage.js';
import { permissionRows, type Row } from './permission-rows.js';

const test = useDesk();
const api = useApi(test);
const service = serviceOf(test);

/** contract/roles.md, one letter per role in this order. */
const roles = [
  ['r', 'receptionist@demo'],
  ['d', 'dispatcher@demo'],
  ['t', 'technician1@demo'],
  ['p', 'parts_keeper@demo'],
  ['s', 'supervisor@demo'],
  ['m', 'manager@demo'],
  ['g', 'general_manager@demo'],
  ['l', 'dealer@demo'],
  ['a', 'admin@demo'],
  ['u', 'auditor@demo'],
] as const;
/** Those of other places, for whom nothing of Beijing exists. */
const strangers = [
  ['d', 'dispatcher_sha@demo'],
  ['t', 'technician2@demo'],
  ['s', 'supervisor_sha@demo'],
  ['l', 'dealer@demo'],
] as const;

/** At the dealer's in Fujian, where every role sees everything, and in Beijing. */
let here: Stage;
let there: Stage;
beforeAll(async () => {
  here = await setStage(test, api, {
    name: 'xiamen',
    phone: '13600000001',
    address: '福建省厦门市思明区湖滨南路50号',
  });
  there = await setStage(test, api, {
    name: 'beijing',
    phone: '13600000002',
    address: '北京市海淀区中关村大街1号',
  });
});

const future = (hours: number) => service.at(hours * 3_600_000).toISOString();
const long = 'x'.repeat(10_000);
const mutations = permissionRows(future);

const refusedFor = /^(FORBIDDEN|UNAUTHENTICATED|NOT_FOUND)/;
const documentOf = (mutation: string, type: string) =>
  `mutation ($i: ${type}!) { ${mutation}(input: $i) { __typename } }`;

/** Each asks; gives the letter of whoever is not refused for who he is, and the others with their refusal. */
const answersOf = (
  mutation: string,
  { type, input }: Row,
  on: Stage,
  among: readonly (readonly [string, string])[],
) =>
  Promise.all(
    among.map(async ([letter, as]) => {
      const { refusal } = await api.ask(documentOf(mutation, type), { as, variables: { i: input(on) } });
      return refusedFor.test(refusal ?? '') ? `${letter}:${refusal}` : letter;
    }),
  );

describe('who may do what', () => {
  it('is told for each operation that the schema has', () => {
    const known = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
    // Signing in is for everybody; removing is told below, because it cannot be tried in vain.
    expect(known.toSorted()).toEqual([...Object.keys(mutations), 'signIn', 'removeArticle'].toSorted());
  });

  it.each(Object.entries(mutations))('%s, where one sees it', async (mutation, told) => {
    const { may, hidden = '' } = told;
    const expected = roles.map(([letter]) => {
      if (may.includes(letter)) return letter;
      return `${letter}:${hidden.includes(letter) ? 'NOT_FOUND' : 'FORBIDDEN'}`;
    });
    expect(await answersOf(mutation, told, here, roles)).toEqual(expected);
  });

  it.each(Object.entries(mutations))('%s, of another service point', async (mutation, told) => {
    const { seenAway = '', mayAway = '' } = told;
    const expected = strangers.map(([letter]) => {
      if (mayAway.includes(letter)) return letter;
      return `${letter}:${seenAway.includes(letter) ? 'FORBIDDEN' : 'NOT_FOUND'}`;
    });
    expect(await answersOf(mutation, told, there, strangers)).toEqual(expected);
  });

  /** What a customer may do with his chat token, and by which field his trial is refused. */
  const ofCustomers: Readonly<Record<string, string>> = {
    submitSurvey: 'answers',
    consentToQuote: 'comment',
    refuseQuote: 'comment',
  };

  it.each(Object.entries(mutations))(
    '%s: nobody without a token, and no customer but for the survey and the quote of his own ticket',
    async (mutation, { type, input }) => {
      const query = documentOf(mutation, type);
      const variables = { i: input(here) };
      expect((await api.ask(query, { variables })).refusal).toBe('UNAUTHENTICATED');
      const stranger = await api.customer();
      expect((await api.ask(query, { token: stranger.token, variables })).refusal).toMatch(refusedFor);
      const own = await api.ask(query, { token: here.token, variables });
      const field = ofCustomers[mutation];
      if (field) expect(own.refusal).toBe(`BAD_USER_INPUT ${field}`);
      else expect(own.refusal).toMatch(refusedFor);
    },
  );

  it.each(Object.entries(mutations))(
    '%s takes a key that makes it safe to submit twice',
    async (mutation, told) => {
      const i = { ...told.input(here), idempotencyKey: long };
      const { refusal } = await api.ask(documentOf(mutation, told.type), {
        as: 'admin@demo',
        variables: { i },
      });
      expect(refusal).toBe('BAD_USER_INPUT idempotencyKey');
    },
  );

  it('removeArticle', async () => {
    const query = documentOf('removeArticle', 'RemoveArticleInput');
    const variables = { i: { articleId: there.Article } };
    expect((await api.ask(query, { variables })).refusal).toBe('UNAUTHENTICATED');
    expect((await api.ask(query, { token: here.token, variables })).refusal).toBe('FORBIDDEN');
    for (const [letter, as] of roles) {
      if ('ma'.includes(letter)) continue;
      expect([letter, (await api.ask(query, { as, variables })).refusal]).toEqual([letter, 'FORBIDDEN']);
    }
    expect((await api.ask(query, { as: 'manager@demo', variables })).errors).toEqual([]);
    expect((await api.ask(query, { as: 'admin@demo', variables })).refusal).toBe('NOT_FOUND');
  });

  it('lets the role that an approval names decide it, and those above', async () => {
    const opened = await api.ask(
      'mutation ($i: OpenTicketInput!) { openTicket(input: $i) { ticket { approvals { id role mayDecide } } } }',
      {
        as: 'receptionist@demo',
        variables: {
          i: {
            kind: 'RETURN',
            channel: 'PHONE',
            customer: { name: 'x' },
            serialNumber: 'DEMO-0005',
            description: '退货',
          },
        },
      },
    );
    const [asked] = opened.data.openTicket.ticket.approvals;
    expect(asked).toMatchObject({ role: 'GENERAL_MANAGER', mayDecide: false });
    const query =
      'mutation ($i: DecideApprovalInput!) { grantApproval(input: $i) { approval { state decidedBy { login } } } }';
    const variables = { i: { approvalId: asked.id } };
    for (const as of ['receptionist@demo', 'supervisor@demo', 'manager@demo', 'auditor@demo'])
      expect((await api.ask(query, { as, variables })).refusal).toBe('FORBIDDEN');
    const { data } = await api.ask(query, { as: 'general_manager@demo', variables });
    expect(data.grantApproval.approval).toEqual({
      state: 'GRANTED',
      decidedBy: { login: 'general_manager@demo' },
    });
  });

  it('settles no follow-up of others by a visit, and sends nobody who is no technician', async () => {
    const query = documentOf('scheduleVisit', 'ScheduleVisitInput');
    const plan = { ticketId: here.Ticket, plannedStart: future(1), plannedEnd: future(2) };
    const refusal = async (told: object) =>
      (await api.ask(query, { as: 'dealer@demo', variables: { i: { ...plan, ...told } } })).refusal;
    expect(await refusal({ followUpId: there.FollowUp })).toBe('NOT_FOUND');
    expect(await refusal({ followUpId: here.FollowUp })).toBe('BAD_USER_INPUT followUpId');
    const { id } = await service.staff('receptionist@demo');
    expect(await refusal({ technicianId: `staff_${id}` })).toBe('BAD_USER_INPUT technicianId');
  });

  it('learns nobody without a token whether his input would do', async () => {
    const query = documentOf('closeTicket', 'TicketIdInput');
    const variables = { i: { ticketId: 'no-such', note: long, idempotencyKey: long } };
    expect((await api.ask(query, { variables })).refusal).toBe('UNAUTHENTICATED');
    expect((await api.ask(query, { as: 'manager@demo', variables })).refusal).toBe('BAD_USER_INPUT ticketId');
  });
});
