import { eq, inArray } from 'drizzle-orm';
import { type FollowUpRow, followUp, ticket } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import type { FollowUpRule, Policy } from '../policy/policy.js';

export interface FollowUpLaw {
  readonly policy: Policy;
  /** Null when the policy that it goes by does not know its rule any more. */
  readonly rule: FollowUpRule | null;
}

/** What a follow-up goes by: a ticket keeps the policy it was opened under; units go by the one in force. */
export async function lawOf(
  ctx: ReadContext,
  row: Pick<FollowUpRow, 'ticketId' | 'rule'>,
): Promise<FollowUpLaw> {
  const [found] = row.ticketId
    ? await ctx.tx.select({ policyId: ticket.policyId }).from(ticket).where(eq(ticket.id, row.ticketId))
    : [];
  const policy = await (found ? ctx.policies.of(ctx.tx, found.policyId) : ctx.policies.active(ctx.tx));
  return { policy, rule: policy.followUps.find(({ id }) => id === row.rule) ?? null };
}

/** What has to be ticked of each before it is recorded as done; reached through what the viewer may see. */
export async function checklistsOf(
  ctx: ReadContext,
  followUpIds: readonly string[],
): Promise<readonly { readonly id: string; readonly checklist: readonly string[] }[]> {
  const rows = await ctx.tx
    .select({ id: followUp.id, rule: followUp.rule, policyId: ticket.policyId })
    .from(followUp)
    .leftJoin(ticket, eq(ticket.id, followUp.ticketId))
    .where(inArray(followUp.id, [...followUpIds]));
  const active = await ctx.policies.active(ctx.tx);
  return Promise.all(
    rows.map(async ({ id, rule, policyId }) => {
      const { followUps } = policyId ? await ctx.policies.of(ctx.tx, policyId) : active;
      return { id, checklist: followUps.find((candidate) => candidate.id === rule)?.checklist ?? [] };
    }),
  );
}
