import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  handBackConversation,
  replyToConversation,
  takeConversation,
} from '../../domain/handover/hand-over.js';
import type { ApiContext } from '../context.js';
import { rowIdOf } from '../node-id.js';
import {
  HandBackConversationInput,
  ReplyToConversationInput,
  TakeConversationInput,
} from './conversation.input.js';
import { Conversation, ConversationPayload, ConversationReplyPayload } from './conversation.type.js';

@Resolver(() => Conversation)
export class ConversationChangesResolver {
  @Mutation(() => ConversationPayload, {
    description:
      'The caller talks with the waiting customer from now on. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE when the bot has it, CONFLICT when a colleague has it.',
  })
  async takeConversation(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => TakeConversationInput) input: TakeConversationInput,
  ) {
    const id = rowIdOf('Conversation', 'conversationId', input.conversationId);
    const { conversationId } = await parts.desk.run(actor, takeConversation, {
      ...input,
      conversationId: id,
    });
    return { conversation: loaders.conversation.load(conversationId) };
  }

  @Mutation(() => ConversationReplyPayload, {
    description:
      'Says something to the customer; with a ticket under way it answers that ticket. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE, CONFLICT.',
  })
  async replyToConversation(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => ReplyToConversationInput) input: ReplyToConversationInput,
  ) {
    const id = rowIdOf('Conversation', 'conversationId', input.conversationId);
    const said = await parts.desk.run(actor, replyToConversation, { ...input, conversationId: id });
    return {
      conversation: loaders.conversation.load(said.conversationId),
      message: loaders.message.load(said.messageId),
    };
  }

  @Mutation(() => ConversationPayload, {
    description:
      'The bot goes on with the customer. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE when the bot has it already.',
  })
  async handBackConversation(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => HandBackConversationInput) input: HandBackConversationInput,
  ) {
    const id = rowIdOf('Conversation', 'conversationId', input.conversationId);
    const { conversationId } = await parts.desk.run(actor, handBackConversation, {
      ...input,
      conversationId: id,
    });
    return { conversation: loaders.conversation.load(conversationId) };
  }
}
