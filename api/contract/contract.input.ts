import { Field, ID, InputType } from 'type-graphql';
import { CustomerInput } from '../customer/customer.input.js';
import { Idempotent } from '../idempotent.input.js';
import { LocalDate } from '../scalars.js';

const ofUnit = { description: 'A contract of a unit that the caller may see.' };

@InputType('RegisterContractInput', { description: 'Paid maintenance of one unit.' })
export class RegisterContractInput extends Idempotent {
  @Field(() => String, { description: '1 to 60 characters, unique.' })
  number!: string;

  @Field(() => String, { description: 'Of a registered unit.' })
  serialNumber!: string;

  @Field(() => CustomerInput, {
    nullable: true,
    description: "With whom it is made; the unit's owner when left out.",
  })
  customer?: CustomerInput | null;

  @Field(() => LocalDate, { description: 'The first day; no other contract of the unit may cover it.' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'The last day, included.' })
  endsOn!: string;
}

@InputType('RenewContractInput', { description: 'A contract that follows on another.' })
export class RenewContractInput extends Idempotent {
  @Field(() => ID, ofUnit)
  contractId!: string;

  @Field(() => String, { description: 'Of the new contract: 1 to 60 characters, unique.' })
  number!: string;

  @Field(() => LocalDate, { description: 'Its last day, included.' })
  endsOn!: string;
}

@InputType('EndContractInput', { description: 'A contract that ends early.' })
export class EndContractInput extends Idempotent {
  @Field(() => ID, ofUnit)
  contractId!: string;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' })
  reason!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Its last day from now on; today when left out.' })
  on?: string | null;
}
