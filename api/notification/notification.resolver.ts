import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { markNotificationRead } from '../../domain/notification/mark-notification-read.js';
import { countNotifications, listNotifications } from '../../domain/notification/notification.queries.js';
import type { NotificationRow } from '../../schema/index.js';
import { byInstant, spanOf } from '../connection.js';
import type { ApiContext } from '../context.js';
import { listPage } from '../list-page.js';
import { rowIdOf } from '../node-id.js';
import { PageArgs } from '../page.args.js';
import { Escalation } from '../sla/sla.type.js';
import { Ticket } from '../ticket/ticket.type.js';
import { MarkNotificationReadInput } from './notification.input.js';
import { Notification, NotificationConnection, NotificationPayload } from './notification.type.js';

const latestFirst = byInstant<NotificationRow>((row) => row.at);

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, {
    description:
      'What the viewer was told, the latest first. Throws UNAUTHENTICATED, FORBIDDEN for customers, BAD_USER_INPUT.',
  })
  notifications(
    @Ctx() ctx: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('unread', () => Boolean, {
      nullable: true,
      description: 'True for those not read yet, false for those read, both when left out.',
    })
    unread?: boolean | null,
  ) {
    const wanted = unread ?? null;
    return listPage(ctx, latestFirst, spanOf(latestFirst, page), {
      rows: (read, span) => listNotifications(read, { unread: wanted, ...span }),
      count: (read) => countNotifications(read, wanted),
    });
  }

  @Mutation(() => NotificationPayload, {
    description:
      'Once read it stays read. Throws UNAUTHENTICATED, FORBIDDEN for customers, NOT_FOUND, BAD_USER_INPUT.',
  })
  async markNotificationRead(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => MarkNotificationReadInput) input: MarkNotificationReadInput,
  ) {
    const id = rowIdOf('Notification', 'notificationId', input.notificationId);
    const { notificationId } = await parts.desk.run(actor, markNotificationRead, {
      ...input,
      notificationId: id,
    });
    return { notification: loaders.notification.load(notificationId) };
  }

  @FieldResolver(() => Ticket, { nullable: true, description: 'The ticket, when the viewer may see it.' })
  ticket(@Root() row: NotificationRow, @Ctx() { loaders }: ApiContext) {
    return row.ticketId ? loaders.ticket.load(row.ticketId) : null;
  }

  @FieldResolver(() => Escalation, { nullable: true, description: 'The escalation that it tells of.' })
  escalation(@Root() row: NotificationRow, @Ctx() { loaders }: ApiContext) {
    return row.escalationId ? loaders.escalation.load(row.escalationId) : null;
  }
}
