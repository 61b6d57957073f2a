import { Field, ObjectType } from 'type-graphql';
import { CustomerTier } from '../enums.js';
import { Node } from '../node/node.type.js';

@ObjectType('Customer', {
  implements: Node,
  simpleResolvers: true,
  description: 'Who is served. The same number under another name is another customer.',
})
export class Customer extends Node {
  @Field(() => String, { description: 'As told, up to 100 characters.' })
  name!: string;

  @Field(() => CustomerTier, { description: 'KEY customers may be promised more.' })
  tier!: string;
}
