import { eq } from 'drizzle-orm';
import { type PolicyRow, policy } from '../../schema/index.js';
import { demand, requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';
import { notFound } from '../errors.js';
import type { Policy } from './policy.js';
import { readPolicy } from './policy-reader.js';

/** The policy in force. @throws UNAUTHENTICATED, FORBIDDEN for customers */
export async function activePolicy(ctx: ReadContext): Promise<PolicyRow> {
  requireStaff(ctx.actor);
  const [row] = await ctx.tx.select().from(policy).where(eq(policy.active, true));
  if (!row) throw new Error('no policy is in force');
  return row;
}

/** @throws UNAUTHENTICATED, FORBIDDEN for customers, NOT_FOUND */
export async function storedPolicy(ctx: ReadContext, policyId: string): Promise<PolicyRow> {
  requireStaff(ctx.actor);
  const [row] = await ctx.tx.select().from(policy).where(eq(policy.id, policyId));
  if (!row) throw notFound('policy');
  return row;
}

/**
 * The policy to try a case on: a text that is not in force yet, or the one in force without it. Nothing is stored.
 * @throws UNAUTHENTICATED, FORBIDDEN, PolicyError when the text is no sound policy
 */
export async function policyOnTrial(ctx: ReadContext, yaml: string | null | undefined): Promise<Policy> {
  requireStaff(ctx.actor);
  if (yaml === null || yaml === undefined) return ctx.policies.active(ctx.tx);
  demand(ctx.actor, 'TRY_POLICY');
  return readPolicy(yaml);
}
