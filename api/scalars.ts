import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTime, GraphQLDuration } from 'graphql-scalars';
import { formatDuration } from '../domain/calendar/duration.js';

/** The scalars of the contract under its own names; a library reads what is not peculiar to us. */

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
};

const literal = (node: ValueNode): unknown => ('value' in node ? node.value : null);

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'RFC 3339 instant in UTC, milliseconds.',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});

function readInstant(value: unknown): Date {
  if (typeof value !== 'string') return refuse('DateTime takes an instant like "2026-11-22T08:00:00.000Z".');
  return GraphQLDateTime.parseValue(value);
}

export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: "Calendar date YYYY-MM-DD in the policy's time zone.",
  serialize: String,
  parseValue: readDate,
  parseLiteral: (node) => readDate(literal(node)),
});

function readDate(value: unknown): string {
  const at =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00Z`) : null;
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(String(value))) return String(value);
  return refuse('Date takes a calendar date like "2026-11-22".');
}

/** Milliseconds inside, ISO 8601 outside. */
export const Duration = new GraphQLScalarType<string, string>({
  name: 'Duration',
  description: 'ISO 8601 duration, e.g. PT24H; negative when overdue.',
  serialize: (value) => (typeof value === 'number' ? formatDuration(value) : String(value)),
  parseValue: (value) => String(GraphQLDuration.parseValue(value)),
  parseLiteral: (node) => String(GraphQLDuration.parseValue(literal(node))),
});

export const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'Decimal number as a string, e.g. "128.00"; never a float.',
  serialize: String,
  parseValue: readDecimal,
  parseLiteral: (node) => readDecimal(node.kind === Kind.STRING ? node.value : null),
});

function readDecimal(value: unknown): string {
  if (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return value;
  return refuse('Decimal takes a number as a string, like "128.00".');
}
