import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from './schema.js';

const contract = buildASTSchema(parse(readFileSync('test/cases/core.graphql', 'utf8')));
const ours = createSchema();

/** Every single thing that a schema says, one line each. */
function statements(types: readonly GraphQLNamedType[]): string[] {
  return types.flatMap((type) => [`${type.constructor.name} ${type.name}`, ...statementsOf(type)]);
}

function statementsOf(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => `${type.name} = ${name}`);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => `${type.name}.${inputOf(field)}`);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return [
    ...type.getInterfaces().map(({ name }) => `${type.name} implements ${name}`),
    ...Object.values(type.getFields()).flatMap((field) => fieldOf(type.name, field)),
  ];
}

const fieldOf = (owner: string, { name, type, args }: GraphQLField<unknown, unknown>): string[] => [
  `${owner}.${name}: ${type}`,
  ...args.map((argument) => `${owner}.${name}(${inputOf(argument)})`),
];

const inputOf = ({ name, type, defaultValue }: GraphQLArgument | GraphQLInputField): string =>
  `${name}: ${type} = ${JSON.stringify(defaultValue)}`;

const named = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

const promised = statements(named(contract));
const kept = new Set(statements(named(ours)));

describe('the schema and the contract', () => {
  it('compares what the contract really says', () => {
    expect(promised.length).toBeGreaterThan(400);
    expect(promised).toContain('Query.tickets(first: Int = 20)');
    expect(promised).toContain('Ticket.clocks: [SlaClock!]!');
    expect(promised).toContain('CustomerInput.tier: CustomerTier = "STANDARD"');
  });

  it('keeps every type, field, argument, nullability, enum value, input field and default', () => {
    expect(promised.filter((statement) => !kept.has(statement))).toEqual([]);
  });

  it('asks for no more than the contract: what is added to its inputs and arguments may be left out', () => {
    const required = [...kept].filter((statement) => /\(\w+: .*! = undefined\)$/.test(statement));
    const known = new Set(promised);
    const own = required.filter((statement) => !known.has(statement));
    expect(
      own.filter((statement) => contract.getType(statement.split('.')[0] ?? '') && !isNewField(statement)),
    ).toEqual([]);
  });

  it('describes every type, field, argument and input field', () => {
    expect(named(ours).flatMap(undescribed)).toEqual([]);
  });
});

const isNewField = (statement: string): boolean => {
  const [owner = '', field = ''] = statement.split(/[.(]/);
  const type = contract.getType(owner);
  return (isObjectType(type) && !type.getFields()[field]) || false;
};

const builtIn = new Set(['ID', 'String', 'Int', 'Float', 'Boolean', 'Query', 'Mutation', 'Subscription']);

function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description || builtIn.has(type.name) ? [] : [type.name];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return own;
  return [
    ...own,
    ...Object.values(type.getFields())
      .filter(({ description }) => !description)
      .map(({ name }) => `${type.name}.${name}`),
  ];
}
