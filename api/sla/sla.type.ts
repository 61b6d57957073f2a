import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { ClockState, EscalationReason, Role, SlaTarget } from '../enums.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('SlaClock', {
  implements: Node,
  simpleResolvers: true,
  description: 'One promise running on one ticket.',
})
export class SlaClock extends Node {
  @Field(() => SlaTarget, { description: 'What is promised.' })
  target!: string;

  @Field(() => String, { description: 'Id of the policy rule that set it.' })
  rule!: string;

  @Field(() => String, { description: "Id of the policy's calendar that its time is counted on." })
  calendar!: string;

  @Field(() => ClockState, { description: 'MISSED stays MISSED even when the target is met later.' })
  state!: string;

  @Field(() => DateTime, { description: 'From when it counts.' })
  startedAt!: Date;

  @Field(() => DateTime, { description: 'The last instant at which the promise is kept.' })
  dueAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the promised thing happened, in time or late.',
  })
  metAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When somebody is told next; null when nobody will be.',
  })
  nextAlarmAt!: Date | null;
}

@ObjectType('Escalation', {
  implements: Node,
  simpleResolvers: true,
  description: 'A person told of a promise in danger, or of a matter that is passed up.',
})
export class Escalation extends Node {
  @Field(() => EscalationReason, { description: 'Why.' })
  reason!: string;

  @Field(() => Int, { description: '1 for the first step of the rule, 2 for the next.' })
  level!: number;

  @Field(() => Role, { description: 'The role that was meant.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'What whoever passed it up by hand wrote.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When the policy says it is due.' })
  dueAt!: Date;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  firedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When somebody has taken it up; null while it is open.',
  })
  acknowledgedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When a correction of the records showed that it had not been due; null otherwise. It is not open any more then.',
  })
  overtakenAt!: Date | null;
}

export const EscalationConnection = connectionOf('Escalation', () => Escalation);

@ObjectType('EscalationPayload', { simpleResolvers: true, description: 'The escalation as it is now.' })
export class EscalationPayload {
  @Field(() => Escalation, { description: 'The escalation.' })
  escalation!: Escalation;
}
