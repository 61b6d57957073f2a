import { Field, ObjectType } from 'type-graphql';
import { Role } from '../enums.js';
import { Node } from '../node/node.type.js';
import { LocalDate } from '../scalars.js';

@ObjectType('Certificate', {
  simpleResolvers: true,
  description: 'A qualification to work on a product family, with its last valid day.',
})
export class Certificate {
  @Field(() => String, { description: 'The product family.' })
  family!: string;

  @Field(() => LocalDate, { description: 'That day included.' })
  validUntil!: string;
}

@ObjectType('Staff', {
  implements: Node,
  simpleResolvers: true,
  description: 'Somebody who works for the company or a dealer. To customers only the name is shown.',
})
export class Staff extends Node {
  @Field(() => String, { description: 'What he signs in with; empty for customers.' })
  login!: string;

  @Field(() => String, { description: 'For people.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The number on his badge; staff only.' })
  badge!: string | null;

  @Field(() => [Role], { description: 'What he may do follows from these; staff only.' })
  roles!: string[];

  @Field(() => [Certificate], { description: 'What he is qualified for; staff only.' })
  certificates!: Certificate[];

  @Field(() => Boolean, { description: 'False once he has left: he then signs in no more.' })
  active!: boolean;
}
