import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { serviceOf } from '../../test/support/service.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const api = useApi(test);
const service = serviceOf(test);

const office = readFileSync('test/cases/office-policy.yaml', 'utf8');
const daily = office.replace('within: PT1H', 'within: P1D').replace('version: "1"', 'version: "daily"');
const wrong = office
  .replace('calendar: office', 'calendar: moon')
  .replace('currency: CNY', 'currency: SHELLS');

const slaQuery = `query ($yaml: String, $facts: SlaFacts!) {
  previewSla(yaml: $yaml, facts: $facts) { target rule calendar startsAt dueAt steps { level to dueAt } }
}`;
const entitlementQuery = `query ($yaml: String, $facts: EntitlementFacts!) {
  previewEntitlement(yaml: $yaml, facts: $facts) { coverage terms endsOn remedies parts labour travel freight reasons }
}`;
const fault = { kind: 'FAULT', openedAt: '2026-11-23T02:00:00Z' };
const unit = { family: 'purifier', on: '2026-11-22', soldOn: '2026-10-01' };

const logins = [
  'receptionist@demo',
  'dispatcher@demo',
  'technician1@demo',
  'parts_keeper@demo',
  'supervisor@demo',
  'dealer@demo',
  'auditor@demo',
];

describe.each([
  ['previewSla', slaQuery, fault],
  ['previewEntitlement', entitlementQuery, unit],
])('%s', (_name, query, facts) => {
  it('is for all staff by the policy in force, and by another text for those who may try one', async () => {
    for (const as of logins) {
      expect([as, (await api.ask(query, { as, variables: { facts } })).refusal]).toEqual([as, null]);
      expect((await api.ask(query, { as, variables: { facts, yaml: daily } })).refusal).toBe('FORBIDDEN');
      expect((await api.ask(query, { as, variables: { facts, yaml: wrong } })).refusal).toBe('FORBIDDEN');
    }
    for (const as of ['manager@demo', 'general_manager@demo', 'admin@demo']) {
      expect([as, (await api.ask(query, { as, variables: { facts, yaml: daily } })).refusal]).toEqual([
        as,
        null,
      ]);
    }
  });

  it('is not for customers nor for nobody', async () => {
    const { token } = await api.customer();
    for (const yaml of [null, daily]) {
      expect((await api.ask(query, { token, variables: { facts, yaml } })).refusal).toBe('FORBIDDEN');
      expect((await api.ask(query, { variables: { facts, yaml } })).refusal).toBe('UNAUTHENTICATED');
    }
  });

  it('tells all that is wrong with a text, each at its line', async () => {
    const { errors, refusal } = await api.ask(query, {
      as: 'manager@demo',
      variables: { facts, yaml: wrong },
    });
    expect(refusal).toBe('BAD_USER_INPUT yaml');
    const lineOf = (part: string) => wrong.split('\n').findIndex((line) => line.includes(part)) + 1;
    expect(errors[0]?.extensions?.problems).toEqual([
      {
        line: lineOf('SHELLS'),
        column: 'currency: '.length + 1,
        path: 'currency',
        message: expect.stringContaining('SHELLS'),
      },
      {
        line: lineOf('moon'),
        column: '    calendar: '.length + 1,
        path: 'sla[1].calendar',
        message: expect.stringContaining('moon'),
      },
    ]);
    expect((await api.ask(query, { as: 'manager@demo', variables: { facts, yaml: '' } })).refusal).toBe(
      'BAD_USER_INPUT yaml',
    );
  });

  it('stores nothing', async () => {
    const before = await stored();
    await api.ask(query, { as: 'manager@demo', variables: { facts, yaml: daily } });
    expect(await stored()).toEqual(before);
  });
});

const stored = () =>
  test.db.execute(sql`select (select count(*) from policy) policies, (select count(*) from sla_clock) clocks,
    (select count(*) from deadline) deadlines, (select count(*) from outbox) entries`);

