import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { ApprovalState, ApprovalSubject, Role } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('Approval', {
  implements: Node,
  simpleResolvers: true,
  description: 'What somebody must agree to before it is done for a ticket, and what he said.',
})
export class Approval extends Node {
  @Field(() => ApprovalSubject, { description: 'To what.' })
  subject!: string;

  @Field(() => Role, { description: 'The role that the policy names; those above it may decide as well.' })
  role!: string;

  @Field(() => ApprovalState, { description: 'WITHDRAWN: the question is no longer put.' })
  state!: string;

  @Field(() => DateTime, { description: 'When it was asked.' })
  requestedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided or withdrawn.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'DECISION: what whoever asked proposes.' })
  proposal!: string | null;

  @Field(() => String, { nullable: true, description: 'DECISION: what the customer demands.' })
  customerDemand!: string | null;

  @Field(() => String, { nullable: true, description: 'What whoever decided wrote.' })
  note!: string | null;
}

export const ApprovalConnection = connectionOf('Approval', () => Approval);

@InputType('DecideApprovalInput', { description: 'Grants or refuses what was asked.' })
export class DecideApprovalInput extends Idempotent {
  @Field(() => ID, { description: 'An approval of a ticket that the caller may see.' })
  approvalId!: string;

  @Field(() => String, { nullable: true, description: 'Why; up to 1,000 characters.' })
  note?: string | null;
}

@ObjectType('ApprovalPayload', { simpleResolvers: true, description: 'The approval as it is now.' })
export class ApprovalPayload {
  @Field(() => Approval, { description: 'The approval.' })
  approval!: Approval;
}
