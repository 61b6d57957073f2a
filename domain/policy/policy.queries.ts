import { eq } from 'drizzle-orm';
import { type PolicyRow, policy } from '../../schema/index.js';
import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';

/** The policy in force. @throws UNAUTHENTICATED, FORBIDDEN for customers */
export async function activePolicy(ctx: ReadContext): Promise<PolicyRow> {
  requireStaff(ctx.actor);
  const [row] = await ctx.tx.select().from(policy).where(eq(policy.active, true));
  if (!row) throw new Error('no policy is in force');
  return row;
}
