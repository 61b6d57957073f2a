import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../node/node.type.js';

@ObjectType('Attachment', {
  implements: Node,
  simpleResolvers: true,
  description: 'A picture, short video or document that a customer sent.',
})
export class Attachment extends Node {
  @Field(() => String, { description: 'A name to save it under; its ending fits its type.' })
  name!: string;

  @Field(() => String, { description: 'Media type, told by the content: image/jpeg, application/pdf …' })
  type!: string;

  @Field(() => Int, { description: 'In bytes.' })
  size!: number;
}
