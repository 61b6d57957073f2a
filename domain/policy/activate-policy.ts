import { eq, sql } from 'drizzle-orm';
import { policy } from '../../schema/index.js';
import { demand } from '../access.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import { once } from '../once.js';
import type { Policy } from './policy.js';
import { readPolicy } from './policy-reader.js';

export interface ActivatePolicyInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly yaml: string;
}

/**
 * Puts a policy in force for tickets opened from now on; tickets already open keep theirs. The follow-ups of all
 * units are planned anew by it, page by page. The text that is in force already stays in force as it is. Each text is
 * kept under an id of its own, which tickets remember, so two may carry the same version.
 * @throws PolicyError when the text is no sound policy; FORBIDDEN
 */
export const activatePolicy = once('activatePolicy', async (ctx: Context, input: ActivatePolicyInput) => {
  demand(ctx.actor, 'ACTIVATE_POLICY');
  const read = readPolicy(input.yaml);
  // One after another: the second of two at once must see the first one's row to put it out of force.
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtext('activatePolicy'))`);
  const [inForce] = await ctx.tx.select().from(policy).where(eq(policy.active, true));
  const isSame = inForce !== undefined && asWritten(inForce.yaml) === asWritten(read.yaml);
  return { policyId: isSame ? inForce.id : await putInForce(ctx, read) };
});

/** Editors differ in how they end lines, and in the last of them. */
const asWritten = (yaml: string): string => yaml.replaceAll('\r\n', '\n').trimEnd();

async function putInForce(ctx: Context, { name, version, yaml }: Policy): Promise<string> {
  await ctx.tx.update(policy).set({ active: false }).where(eq(policy.active, true));
  const id = ctx.newId();
  await ctx.tx.insert(policy).values({ id, name, version, yaml, activeSince: ctx.now, active: true });
  await arm(ctx, 'PLAN_UNITS', { subjectId: id, dueAt: ctx.now });
  return id;
}
