import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { Channel, Delivery, Direction } from '../enums.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('Message', {
  implements: Node,
  simpleResolvers: true,
  description: 'Something said with a customer on any channel.',
})
export class Message extends Node {
  @Field(() => DateTime, { description: 'When it was stored.' })
  at!: Date;

  @Field(() => Direction, { description: 'INBOUND from the customer, OUTBOUND to him.' })
  direction!: string;

  @Field(() => String, { description: 'A name to show.' })
  author!: string;

  @Field(() => Channel, { description: 'The way it took.' })
  channel!: string;

  @Field(() => String, { description: 'Plain text; never to be rendered as HTML.' })
  text!: string;

  @Field(() => Delivery, { description: 'Whether it has arrived.' })
  delivery!: string;
}

export const MessageConnection = connectionOf('Message', () => Message);
