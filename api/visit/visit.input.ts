import { Field, ID, InputType, Int } from 'type-graphql';
import type { FaultCause as Cause, VisitPurpose as Purpose } from '../../schema/vocabulary.js';
import { FaultCause, VisitPurpose } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';
import { DateTime } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });
const ofVisit = { description: 'A visit that the caller may see.' };

@InputType('ScheduleVisitInput', { description: 'A trip to be made.' })
export class ScheduleVisitInput extends Idempotent {
  @Field(() => ID, { description: 'A ticket that the caller may see.' })
  ticketId!: string;

  @Field(() => ID, optional('An active technician; may be named later.'))
  technicianId?: string | null;

  @Field(
    () => ID,
    optional('A follow-up of the same customer that this visit is for; it is done by being scheduled.'),
  )
  followUpId?: string | null;

  @Field(() => VisitPurpose, {
    nullable: true,
    defaultValue: 'REPAIR',
    description:
      'What for. A visit for a follow-up is for what that is, unless this says something other than REPAIR.',
  })
  purpose?: Purpose | null;

  @Field(() => DateTime, { description: 'In the future, at most five years ahead.' })
  plannedStart!: Date;

  @Field(() => DateTime, { description: 'After plannedStart, at most 14 days.' })
  plannedEnd!: Date;
}

@InputType('VisitIdInput', { description: 'A step that needs nothing but the visit.' })
export class VisitIdInput extends Idempotent {
  @Field(() => ID, ofVisit)
  visitId!: string;

  @Field(
    () => DateTime,
    optional('When it truly happened, not before the ticket was opened; now when left out.'),
  )
  at?: Date | null;
}

@InputType('ReplacedPartInput', { description: 'What was taken out and put in.' })
export class ReplacedPartInput {
  @Field(() => String, { description: '1 to 60 characters.' })
  code!: string;

  @Field(() => Int, { description: '1 to 1,000.' })
  quantity!: number;

  @Field(() => String, optional('Up to 60 characters.'))
  oldSerial?: string | null;

  @Field(() => String, optional('Up to 60 characters.'))
  newSerial?: string | null;
}

@InputType('ServiceReportInput', {
  description: 'What was found and done; filed once, by somebody who was there.',
})
export class ServiceReportInput extends Idempotent {
  @Field(() => ID, ofVisit)
  visitId!: string;

  @Field(() => FaultCause, { description: 'What the fault came from.' })
  cause!: Cause;

  @Field(() => String, { description: 'What was found, 1 to 4,000 characters.' })
  diagnosis!: string;

  @Field(() => String, { description: 'What was done, 1 to 4,000 characters.' })
  remedy!: string;

  @Field(() => [ReplacedPartInput], { nullable: true, defaultValue: [], description: 'At most 50.' })
  partsReplaced?: ReplacedPartInput[] | null;

  @Field(() => Boolean, { description: 'Whether the fault is gone.' })
  resolved!: boolean;

  @Field(() => String, optional("The customer's own words, up to 2,000 characters."))
  customerOpinion?: string | null;
}

@InputType('SignReportInput', {
  description: 'Refused before the report is filed: nobody signs an empty sheet.',
})
export class SignReportInput extends Idempotent {
  @Field(() => ID, ofVisit)
  visitId!: string;

  @Field(() => String, { description: 'Name of who signs, 1 to 100 characters.' })
  signedBy!: string;

  @Field(() => String, optional("The customer's own words, up to 2,000 characters."))
  opinion?: string | null;
}
