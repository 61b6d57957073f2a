import { type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkCost } from './cost.js';
import { createSchema } from './schema.js';

const schema = createSchema();

function check(source: string, variables: Record<string, unknown> = {}): void {
  const document = parse(source);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === 'OperationDefinition',
  );
  if (!operation) throw new Error('no operation');
  checkCost({ schema, document, operation, variables });
}

const events = 'events(first: 100) { nodes { id } }';

describe('what an operation may show at most', () => {
  it.each([
    [
      'a full page of the staff queue',
      '{ tickets(first: 100) { nodes { customer { name } clocks { id } lastMessage { id } } } }',
    ],
    ['a full page with its histories', `{ tickets(first: 100) { nodes { ${events} } } }`],
    [
      'the tickets of the customers of a page',
      '{ tickets(first: 20) { nodes { customer { tickets { nodes { id } } } } } }',
    ],
  ])('lets %s pass', (_what, query) => expect(() => check(query)).not.toThrow());

  const pages =
    'tickets(first: 100) { nodes { customer { tickets(first: 100) { nodes { customer { tickets(first: 100) { nodes { id } } } } } } } }';

  it.each([
    ['pages within pages within pages', `{ ${pages} }`],
    [
      'the same through fragments',
      'query { ...A } fragment A on Query { tickets(first: 100) { nodes { ...B } } } fragment B on Ticket { customer { tickets(first: 100) { nodes { customer { tickets(first: 100) { nodes { id } } } } } } }',
    ],
    [
      'the same by its default',
      '{ tickets(first: 100) { nodes { customer { tickets { nodes { customer { tickets { nodes { id events { nodes { id } } } } } } } } } } }',
    ],
  ])('refuses %s', (_what, query) => expect(() => check(query)).toThrow('objects'));

  it('reads the size of a page from the variables', () => {
    const query =
      'query ($n: Int) { tickets(first: $n) { nodes { customer { tickets(first: $n) { nodes { events(first: $n) { nodes { id } } } } } } } }';
    expect(() => check(query, { n: 10 })).not.toThrow();
    expect(() => check(query, { n: 100 })).toThrow('objects');
    expect(() => check(query.replace('Int)', 'Int = 100)'))).toThrow('objects');
  });

  it('is not outweighed by a size that is none', () => {
    const query = `{ a: tickets(first: -1000000) { nodes { id } } ${pages} }`;
    expect(() => check(query)).toThrow('objects');
  });

  it('gives up early on fragments that multiply', () => {
    const fragments = Array.from(
      { length: 12 },
      (_, level) => `fragment F${level} on Query { ${`...F${level + 1} `.repeat(20)} }`,
    );
    const started = performance.now();
    expect(() =>
      check(`{ ...F0 } ${fragments.join(' ')} fragment F12 on Query { viewer { __typename } }`),
    ).toThrow('objects');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
