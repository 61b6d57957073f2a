import { Field, ID, InputType } from 'type-graphql';
import { CustomerInput } from '../customer/customer.input.js';
import { Idempotent } from '../idempotent.input.js';
import { LocalDate } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });

/** What happened to a unit, in the order in which it does. */
@InputType('AssetHistory')
abstract class AssetHistory extends Idempotent {
  @Field(() => LocalDate, optional('1990 or later.'))
  manufacturedOn?: string | null;

  @Field(() => LocalDate, optional('1990 or later.'))
  receivedByDealerOn?: string | null;

  @Field(() => LocalDate, optional('1990 or later.'))
  soldOn?: string | null;

  @Field(() => LocalDate, optional('1990 or later.'))
  installedOn?: string | null;

  @Field(() => LocalDate, optional('1990 or later.'))
  acceptedOn?: string | null;

  @Field(() => String, optional('Up to 60 characters.'))
  warrantyCard?: string | null;
}

@InputType('RegisterAssetInput', {
  description:
    'A unit is made before it is received, received before sold, sold before installed, installed before accepted.',
})
export class RegisterAssetInput extends AssetHistory {
  @Field(() => String, { description: '1 to 60 characters, unique.' })
  serialNumber!: string;

  @Field(() => String, { description: 'A model of the catalogue.' })
  model!: string;

  @Field(() => CustomerInput, optional('Who owns it.'))
  customer?: CustomerInput | null;

  @Field(() => String, optional('Up to 60 characters.'))
  batch?: string | null;
}

@InputType('RecordExchangeInput', {
  description: 'Another unit that the customer has got for the faulty one.',
})
export class RecordExchangeInput extends Idempotent {
  @Field(() => ID, { description: 'A ticket about a registered unit that the caller may see.' })
  ticketId!: string;

  @Field(() => String, { description: 'Of the other unit; 1 to 60 characters, unique.' })
  serialNumber!: string;

  @Field(() => LocalDate, optional('Today when left out.'))
  exchangedOn?: string | null;

  @Field(() => String, optional('Up to 60 characters.'))
  batch?: string | null;

  @Field(() => String, optional('Number of a new warranty card; the old one holds when left out.'))
  warrantyCard?: string | null;
}

@InputType('ChangeAssetInput', {
  description:
    'What has become of a unit; what is left out stays. The order of the dates is as when registering.',
})
export class ChangeAssetInput extends AssetHistory {
  @Field(() => ID, { description: 'A unit that the caller may see.' })
  assetId!: string;

  @Field(() => CustomerInput, optional('Who owns it from now on.'))
  customer?: CustomerInput | null;

  @Field(() => Boolean, optional('Nobody owns it any more; its follow-ups end.'))
  withoutOwner?: boolean | null;
}
