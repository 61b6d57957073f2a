import { Field, ObjectType } from 'type-graphql';
import { Node } from '../node/node.type.js';

@ObjectType('Component', {
  simpleResolvers: true,
  description:
    'A part of a product that may have its own warranty term; consumables never are under warranty.',
})
export class Component {
  @Field(() => String, { description: 'Unique in its product; what `component` inputs take.' })
  code!: string;

  @Field(() => String, { description: 'For people.' })
  name!: string;

  @Field(() => Boolean, { description: 'Worn out by use.' })
  consumable!: boolean;
}

@ObjectType('Product', { implements: Node, simpleResolvers: true, description: 'What is sold, by model.' })
export class Product extends Node {
  @Field(() => String, { description: 'Unique; what `model` inputs take.' })
  model!: string;

  @Field(() => String, { description: 'For people.' })
  name!: string;

  @Field(() => String, { description: 'What the policy promises by, e.g. water_purifier.' })
  family!: string;
}
