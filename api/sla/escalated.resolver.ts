import { Resolver, Root, Subscription } from 'type-graphql';
import { requireStaff } from '../../domain/access.js';
import type { EscalationRow } from '../../schema/index.js';
import { idsOf, seenOnes } from '../broadcast.js';
import type { ApiContext } from '../context.js';
import { Escalation } from './sla.type.js';

@Resolver(() => Escalation)
export class EscalatedResolver {
  @Subscription(() => Escalation, {
    description:
      'Escalations that the viewer may see, as they are recorded. Throws UNAUTHENTICATED, FORBIDDEN for customers.',
    subscribe: ({ context }: { context: ApiContext }) => escalations(context),
  })
  escalated(@Root() row: EscalationRow) {
    return row;
  }
}

async function escalations(ctx: ApiContext) {
  requireStaff(ctx.actor);
  return seenOnes(idsOf(ctx.parts.broadcast, 'ticket.escalated'), async (id) => {
    await ctx.renew();
    return ctx.loaders.escalation.load(id);
  });
}
