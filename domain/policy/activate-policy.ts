import { eq, sql } from 'drizzle-orm';
import { policy } from '../../schema/index.js';
import { demand } from '../access.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import { once } from '../once.js';
import { readPolicy } from './policy-reader.js';

export interface ActivatePolicyInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly yaml: string;
}

/**
 * Puts a policy in force for tickets opened from now on; tickets already open keep theirs. The follow-ups of all
 * units are planned anew by it, page by page.
 * @throws PolicyError when the text is no sound policy, FORBIDDEN
 */
export const activatePolicy = once('activatePolicy', async (ctx: Context, input: ActivatePolicyInput) => {
  demand(ctx.actor, 'ACTIVATE_POLICY');
  const { name, version } = readPolicy(input.yaml);
  // One after another: the second of two at once must see the first one's row to put it out of force.
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtext('activatePolicy'))`);
  await ctx.tx.update(policy).set({ active: false }).where(eq(policy.active, true));
  const policyId = ctx.newId();
  await ctx.tx
    .insert(policy)
    .values({ id: policyId, name, version, yaml: input.yaml, activeSince: ctx.now, active: true });
  await arm(ctx, 'PLAN_UNITS', { subjectId: policyId, dueAt: ctx.now });
  return { policyId };
});
