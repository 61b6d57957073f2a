import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { requireIdentity } from '../../domain/access.js';
import type { ApiContext } from '../context.js';
import type { Loaders } from '../loaders.js';
import { type NodeType, readNodeId } from '../node-id.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Node } from './node.type.js';

/** Each through its own gate: what the viewer may not see is not there. */
const found: Record<
  Exclude<NodeType, 'Staff'>,
  (loaders: Loaders, rowId: string) => Promise<object | null>
> = {
  Customer: (loaders, id) => loaders.customer.load(id),
  ServicePoint: (loaders, id) => loaders.servicePoint.load(id),
  Product: (loaders, id) => loaders.product.load(id),
  Asset: (loaders, id) => loaders.asset.load(id),
  ServiceContract: (loaders, id) => loaders.contract.load(id),
  Ticket: (loaders, id) => loaders.ticket.load(id),
  Message: (loaders, id) => loaders.message.load(id),
  TicketEvent: (loaders, id) => loaders.event.load(id),
  SlaClock: (loaders, id) => loaders.clock.load(id),
  Escalation: (loaders, id) => loaders.escalation.load(id),
  Approval: (loaders, id) => loaders.approval.load(id),
  Quote: (loaders, id) => loaders.quote.load(id),
  Visit: (loaders, id) => loaders.visit.load(id),
  ServiceReport: (loaders, id) => loaders.report.load(id),
  FollowUp: (loaders, id) => loaders.followUp.load(id),
  Custody: (loaders, id) => loaders.custody.load(id),
  Loaner: (loaders, id) => loaders.loaner.load(id),
  SupplierContact: (loaders, id) => loaders.supplierContact.load(id),
  Survey: (loaders, id) => loaders.survey.load(id),
  Conversation: (loaders, id) => loaders.conversation.load(id),
  Notification: (loaders, id) => loaders.notification.load(id),
  Attachment: (loaders, id) => loaders.attachment.load(id),
  Article: (loaders, id) => loaders.article.load(id),
};

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'Anything by its id; null when there is none that the viewer may see. Throws UNAUTHENTICATED.',
  })
  async node(@Ctx() ctx: ApiContext, @Arg('id', () => ID) id: string) {
    requireIdentity(ctx.actor);
    const read = readNodeId(id);
    if (!read) return null;
    const row =
      read.type === 'Staff'
        ? await shownStaff(ctx, read.rowId)
        : await found[read.type](ctx.loaders, read.rowId);
    return row && { ...row, __typename: read.type };
  }
}