describe('a preview', () => {
  it('promises what a ticket then gets', async () => {
    const openedAt = test.clock().toISOString();
    const { data } = await api.ask(slaQuery, {
      as: 'receptionist@demo',
      variables: { facts: { ...fault, openedAt, family: 'purifier', region: '上海市浦东新区' } },
    });
    const clocks = await service.clocks(await service.open());
    const shown = new Map(data.previewSla.map((one: { target: string }) => [one.target, one]));
    expect(clocks.length).toBeGreaterThan(2);
    for (const { target, rule, dueAt } of clocks) {
      expect(shown.get(target)).toMatchObject({ rule, dueAt: dueAt.toISOString() });
    }
  });

  it('shows another text beside the one in force', async () => {
    const dueBy = async (yaml: string | null) => {
      const { data } = await api.ask(slaQuery, { as: 'manager@demo', variables: { yaml, facts: fault } });
      return data.previewSla.find(({ rule }: { rule: string }) => rule === 'reply').dueAt;
    };
    expect([await dueBy(null), await dueBy(daily)]).toEqual([
      '2026-11-23T03:00:00.000Z',
      '2026-11-24T02:00:00.000Z',
    ]);
  });

  it.each([
    [slaQuery, { ...fault, distanceKm: -1 }, 'facts.distanceKm'],
    [slaQuery, { ...fault, zone: 'moon' }, 'facts.zone'],
    [slaQuery, { ...fault, openedAt: 'yesterday' }, 'facts.openedAt'],
    [slaQuery, { kind: 'FAULT' }, 'facts.openedAt'],
    [
      slaQuery,
      { ...fault, pauses: [{ from: fault.openedAt, to: fault.openedAt, reason: 'LUNCH' }] },
      'facts.pauses[0].reason',
    ],
    [entitlementQuery, { ...unit, soldOn: '1899-01-01' }, 'facts.soldOn'],
    [entitlementQuery, { ...unit, soldOn: '2026-02-30' }, 'facts.soldOn'],
  ])('names the fact at fault: %#', async (query, facts, field) => {
    const { refusal } = await api.ask(query, { as: 'receptionist@demo', variables: { facts } });
    expect(refusal).toBe(`BAD_USER_INPUT ${field}`);
  });
});

describe('activatePolicy', () => {
  const mutation = `mutation ($input: ActivatePolicyInput!) {
    activatePolicy(input: $input) { policy { id name version yaml activeSince } }
  }`;
  const activate = (yaml: string, idempotencyKey?: string) =>
    api.ask(mutation, { as: 'manager@demo', variables: { input: { yaml, idempotencyKey } } });
  const inForce = async () => {
    const query = '{ policy { id name version yaml activeSince } }';
    return (await api.ask(query, { as: 'receptionist@demo' })).data.policy;
  };

  it('puts a text in force and shows it', async () => {
    const { data } = await activate(daily);
    expect(data.activatePolicy.policy).toEqual(await inForce());
    expect(await inForce()).toMatchObject({ name: 'office', version: 'daily', yaml: daily });
    const { policyVersion } = await ticketOf(await service.open());
    expect(policyVersion).toBe('daily');
  });

  it('shows the first policy again for the same key, though another is in force by now', async () => {
    const first = await activate(daily, 'once');
    await activate(office);
    expect((await activate(daily, 'once')).data).toEqual(first.data);
    expect(await inForce()).toMatchObject({ version: '1' });
  });

  it('refuses a wrong text with all its problems, and the one in force stays', async () => {
    const before = await inForce();
    const { refusal, errors } = await activate(wrong);
    expect(refusal).toBe('BAD_USER_INPUT yaml');
    expect(errors[0]?.extensions?.problems).toHaveLength(2);
    expect(await inForce()).toEqual(before);
  });

  async function ticketOf(ticketId: string): Promise<{ policyVersion: string }> {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Ticket { policyVersion } } }';
    const variables = { id: `ticket_${ticketId}` };
    return (await api.ask(query, { as: 'receptionist@demo', variables })).data.node;
  }
});

describe('what became of a unit', () => {
  const guarantees = readFileSync('test/cases/guarantee-policy.yaml', 'utf8');
  const query = `query ($yaml: String, $facts: EntitlementFacts!) {
    previewEntitlement(yaml: $yaml, facts: $facts) {
      remedies endsOn reasons approvals { subject role } charges { item payer at }
      considered { id state startsOn countedFrom endsOn daysAdded extensions { from to days reason ticket } unmet }
    }
  }`;
  const verdict = async (facts: object) => {
    const variables = { yaml: guarantees, facts: { ...unit, ...facts } };
    return (await api.ask(query, { as: 'manager@demo', variables })).data.previewEntitlement;
  };

  it('is told to the preview: repairs in vain, days away, an exchange', async () => {
    const told = await verdict({
      failedRepairs: 2,
      downtime: [{ from: '2026-10-05', to: '2026-10-10', reason: 'REPAIR' }],
    });
    expect(told).toMatchObject({
      remedies: ['REPAIR', 'EXCHANGE'],
      endsOn: '2027-10-06',
      approvals: [{ subject: 'EXCHANGE', role: 'MANAGER' }],
    });
    expect(told.considered[0]).toMatchObject({
      id: 'year',
      countedFrom: 'SOLD',
      daysAdded: 5,
      extensions: [{ from: '2026-10-05', to: '2026-10-10', days: 5, reason: 'REPAIR', ticket: null }],
    });
    expect(told.charges).toContainEqual({ item: 'freightBack', payer: 'COMPANY', at: null });
    expect(await verdict({ exchangedOn: '2026-11-01' })).toMatchObject({ endsOn: '2027-11-01' });
  });

  it('left out opens nothing, and the reasons say what to tell', async () => {
    expect(await verdict({})).toMatchObject({
      remedies: ['REPAIR'],
      reasons: ['TERM_IN_FORCE', 'NEEDS_FAILED_REPAIRS', 'NEEDS_LONGER_REPAIR'],
    });
  });
});
