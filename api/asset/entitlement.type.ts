import { Field, Int, ObjectType } from 'type-graphql';
import {
  ApprovalSubject,
  ChargeItem,
  Coverage,
  DowntimeReason,
  Payer,
  Remedy,
  Role,
  TermState,
} from '../enums.js';
import { LocalDate } from '../scalars.js';

@ObjectType('Charge', { simpleResolvers: true, description: 'Who pays one thing, and at which price.' })
export class Charge {
  @Field(() => ChargeItem, { description: 'What is paid.' })
  item!: string;

  @Field(() => Payer, { description: 'Who pays it.' })
  payer!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'COST is the cost price without margin, LIST the price list, any other word a price list of that name; null where the policy does not say.',
  })
  at!: string | null;
}

@ObjectType('RequiredApproval', { simpleResolvers: true, description: 'Who must agree, and to what.' })
export class RequiredApproval {
  @Field(() => ApprovalSubject, { description: 'To what.' })
  subject!: string;

  @Field(() => Role, { description: 'This role, or one above it.' })
  role!: string;
}

@ObjectType('TermExtension', { simpleResolvers: true, description: 'Days that a term does not count.' })
export class TermExtension {
  @Field(() => LocalDate, { description: 'The first day that was counted out.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The day on which counting went on.' })
  to!: string;

  @Field(() => Int, { description: 'By how many days the end moved.' })
  days!: number;

  @Field(() => DowntimeReason, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Number of the ticket of that repair.' })
  ticket!: string | null;
}

@ObjectType('WarrantyTerm', {
  simpleResolvers: true,
  description: 'How one term of the policy stands on the day.',
})
export class WarrantyTerm {
  @Field(() => String, { description: 'Its id in the policy.' })
  id!: string;

  @Field(() => TermState, { description: 'Whether it is in force.' })
  state!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Its first day; null when nobody knows it.' })
  startsOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The event from which it counts, such as SOLD or EXCHANGED.',
  })
  countedFrom!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Its last day, with what was added.' })
  endsOn!: string | null;

  @Field(() => [Remedy], { description: 'What it gives.' })
  remedies!: string[];

  @Field(() => Int, { description: 'By how many days its end moved.' })
  daysAdded!: number;

  @Field(() => [TermExtension], { description: 'Why it moved, oldest first.' })
  extensions!: TermExtension[];

  @Field(() => String, { nullable: true, description: 'Id of the campaign that lengthened it.' })
  campaign!: string | null;

  @Field(() => [String], { description: 'What it needs and is missing, such as NEEDS_INVOICE.' })
  unmet!: string[];
}

@ObjectType('Entitlement', { simpleResolvers: true, description: 'What a customer is entitled to, and why.' })
export class Entitlement {
  @Field(() => Coverage, { description: 'By what the repair is covered.' })
  coverage!: string;

  @Field(() => [Remedy], { description: 'What he may ask for, in the order of the terms that give it.' })
  remedies!: string[];

  @Field(() => [String], {
    description: 'Ids of the policy terms that the verdict rests on, the deciding one first.',
  })
  terms!: string[];

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The last day on which it is covered, and paid for, as it is now: that of the deciding term, or of a later one by which the same people pay. Under contract its last day; of what is over, the last day that was covered.',
  })
  endsOn!: string | null;

  @Field(() => Payer, { description: 'Who pays the parts.' })
  parts!: string;

  @Field(() => Payer, { description: 'Who pays the work.' })
  labour!: string;

  @Field(() => Payer, { description: 'Who pays the trip.' })
  travel!: string;

  @Field(() => Payer, { description: 'Who pays the freight; of two ways, the way in.' })
  freight!: string;

  @Field(() => [String], {
    description:
      'Machine-readable reasons, e.g. TERM_IN_FORCE, TERM_EXPIRED, CONSUMABLE, EXCLUDED_CAUSE, NO_PROOF_OF_PURCHASE.',
  })
  reasons!: string[];
}
