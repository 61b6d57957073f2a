import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type {
  Channel as ChannelName,
  TicketKind as Kind,
  HoldReason as Reason,
  Severity as SeverityName,
  ComplaintSubject as Subject,
} from '../../schema/vocabulary.js';
import { CustomerInput } from '../customer/customer.input.js';
import { Channel, ComplaintSubject, HoldReason, Severity, TicketKind } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';
import { DateTime } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });
const ofTicket = { description: 'A ticket that the caller may see.' };
const expected = optional('The version that the caller has read; CONFLICT when it is another by now.');
const distance = optional('Kilometres, 0 to 20,040. Where known; otherwise computed from the address.');
const completion = optional(
  'When completion is promised to this customer: in the future, at most five years ahead.',
);
const appointment = optional('When someone is wanted on site: in the future, at most five years ahead.');

@InputType('AddressInput', { description: 'latitude and longitude together or not at all.' })
export class AddressInput {
  @Field(() => String, { description: '1 to 300 characters.' })
  text!: string;

  @Field(() => String, optional('Full name; found from the text when left out.'))
  region?: string | null;

  @Field(() => Float, optional('Degrees north, -90 to 90.'))
  latitude?: number | null;

  @Field(() => Float, optional('Degrees east, -180 to 180.'))
  longitude?: number | null;
}

@InputType('OpenTicketInput', { description: 'What a customer reports.' })
export class OpenTicketInput extends Idempotent {
  @Field(() => TicketKind, { description: 'What it is about.' })
  kind!: Kind;

  @Field(() => Channel, { description: 'How the customer spoke with the desk.' })
  channel!: ChannelName;

  @Field(() => Severity, {
    nullable: true,
    defaultValue: 'NORMAL',
    description: 'The policy may grade it higher.',
  })
  severity?: SeverityName | null;

  @Field(() => CustomerInput, { description: 'Who reports it.' })
  customer!: CustomerInput;

  @Field(
    () => String,
    optional('A registered unit, or the model named by the customer when the unit is not registered.'),
  )
  serialNumber?: string | null;

  @Field(() => String, optional('A model of the catalogue.'))
  model?: string | null;

  @Field(() => String, optional('Code of a component of the product.'))
  component?: string | null;

  @Field(() => String, { description: "The customer's own words, 1 to 4,000 characters." })
  description!: string;

  @Field(() => ComplaintSubject, optional('What a complaint is about.'))
  subject?: Subject | null;

  @Field(() => AddressInput, optional('Where somebody has to go.'))
  address?: AddressInput | null;

  @Field(() => Float, distance)
  distanceKm?: number | null;

  @Field(() => DateTime, appointment)
  appointmentAt?: Date | null;

  @Field(() => DateTime, completion)
  completionAt?: Date | null;

  @Field(() => [String], optional('Marks of the policy in force.'))
  marks?: readonly string[] | null;
}

@InputType('MarkTicketInput', {
  description: 'Something that is known of the case now and that rules of its policy ask for.',
})
export class MarkTicketInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => Int, expected)
  expectedVersion?: number | null;

  @Field(() => [String], optional('Of Ticket.knownMarks.'))
  add?: readonly string[] | null;

  @Field(() => [String], optional('What is not so after all.'))
  remove?: readonly string[] | null;
}

@InputType('ReplyInput', { description: 'An answer to the customer.' })
export class ReplyInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => String, { description: '1 to 4,000 characters.' })
  text!: string;
}

@InputType('AssignTicketInput', { description: 'Who is responsible from now on.' })
export class AssignTicketInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => ID, { description: 'An active member of staff.' })
  staffId!: string;

  @Field(() => Int, expected)
  expectedVersion?: number | null;
}

@InputType('HoldTicketInput', { description: 'Work cannot go on for a reason outside the desk.' })
export class HoldTicketInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => HoldReason, { description: 'The policy says which clocks it stops.' })
  reason!: Reason;

  @Field(() => String, optional('Up to 1,000 characters; for staff only.'))
  note?: string | null;

  @Field(() => DateTime, optional('When work goes on by itself: in the future, at most five years ahead.'))
  until?: Date | null;
}

@InputType('TicketIdInput', { description: 'A step that needs nothing but the ticket.' })
export class TicketIdInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => String, optional('Up to 1,000 characters; stands in the history.'))
  note?: string | null;

  @Field(() => Int, expected)
  expectedVersion?: number | null;
}

@InputType('RemoteHelpInput', { description: 'Somebody has tried to help by phone or from afar.' })
export class RemoteHelpInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => Boolean, { description: 'Whether that settled the matter.' })
  solved!: boolean;

  @Field(() => DateTime, optional('When it ended; now when left out. Not before the opening, not to come.'))
  at?: Date | null;

  @Field(() => String, optional('Up to 1,000 characters; stands in the history.'))
  note?: string | null;

  @Field(() => Int, expected)
  expectedVersion?: number | null;
}

@InputType('ChangeDepartmentInput', {
  description: 'Hands a ticket to another department; its promises run on.',
})
export class ChangeDepartmentInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => Int, expected)
  expectedVersion?: number | null;

  @Field(
    () => String,
    optional(
      'Up to 60 characters, written as in the policy where it is named there; left out: the service point itself.',
    ),
  )
  department?: string | null;

  @Field(() => String, optional('Why, up to 1,000 characters.'))
  note?: string | null;
}

@InputType('ChangeTicketInput', { description: 'What is left out stays; running clocks are matched anew.' })
export class ChangeTicketInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => Int, expected)
  expectedVersion?: number | null;

  @Field(() => TicketKind, optional('What it is about after all.'))
  kind?: Kind | null;

  @Field(() => Severity, optional('How grave it is after all.'))
  severity?: SeverityName | null;

  @Field(() => String, optional('Code of a component of the product.'))
  component?: string | null;

  @Field(() => AddressInput, optional('Another address may belong to another service point.'))
  address?: AddressInput | null;

  @Field(() => Float, distance)
  distanceKm?: number | null;

  @Field(() => DateTime, appointment)
  appointmentAt?: Date | null;

  @Field(() => DateTime, completion)
  completionAt?: Date | null;
}
