import { Field, ID, InputType, Int } from 'type-graphql';
import type { Channel as By, ChargeKind as Kind } from '../../schema/vocabulary.js';
import { Channel, ChargeKind } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';
import { Decimal, LocalDate } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });
const ofQuote = { description: 'A quote of a ticket that the caller may see.' };

@InputType('QuoteLineInput', { description: 'One thing that costs something.' })
export class QuoteLineInput {
  @Field(
    () => ChargeKind,
    optional(
      "What it is for; may be left out where `item` is told. The ticket's verdict says by this who pays it; OTHER is the customer's.",
    ),
  )
  kind?: Kind | null;

  @Field(() => String, { description: 'For the customer to read; 1 to 200 characters.' })
  description!: string;

  @Field(() => Decimal, optional('0.001 to 9999.999; 1 when left out.'))
  quantity?: string | null;

  @Field(
    () => Decimal,
    optional("In the policy's currency, from 0, with two decimals at most; required without `item`."),
  )
  unitPrice?: string | null;

  @Field(
    () => String,
    optional("Something that the policy's `prices` name: kind and price are what its rule says."),
  )
  item?: string | null;

  @Field(() => Decimal, optional('What the item is worth or has cost, where its price is a share of that.'))
  value?: string | null;

  @Field(
    () => String,
    optional('How long the work takes, such as PT10H, where the price of the item goes by that.'),
  )
  lasting?: string | null;
}

@InputType('OfferQuoteInput', { description: 'What the work would cost.' })
export class OfferQuoteInput extends Idempotent {
  @Field(() => ID, { description: 'A ticket that the caller may see and that is not over.' })
  ticketId!: string;

  @Field(() => [QuoteLineInput], { description: '1 to 30.' })
  lines!: QuoteLineInput[];

  @Field(() => String, optional('Told to the customer with it; up to 1,000 characters.'))
  note?: string | null;

  @Field(
    () => LocalDate,
    optional(
      'The last day on which he may agree, within a year; when left out as far from today as the policy says.',
    ),
  )
  validUntil?: string | null;

  @Field(() => Int, optional('Refuses a lost update.'))
  expectedVersion?: number | null;
}

@InputType('WithdrawQuoteInput', { description: 'The question is no longer put.' })
export class WithdrawQuoteInput extends Idempotent {
  @Field(() => ID, ofQuote)
  quoteId!: string;

  @Field(() => String, optional('Why; up to 1,000 characters.'))
  reason?: string | null;
}

@InputType('AnswerQuoteInput', { description: 'What the customer said to a quote.' })
export class AnswerQuoteInput extends Idempotent {
  @Field(() => ID, ofQuote)
  quoteId!: string;

  @Field(
    () => String,
    optional('Who said it; 1 to 100 characters, for staff required. A customer answers for himself.'),
  )
  answeredBy?: string | null;

  @Field(() => Channel, optional('By what way he said it; for staff required.'))
  channel?: By | null;

  @Field(() => String, optional('What else he said; up to 2,000 characters.'))
  comment?: string | null;
}
