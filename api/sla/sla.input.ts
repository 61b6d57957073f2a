import { Field, ID, InputType } from 'type-graphql';
import type { Role as RoleName } from '../../schema/vocabulary.js';
import { Role } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';

@InputType('AcknowledgeEscalationInput', { description: 'Whoever was told says that he has taken it up.' })
export class AcknowledgeEscalationInput extends Idempotent {
  @Field(() => ID, { description: 'An escalation that the caller may see.' })
  escalationId!: string;
}

@InputType('EscalateTicketInput', { description: 'Passes a matter up by hand.' })
export class EscalateTicketInput extends Idempotent {
  @Field(() => ID, { description: 'A ticket that the caller may see.' })
  ticketId!: string;

  @Field(() => Role, { description: 'A role of staff; it reaches the nearest holder.' })
  to!: RoleName;

  @Field(() => String, { description: 'Why; up to 1,000 characters.' })
  note!: string;
}
