import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql';
import { requireIdentity } from '../../domain/access.js';
import { countConversations, listConversations } from '../../domain/handover/handover.queries.js';
import type { ConversationRow } from '../../schema/index.js';
import { idsOf, seenOnes } from '../broadcast.js';
import { byInstant, spanOf } from '../connection.js';
import type { ApiContext } from '../context.js';
import { listPage } from '../list-page.js';
import { Message, MessageConnection } from '../message/message.type.js';
import { MessageArgs, PageArgs } from '../page.args.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { TicketConnection } from '../ticket/ticket.type.js';
import { Conversation, ConversationConnection } from './conversation.type.js';

// The list holds only those with whom a person talks or is to talk, and these have waited since some instant.
const longestWaitingFirst = byInstant<ConversationRow>((row) => row.waitingSince ?? row.createdAt);

@Resolver(() => Conversation)
export class ConversationResolver {
  @Query(() => ConversationConnection, {
    description:
      'Conversations with a person or waiting for one, the longest waiting first. Throws UNAUTHENTICATED, FORBIDDEN for customers, BAD_USER_INPUT.',
  })
  conversations(
    @Ctx() ctx: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('waiting', () => Boolean, {
      nullable: true,
      description: 'True for those that nobody has taken, false for those taken, both when left out.',
    })
    waiting?: boolean | null,
  ) {
    const wanted = waiting ?? null;
    return listPage(ctx, longestWaitingFirst, spanOf(longestWaitingFirst, page), {
      rows: async (read, { limit, after }) => listConversations(read, { waiting: wanted }, limit, after),
      count: (read) => countConversations(read, wanted),
    });
  }

  @Subscription(() => Conversation, {
    description: 'Conversations that the viewer may see, as they change hands. Throws UNAUTHENTICATED.',
    subscribe: ({ context }: { context: ApiContext }) => conversationChanges(context),
  })
  conversationChanged(@Root() row: ConversationRow) {
    return row;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who talks with the customer.' })
  takenBy(@Root() row: ConversationRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.takenById);
  }

  @FieldResolver(() => Message, { nullable: true, description: 'What was said last.' })
  lastMessage(@Root() row: ConversationRow, @Ctx() { loaders }: ApiContext) {
    return loaders.lastMessageOfConversation.load(row.id);
  }

  @FieldResolver(() => MessageConnection, { description: 'What was said, oldest first.' })
  messages(
    @Root() row: ConversationRow,
    @Ctx() { loaders }: ApiContext,
    @Args(() => MessageArgs) page: MessageArgs,
  ) {
    return loaders.messagesOfConversation(row.id, page, 50);
  }

  @FieldResolver(() => TicketConnection, {
    description: 'The tickets that came of it and that the viewer may see, newest first.',
  })
  tickets(
    @Root() row: ConversationRow,
    @Ctx() { loaders }: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return loaders.ticketsOfConversation(row.id, page);
  }
}

async function conversationChanges(ctx: ApiContext) {
  requireIdentity(ctx.actor);
  return seenOnes(idsOf(ctx.parts.broadcast, 'conversation.changed'), async (id) => {
    await ctx.renew();
    return ctx.loaders.conversation.load(id);
  });
}
