import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { Channel } from '../enums.js';
import { Message } from '../message/message.type.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

export const ConversationMode = { BOT: 'BOT', PERSON: 'PERSON' };
registerEnumType(ConversationMode, {
  name: 'ConversationMode',
  description: 'Who talks with the customer: the bot, or a person and then the bot is silent.',
});

@ObjectType('Conversation', {
  implements: Node,
  simpleResolvers: true,
  description: 'One customer talking on one channel.',
})
export class Conversation extends Node {
  @Field(() => Channel, { description: 'The way they talk.' })
  channel!: string;

  @Field(() => String, { description: 'zh-Hans, zh-Hant or en: in which the customer is spoken to.' })
  language!: string;

  @Field(() => ConversationMode, { description: 'Who talks with the customer.' })
  mode!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when the customer has been asking for a person; null when the bot has him.',
  })
  waitingSince!: Date | null;

  @Field(() => DateTime, { description: 'When it began.' })
  createdAt!: Date;
}

export const ConversationConnection = connectionOf('Conversation', () => Conversation);

@ObjectType('ConversationPayload', { simpleResolvers: true, description: 'The conversation as it is now.' })
export class ConversationPayload {
  @Field(() => Conversation, { description: 'The conversation.' })
  conversation!: Conversation;
}

@ObjectType('ConversationReplyPayload', {
  simpleResolvers: true,
  description: 'What was said, and the conversation as it is now.',
})
export class ConversationReplyPayload {
  @Field(() => Conversation, { description: 'The conversation.' })
  conversation!: Conversation;

  @Field(() => Message, { description: 'What was said; its delivery goes on.' })
  message!: Message;
}
