import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

export const NotificationKind = {
  ESCALATION: 'ESCALATION',
  FOLLOW_UP: 'FOLLOW_UP',
  CONVERSATION: 'CONVERSATION',
  ASSIGNMENT: 'ASSIGNMENT',
  APPROVAL: 'APPROVAL',
  QUOTE: 'QUOTE',
};
registerEnumType(NotificationKind, {
  name: 'NotificationKind',
  description: 'What somebody was told about.',
});

@ObjectType('Notification', {
  implements: Node,
  simpleResolvers: true,
  description: 'What the viewer was told; nobody sees what others were told.',
})
export class Notification extends Node {
  @Field(() => NotificationKind, { description: 'What it is about.' })
  kind!: string;

  @Field(() => String, { description: 'One line of plain text.' })
  text!: string;

  @Field(() => DateTime, { description: 'When it was told.' })
  at!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was read; null until then.' })
  readAt!: Date | null;
}

export const NotificationConnection = connectionOf('Notification', () => Notification);

@ObjectType('NotificationPayload', { simpleResolvers: true, description: 'The notification as it is now.' })
export class NotificationPayload {
  @Field(() => Notification, { description: 'The notification.' })
  notification!: Notification;
}
