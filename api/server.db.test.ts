import { auditServer } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '../domain/staff/password.js';
import { staff } from '../schema/index.js';
import { type Answered, post, useApi } from '../test/support/api.js';
import { useDesk } from '../test/support/desk.js';

const test = useDesk();
const api = useApi(test);

describe('GraphQL over HTTP', () => {
  it('fails no audit that the specification says one must or should pass', async () => {
    const results = await auditServer({ url: `${api.url}/graphql` });
    const failed = results.filter((result) => result.status === 'warn' || result.status === 'error');
    expect(results.length).toBeGreaterThan(50);
    expect(failed.map(({ name }) => name)).toEqual([]);
  });

  it('shows a browser the GraphiQL page and a program the answer on the same path', async () => {
    const query = '/graphql?query=%7B__typename%7D';
    const program = await fetch(`${api.url}${query}`, {
      headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
    });
    expect(await program.json()).toEqual({ data: { __typename: 'Query' } });
    const browser = await fetch(`${api.url}/graphql`, {
      headers: { accept: 'text/html,application/xhtml+xml' },
    });
    const html = browser.status === 200;
    expect(browser.headers.get('content-type')).toContain(html ? 'text/html' : 'text/plain');
    if (html) expect(browser.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('answers JSON even to what is none', async () => {
    const response = await post(api.url, '{ not json');
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/json');
  });
});

describe('signing in', () => {
  const signIn = (login: string, password: string) =>
    api.ask(
      'mutation ($i: SignInInput!) { signIn(input: $i) { token expiresAt viewer { ... on Staff { login roles } } } }',
      {
        variables: { i: { login, password } },
      },
    );

  it('gives a token that names its holder until it expires', async () => {
    await test.db.update(staff).set({ passwordHash: await hashPassword('right') });
    const { data } = await signIn('Supervisor@demo', 'right');
    expect(data.signIn.viewer).toEqual({ login: 'supervisor@demo', roles: ['SUPERVISOR'] });
    const { token, expiresAt } = data.signIn;
    const viewer = () => api.ask('{ viewer { __typename ... on Staff { login } } }', { token });
    expect((await viewer()).data.viewer).toEqual({ __typename: 'Staff', login: 'supervisor@demo' });
    const before = test.clock();
    test.clock.set(expiresAt);
    const late = await viewer();
    test.clock.set(before);
    expect(late).toMatchObject({ status: 401, refusal: 'UNAUTHENTICATED', data: null });
    expect(late.errors[0]?.message).not.toContain('Context creation');
  });

  it('refuses a wrong password and an unknown login alike', async () => {
    const wrong = await signIn('supervisor@demo', 'no');
    const unknown = await signIn('nobody@demo', 'no');
    expect(wrong.refusal).toBe('UNAUTHENTICATED');
    expect(unknown.errors[0]?.message).toBe(wrong.errors[0]?.message);
  });

  it('makes whoever tries often wait', async () => {
    const refusals: (string | null)[] = [];
    for (let tries = 0; tries < 7; tries += 1) refusals.push((await signIn('dealer@demo', 'no')).refusal);
    expect(refusals.at(-1)).toBe('RATE_LIMITED');
  });

  it.each(['Bearer nonsense', 'Bearer', 'Basic abc', 'Bearer a.b.c'])(
    'refuses the header %j',
    async (authorization) => {
      const response = await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: '{ viewer { __typename } }' }),
      });
      const { errors }: Answered = await response.json();
      expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
    },
  );

  it('no longer knows somebody who has left, though his token is good', async () => {
    const token = await api.tokenOf('auditor@demo');
    const { eq } = await import('drizzle-orm');
    await test.db.update(staff).set({ active: false }).where(eq(staff.login, 'auditor@demo'));
    const left = await api.ask('{ viewer { __typename } }', { token });
    await test.db.update(staff).set({ active: true }).where(eq(staff.login, 'auditor@demo'));
    expect(left.refusal).toBe('UNAUTHENTICATED');
  });
});

