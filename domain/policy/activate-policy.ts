import { and, eq, sql } from 'drizzle-orm';
import { type PolicyRow, policy } from '../../schema/index.js';
import { demand } from '../access.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import { once } from '../once.js';
import type { Policy } from './policy.js';
import { readPolicy, refusedUnder } from './policy-reader.js';

export interface ActivatePolicyInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly yaml: string;
}

/**
 * Puts a policy in force for tickets opened from now on; tickets already open keep theirs. The follow-ups of all
 * units are planned anew by it, page by page. The text that is in force already stays in force as it is.
 * @throws PolicyError when the text is no sound policy, or its version is that of another text; FORBIDDEN
 */
export const activatePolicy = once('activatePolicy', async (ctx: Context, input: ActivatePolicyInput) => {
  demand(ctx.actor, 'ACTIVATE_POLICY');
  const read = readPolicy(input.yaml);
  // One after another: the second of two at once must see the first one's row to put it out of force.
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtext('activatePolicy'))`);
  const sameVersion = await textsNamedAs(ctx, read);
  const inForce = sameVersion.find(({ active }) => active);
  return { policyId: inForce ? inForce.id : await putInForce(ctx, read) };
});

/** A version names one text for good, or nobody could tell by which of two a ticket was promised its times. */
async function textsNamedAs(ctx: Context, { name, version, yaml }: Policy): Promise<readonly PolicyRow[]> {
  const rows = await ctx.tx
    .select()
    .from(policy)
    .where(and(eq(policy.name, name), eq(policy.version, version)));
  if (rows.every((row) => asWritten(row.yaml) === asWritten(yaml))) return rows;
  const message = `"${version}" is the version of another text of ${name} that was put in force before; give the changed text a version of its own`;
  throw refusedUnder('version', yaml, message);
}

/** Editors differ in how they end lines, and in the last of them. */
const asWritten = (yaml: string): string => yaml.replaceAll('\r\n', '\n').trimEnd();

async function putInForce(ctx: Context, { name, version, yaml }: Policy): Promise<string> {
  await ctx.tx.update(policy).set({ active: false }).where(eq(policy.active, true));
  const id = ctx.newId();
  await ctx.tx.insert(policy).values({ id, name, version, yaml, activeSince: ctx.now, active: true });
  await arm(ctx, 'PLAN_UNITS', { subjectId: id, dueAt: ctx.now });
  return id;
}
