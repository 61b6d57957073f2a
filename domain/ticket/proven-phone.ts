import { eq, type SQL, sql } from 'drizzle-orm';
import { conversation, customer, ticket } from '../../schema/index.js';
import type { ReadContext } from '../context.js';

/**
 * The ticket's customer has the telephone number that this chat has proven. An array, not a join: PostgreSQL looks it
 * up first and then goes by the index, also beside an "or".
 */
export function isOfProvenPhone({ tx }: ReadContext, conversationId: string): SQL {
  const owners = tx
    .select({ id: customer.id })
    .from(customer)
    .innerJoin(conversation, eq(conversation.provenPhone, customer.phone))
    .where(eq(conversation.id, conversationId));
  return sql`${ticket.customerId} = any(array(${owners}))`;
}
