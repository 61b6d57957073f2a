import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { FaultCause, VisitPurpose, VisitState } from '../enums.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('ReplacedPart', { simpleResolvers: true, description: 'What was taken out and put in.' })
export class ReplacedPart {
  @Field(() => String, { description: 'Code of the part.' })
  code!: string;

  @Field(() => Int, { description: '1 to 1,000.' })
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'Of the part taken out.' })
  oldSerial!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the part put in.' })
  newSerial!: string | null;
}

@ObjectType('ServiceReport', {
  implements: Node,
  simpleResolvers: true,
  description: 'What was found and done on a visit, and who signed for it.',
})
export class ServiceReport extends Node {
  @Field(() => FaultCause, { description: 'What the fault came from; who pays may follow from it.' })
  cause!: string;

  @Field(() => String, { description: 'What was found.' })
  diagnosis!: string;

  @Field(() => String, { description: 'What was done.' })
  remedy!: string;

  @Field(() => [ReplacedPart], { description: 'Which parts were replaced.' })
  partsReplaced!: ReplacedPart[];

  @Field(() => Boolean, { description: 'Whether the fault is gone.' })
  resolved!: boolean;

  @Field(() => String, { nullable: true, description: "The customer's own words." })
  customerOpinion!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of who signed.' })
  signedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was signed; null until then.' })
  signedAt!: Date | null;
}

@ObjectType('Visit', { implements: Node, simpleResolvers: true, description: 'One trip to the customer.' })
export class Visit extends Node {
  @Field(() => String, { description: 'Unique, e.g. V2611-7K3Q9.' })
  number!: string;

  @Field(() => VisitPurpose, { description: 'What for.' })
  purpose!: string;

  @Field(() => VisitState, { description: 'Where it stands.' })
  state!: string;

  @Field(() => DateTime, { description: 'From when somebody is to be there.' })
  plannedStart!: Date;

  @Field(() => DateTime, { description: 'Until when.' })
  plannedEnd!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When somebody was on site.' })
  arrivedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the customer had signed.' })
  completedAt!: Date | null;
}

export const VisitConnection = connectionOf('Visit', () => Visit);

@ObjectType('VisitPayload', { simpleResolvers: true, description: 'The visit as it is now.' })
export class VisitPayload {
  @Field(() => Visit, { description: 'The visit.' })
  visit!: Visit;
}
