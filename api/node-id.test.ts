import { describe, expect, it } from 'vitest';
import { DomainError } from '../domain/errors.js';
import { nodeId, nodeTypes, optionalRowId, readNodeId, rowIdOf } from './node-id.js';

const row = '0199c2f2-7b1a-7000-8000-123456789012';

describe('ids of nodes', () => {
  it.each(nodeTypes)('of %s carry their type there and back', (type) => {
    expect(readNodeId(nodeId(type, row))).toEqual({ type, rowId: row });
  });

  it.each([
    '',
    '_',
    'ticket',
    `ticket_${row}_`,
    `ticket_${row} `,
    `ticket_${row.toUpperCase()}`,
    `Ticket_${row}`,
    `constructor_${row}`,
    row,
  ])('are not %j', (id) => expect(readNodeId(id)).toBeNull());

  it('are refused by the name of the input where another type is wanted', () => {
    expect(rowIdOf('Ticket', 'ticketId', `ticket_${row}`)).toBe(row);
    const wrong = () => rowIdOf('Ticket', 'ticketId', `staff_${row}`);
    expect(wrong).toThrow(DomainError);
    expect(wrong).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { field: 'ticketId' } }),
    );
  });

  it('may be left out where they are optional', () => {
    expect(optionalRowId('Staff', 'staffId', undefined)).toBeNull();
    expect(optionalRowId('Staff', 'staffId', null)).toBeNull();
  });
});
