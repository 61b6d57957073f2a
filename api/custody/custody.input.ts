import { Field, ID, InputType } from 'type-graphql';
import type { Channel as Way } from '../../schema/vocabulary.js';
import { Channel } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';
import { DateTime } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });
const ofTicket = { description: 'A ticket that the caller may see.' };
const trueTime = optional('When it truly happened, not before the ticket was opened; now when left out.');
const things = { nullable: true, defaultValue: [], description: 'At most 30, of 1 to 100 characters.' };

@InputType('RecordSupplierContactInput', { description: 'A contact with the maker of a part.' })
export class RecordSupplierContactInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => String, { description: '1 to 100 characters.' })
  supplier!: string;

  @Field(() => Channel, { description: 'By which way.' })
  channel!: Way;

  @Field(() => Boolean, { description: 'A letter, fax or message rather than a call.' })
  inWriting!: boolean;

  @Field(() => String, { description: '1 to 2,000 characters.' })
  summary!: string;

  @Field(() => DateTime, trueTime)
  at?: Date | null;
}

@InputType('TakeInUnitInput', { description: "The customer's unit and the receipt that he signs." })
export class TakeInUnitInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(
    () => String,
    optional('Up to 60 characters; of a unit that is not registered. Otherwise it is that of the ticket.'),
  )
  serialNumber?: string | null;

  @Field(() => [String], things)
  accessories?: string[] | null;

  @Field(() => String, { description: 'How it looks, 1 to 2,000 characters.' })
  condition!: string;

  @Field(() => String, { description: 'Who hands it over and signs, 1 to 100 characters.' })
  signedBy!: string;

  @Field(() => DateTime, trueTime)
  at?: Date | null;
}

@InputType('ReturnUnitInput', { description: 'The unit given back, the receipt taken back.' })
export class ReturnUnitInput extends Idempotent {
  @Field(() => ID, { description: 'A receipt of a ticket that the caller may see.' })
  custodyId!: string;

  @Field(() => String, { description: 'Who receives it and signs, 1 to 100 characters.' })
  receivedBy!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False when the receipt is lost; then a note is needed.',
  })
  receiptReturned!: boolean;

  @Field(() => String, optional('How the receiver was known; up to 2,000 characters.'))
  note?: string | null;

  @Field(() => DateTime, optional('When it truly happened, not before it was taken in; now when left out.'))
  at?: Date | null;
}

@InputType('HandOutLoanerInput', { description: 'A unit of ours and who signs for it.' })
export class HandOutLoanerInput extends Idempotent {
  @Field(() => ID, ofTicket)
  ticketId!: string;

  @Field(() => String, { description: 'Of the loaner, 1 to 60 characters.' })
  serialNumber!: string;

  @Field(() => String, { description: 'What it is, 1 to 200 characters.' })
  description!: string;

  @Field(() => [String], things)
  accessories?: string[] | null;

  @Field(() => String, { description: 'Who receives it and signs, 1 to 100 characters.' })
  signedBy!: string;

  @Field(() => DateTime, trueTime)
  at?: Date | null;
}

@InputType('TakeBackLoanerInput', { description: 'The loaner as it came back.' })
export class TakeBackLoanerInput extends Idempotent {
  @Field(() => ID, { description: 'A loaner of a ticket that the caller may see.' })
  loanerId!: string;

  @Field(() => String, { description: 'How it looks, 1 to 2,000 characters.' })
  condition!: string;

  @Field(() => DateTime, optional('When it truly happened, not before it was handed out; now when left out.'))
  at?: Date | null;
}
