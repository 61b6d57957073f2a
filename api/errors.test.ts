import { GraphQLError, type GraphQLSchema, graphqlSync } from 'graphql';
import { describe, expect, it } from 'vitest';
import { badInput } from '../domain/errors.js';
import { quiet } from '../test/support/desk.js';
import { errorPresenter } from './errors.js';
import { createSchema } from './schema.js';

const schema: GraphQLSchema = createSchema();
const present = errorPresenter(quiet, () => new Date(0));

/** The error that GraphQL itself makes of an input of openTicket. */
function coercion(input: unknown): GraphQLError {
  const source = 'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { ticket { id } } }';
  const { errors } = graphqlSync({ schema, source, variableValues: { input } });
  const [error] = errors ?? [];
  if (!error) throw new Error('the input was taken');
  return error;
}

const whole = { kind: 'FAULT', channel: 'PHONE', customer: { name: 'x' }, description: 'x' };

describe('errors as clients see them', () => {
  it.each([
    ['kind', { ...whole, kind: 'NOTHING' }],
    ['kind', { channel: 'PHONE', customer: { name: 'x' }, description: 'x' }],
    ['customer.name', { ...whole, customer: {} }],
    ['customer.tier', { ...whole, customer: { name: 'x', tier: 'GOLD' } }],
    ['appointmentAt', { ...whole, appointmentAt: 'soon' }],
    ['colour', { ...whole, colour: 'red' }],
    ['description', { ...whole, description: 7 }],
    ['input', null],
  ])('name the field %s that a variable stumbled over', (field, input) => {
    expect(present(coercion(input)).extensions).toEqual({ code: 'BAD_USER_INPUT', field });
  });

  it('keep code, field and details of a refusal, however deep it is wrapped', () => {
    const refusal = badInput('text', 'text must not be empty.');
    const wrapped = new GraphQLError('outer', {
      originalError: new GraphQLError('inner', { originalError: refusal }),
      path: ['a'],
    });
    expect(present(wrapped)).toEqual({
      message: 'text must not be empty.',
      path: ['a'],
      extensions: { code: 'BAD_USER_INPUT', field: 'text' },
    });
  });

  it('tell nothing of the rest but an id of its own', () => {
    const [one, other] = [present(new Error('password of the database')), present('a thrown string')];
    expect(JSON.stringify([one, other])).not.toMatch(/password|thrown/);
    expect(one.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
    expect(one.extensions?.errorId).not.toBe(other.extensions?.errorId);
  });
});
