import { eq } from 'drizzle-orm';
import { policy } from '../../schema/index.js';
import { demand } from '../access.js';
import type { Context } from '../context.js';
import { readPolicy } from './policy-reader.js';

/**
 * Puts a policy in force for tickets opened from now on; tickets already open keep theirs.
 * @throws PolicyError when the text is no sound policy, FORBIDDEN
 */
export async function activatePolicy(ctx: Context, input: { yaml: string }): Promise<{ policyId: string }> {
  demand(ctx.actor, 'ACTIVATE_POLICY');
  const { name, version } = readPolicy(input.yaml);
  await ctx.tx.update(policy).set({ active: false }).where(eq(policy.active, true));
  const policyId = ctx.newId();
  await ctx.tx
    .insert(policy)
    .values({ id: policyId, name, version, yaml: input.yaml, activeSince: ctx.now, active: true });
  return { policyId };
}