describe('limits', () => {
  const nested = (depth: number) =>
    `{ servicePoints { ${'parent { '.repeat(depth)} code ${'}'.repeat(depth)} } }`;

  it('lets a reasonable depth through and refuses one beyond twelve', async () => {
    expect((await api.ask(nested(8), { as: 'manager@demo' })).refusal).toBeNull();
    expect((await api.ask(nested(40), { as: 'manager@demo' })).refusal).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('refuses an attack by aliases', async () => {
    const aliases = (count: number) =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: viewer { __typename }`).join(' ')} }`;
    expect((await api.ask(aliases(20))).refusal).toBeNull();
    expect((await api.ask(aliases(60))).refusal).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('refuses a document of more than 2,000 tokens before it reads it', async () => {
    expect((await api.ask(`{ ${'__typename '.repeat(2_100)} }`)).refusal).toBe('GRAPHQL_PARSE_FAILED');
  });

  it('refuses a body of more than 256 KB', async () => {
    const body = JSON.stringify({ query: `{ __typename } # ${'x'.repeat(300_000)}` });
    expect((await post(api.url, body)).status).toBe(413);
  });

  it('refuses pages within pages that could show more than fifty thousand objects', async () => {
    const pages =
      'tickets(first: 100) { nodes { customer { tickets(first: 100) { nodes { events(first: 100) { nodes { id } } } } } } }';
    const { refusal, status } = await api.ask(`{ ${pages} }`, { as: 'manager@demo' });
    expect([refusal, status]).toEqual(['GRAPHQL_VALIDATION_FAILED', 200]);
  });

  it('refuses a batch', async () => {
    const response = await post(
      api.url,
      JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
    );
    expect(response.status).toBe(400);
  });

  it('lets tools read the schema', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { data } = await api.ask(getIntrospectionQuery());
    expect(data.__schema.types.length).toBeGreaterThan(80);
  });
});

describe('what goes wrong inside', () => {
  it('is told with an id, and stands whole in the log under that id', async () => {
    await test.connection.client.unsafe('alter table product rename to product_away');
    const { errors } = await api.ask('query Shop { products { id } }', { as: 'manager@demo' });
    await test.connection.client.unsafe('alter table product_away rename to product');
    expect(errors).toHaveLength(1);
    const [{ message, extensions }] = errors as [
      { message: string; extensions: { code: string; errorId: string } },
    ];
    expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(errors)).not.toMatch(/product_away|relation|select|\bat \//);
    expect(message).toContain('id');
    const line = api.log
      .map((text) => JSON.parse(text))
      .find((entry) => entry.errorId === extensions.errorId);
    expect(JSON.stringify(line.err)).toContain('product');
  });

  it('is logged in one line per operation, without what the customer told us', async () => {
    await api.ask('query Find($n: String!) { ticket(number: $n) { id } }', {
      as: 'manager@demo',
      variables: { n: '13912345678' },
    });
    const lines = api.log.map((text) => JSON.parse(text)).filter((entry) => entry.operation === 'Find');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ kind: 'query', viewer: expect.stringMatching(/^staff:/) });
    expect(JSON.stringify(lines)).not.toContain('13912345678');
    expect(await api.metrics.text()).toContain(
      'aftercare_graphql_operation_seconds_count{kind="query",outcome="ok"}',
    );
  });
});

describe('node', () => {
  it.each([
    '',
    'garbage',
    'ticket_1',
    'ticket_0199c2f2-7b1a-7000-8000-123456789012',
    'Ticket_0199c2f2-7b1a-7000-8000-123456789012',
  ])('is null for %j', async (id) => {
    const { data, errors } = await api.ask('query ($id: ID!) { node(id: $id) { id } }', {
      as: 'manager@demo',
      variables: { id },
    });
    expect(errors).toEqual([]);
    expect(data).toEqual({ node: null });
  });

  it('gives anything by the id that it shows', async () => {
    const { data } = await api.ask(
      '{ servicePoints { id } products(first: 1) { id } viewer { ... on Staff { id } } asset(serialNumber: "DEMO-0002") { id } }',
      {
        as: 'manager@demo',
      },
    );
    for (const { id } of [data.servicePoints[0], data.products[0], data.viewer, data.asset]) {
      const found = await api.ask('query ($id: ID!) { node(id: $id) { id __typename } }', {
        as: 'manager@demo',
        variables: { id },
      });
      expect(found.data.node.id).toBe(id);
    }
  });
});
