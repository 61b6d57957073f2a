import { badInput } from '../domain/errors.js';

/**
 * Ids as clients see them carry their type, `ticket_0199…`, so that an id given in the wrong place is refused by
 * name instead of finding nothing.
 */
export const nodeTypes = [
  'Staff',
  'Customer',
  'ServicePoint',
  'Product',
  'Asset',
  'ServiceContract',
  'Ticket',
  'Message',
  'TicketEvent',
  'SlaClock',
  'Escalation',
  'Approval',
  'Quote',
  'Visit',
  'ServiceReport',
  'FollowUp',
  'Custody',
  'Loaner',
  'SupplierContact',
  'Survey',
  'Conversation',
  'Notification',
  'Attachment',
  'Article',
] as const;
export type NodeType = (typeof nodeTypes)[number];

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const prefixOf = (type: NodeType): string => type.charAt(0).toLowerCase() + type.slice(1);
const typesByPrefix = new Map(nodeTypes.map((type) => [prefixOf(type), type]));

export const nodeId = (type: NodeType, rowId: string): string => `${prefixOf(type)}_${rowId}`;

/** Null for anything that no node of ours can be called. */
export function readNodeId(id: string): { readonly type: NodeType; readonly rowId: string } | null {
  const [prefix = '', rowId = '', ...rest] = id.split('_');
  const type = typesByPrefix.get(prefix);
  return type && uuid.test(rowId) && rest.length === 0 ? { type, rowId } : null;
}

/** @throws BAD_USER_INPUT naming the input when it is no id of that type */
export function rowIdOf(type: NodeType, field: string, id: string): string {
  const read = readNodeId(id);
  if (read?.type !== type) throw badInput(field, `${field} takes the id of a ${type}.`);
  return read.rowId;
}

export const optionalRowId = (type: NodeType, field: string, id: string | null | undefined): string | null =>
  id === null || id === undefined ? null : rowIdOf(type, field, id);
