import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { serviceOf } from '../../test/support/service.js';

const statements: string[] = [];
const test = useDesk({ onStatement: (statement) => void statements.push(statement) });
const api = useApi(test);
const service = serviceOf(test);

const register = (input: object, as = 'receptionist@demo') =>
  api.ask(
    'mutation ($i: RegisterAssetInput!) { registerAsset(input: $i) { asset { serialNumber soldOn owner { name } product { model } } } }',
    {
      as,
      variables: { i: { serialNumber: 'new 0001', model: 'AQ-200', ...input } },
    },
  );

describe('units through the door', () => {
  it('are registered once, with dates in their order', async () => {
    const wrong = await register({ soldOn: '2026-05-02', installedOn: '2026-05-01' });
    expect(wrong.refusal).toBe('BAD_USER_INPUT installedOn');
    const { data } = await register({
      soldOn: '2026-05-02',
      customer: { name: '新客户', phone: '13711110000' },
    });
    expect(data.registerAsset.asset).toEqual({
      serialNumber: 'NEW0001',
      soldOn: '2026-05-02',
      owner: { name: '新客户' },
      product: { model: 'AQ-200' },
    });
    expect((await register({})).refusal).toBe('CONFLICT serialNumber');
  });

  it('tell their entitlement on a day, for a cause and for a component', async () => {
    const verdict = async (rest: string) => {
      const { data, refusal } = await api.ask(
        `{ asset(serialNumber: "demo0013") { entitlement${rest} { coverage reasons } } }`,
        { as: 'receptionist@demo' },
      );
      return refusal ?? data.asset.entitlement.coverage;
    };
    expect(await verdict('')).toBe('FREE');
    expect(await verdict('(on: "2039-01-01")')).toBe('CHARGEABLE');
    expect(await verdict('(cause: MISUSE)')).toBe('CHARGEABLE');
    expect(await verdict('(component: "filter-core")')).toBe('CHARGEABLE');
    expect(await verdict('(component: "wing")')).toBe('BAD_USER_INPUT component');
  });

  it('explain it in words, in the language asked for, else in the first of the policy', async () => {
    const explanation = async (rest: string, language = '') => {
      const { data, refusal } = await api.ask(
        `{ asset(serialNumber: "demo0013") { entitlement${rest} { explanation${language} } } }`,
        { as: 'receptionist@demo' },
      );
      return refusal ?? data.asset.entitlement.explanation;
    };
    expect(await explanation('')).toContain('设备在保修期内');
    expect(await explanation('', '(language: "zh-Hant")')).toContain('設備在保固期內');
    expect(await explanation('(cause: MISUSE)', '(language: "en")')).toContain(
      'the cause (misuse) is not covered',
    );
    expect(await explanation('', '(language: "xx")')).toBe('BAD_USER_INPUT language');
  });

  it('explain to a customer, in his own language, what was decided for his ticket', async () => {
    const { conversationId, token } = await api.customer('en');
    const ticketId = await service.open({ conversationId, channel: 'WEB_CHAT', serialNumber: 'DEMO-0013' });
    const { number } = await service.ticket(ticketId);
    const { data } = await api.ask(`{ ticket(number: "${number}") { entitlement { explanation } } }`, {
      token,
    });
    expect(data.ticket.entitlement.explanation).toContain('the repair is free of charge');
  });

  it('take the same number of statements for many as for one, whatever hangs on them', async () => {
    const query = `{ tickets(first: 50) { nodes { policyVersion asset { contract { number } entitlement { coverage } owner { addresses { text } }
      tickets(first: 2) { nodes { id } totalCount } } customer { assets { serialNumber } tickets { totalCount } } events(first: 2) { nodes { id } totalCount }
      messages(first: 2) { nodes { id } totalCount } visits { report { id } } escalations { id } followUps { id } servicePoint { parent { code } } } } }`;
    const count = async () => {
      const token = await api.tokenOf('supervisor@demo');
      statements.length = 0;
      expect((await api.ask(query, { token })).errors).toEqual([]);
      return statements.length;
    };
    await service.open({ serialNumber: 'DEMO-0008' });
    await count();
    const one = await count();
    for (const serialNumber of ['DEMO-0009', 'DEMO-0010', 'DEMO-0011', 'DEMO-0012', 'DEMO-0028'])
      await service.open({ serialNumber });
    expect(one).toBeGreaterThan(10);
    expect(await count()).toBeLessThanOrEqual(one + 1);
  });
});
