import { Field, Float, ObjectType } from 'type-graphql';
import { ServicePointKind } from '../enums.js';
import { Node } from '../node/node.type.js';

@ObjectType('Address', { simpleResolvers: true, description: 'A place, as told and as far as understood.' })
export class Address {
  @Field(() => String, { description: 'As told, up to 300 characters.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Full name of the region, e.g. 上海市浦东新区.' })
  region!: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north, -90 to 90.' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east, -180 to 180.' })
  longitude!: number | null;
}

@ObjectType('ServicePoint', {
  implements: Node,
  simpleResolvers: true,
  description:
    'Headquarters, a branch, a service centre or a dealer: a tree, and every ticket belongs to one of it.',
})
export class ServicePoint extends Node {
  @Field(() => String, { description: 'Short and unique, e.g. SHA.' })
  code!: string;

  @Field(() => String, { description: 'For people.' })
  name!: string;

  @Field(() => ServicePointKind, { description: 'What kind of place it is.' })
  kind!: string;

  @Field(() => [String], {
    description: 'Beginnings of the regions that it serves; the most specific fit wins.',
  })
  regions!: string[];
}
