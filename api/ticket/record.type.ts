import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Channel as ChannelName, TicketRecordKind as Kind } from '../../schema/vocabulary.js';
import { Channel, ClosingNeed, ClosingStep, TicketRecordKind } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';
import { DateTime } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });

@ObjectType('TicketRecord', {
  simpleResolvers: true,
  description: 'What was put on file because the policy asks for it before closing.',
})
export class TicketRecord {
  @Field(() => TicketRecordKind, { description: 'What it is.' })
  kind!: string;

  @Field(() => String, { description: 'In the words of whoever filed it.' })
  text!: string;

  @Field(() => Channel, optional('CUSTOMER_TOLD: by which way.'))
  channel!: string | null;

  @Field(() => [String], { description: 'CHECKLIST: what was ticked.' })
  checked!: string[];

  @Field(() => DateTime, { description: 'When it was.' })
  at!: Date;

  @Field(() => DateTime, { description: 'When it was written down.' })
  recordedAt!: Date;
}

@ObjectType('MissingNeed', {
  simpleResolvers: true,
  description: 'What the policy asks for before the ticket is settled or closed, and nobody has filed.',
})
export class MissingNeed {
  @Field(() => String, { description: 'Id of the rule.' })
  rule!: string;

  @Field(() => ClosingStep, { description: 'Which step waits for it.' })
  before!: string;

  @Field(() => ClosingNeed, { description: 'What is needed.' })
  need!: string;

  @Field(() => String, { description: 'What is to be done, in an English clause.' })
  text!: string;
}

@InputType('FileRecordInput', { description: 'What is put on file.' })
export class FileRecordInput extends Idempotent {
  @Field(() => ID, { description: 'A ticket that the caller may see.' })
  ticketId!: string;

  @Field(() => TicketRecordKind, { description: 'What it is.' })
  kind!: Kind;

  @Field(() => String, { description: 'What came of it, what was said, or why; 1 to 2,000 characters.' })
  text!: string;

  @Field(() => Channel, optional('CUSTOMER_TOLD: by which way; needed there.'))
  channel?: ChannelName | null;

  @Field(() => [String], optional("CHECKLIST: items of the policy's checklists; needed there."))
  checked?: readonly string[] | null;

  @Field(
    () => DateTime,
    optional('When it truly was; now when left out. Not before the opening, not to come.'),
  )
  at?: Date | null;
}

@InputType('RequestDecisionInput', { description: 'A larger problem that somebody above has to decide.' })
export class RequestDecisionInput extends Idempotent {
  @Field(() => ID, { description: 'A ticket that the caller may see.' })
  ticketId!: string;

  @Field(() => String, { description: 'What you propose; 1 to 2,000 characters.' })
  proposal!: string;

  @Field(() => String, { description: 'What the customer demands; 1 to 2,000 characters.' })
  customerDemand!: string;
}
