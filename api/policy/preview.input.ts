import { Field, Float, InputType, Int } from 'type-graphql';
import type {
  FaultCause as CauseName,
  Channel as ChannelName,
  DowntimeReason as DowntimeReasonName,
  TicketKind as Kind,
  ServicePointKind as PointKind,
  HoldReason as Reason,
  Severity as SeverityName,
  ComplaintSubject as Subject,
  CustomerTier as Tier,
} from '../../schema/vocabulary.js';
import {
  Channel,
  ComplaintSubject,
  CustomerTier,
  DowntimeReason,
  FaultCause,
  HoldReason,
  ServicePointKind,
  Severity,
  TicketKind,
} from '../enums.js';
import { DateTime, LocalDate } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });
const assumed = (defaultValue: unknown, description: string) => ({
  nullable: true,
  defaultValue,
  description,
});
const day = (description: string) => optional(`${description} 1990 or later.`);

@InputType('PauseInput', { description: 'A span for which work waits.' })
export class PauseInput {
  @Field(() => DateTime, { description: 'From when.' })
  from!: Date;

  @Field(() => DateTime, { description: 'Until when; not before `from`.' })
  to!: Date;

  @Field(() => HoldReason, { description: 'It stops the clocks whose rule names this reason.' })
  reason!: Reason;
}

@InputType('SlaFacts', { description: 'A case made up; what is left out is not known.' })
export class SlaFacts {
  @Field(() => TicketKind, { description: 'What it is about.' })
  kind!: Kind;

  @Field(() => DateTime, { description: 'When the customer reports it; from 1990 to 2099.' })
  openedAt!: Date;

  @Field(() => Severity, assumed('NORMAL', 'The policy may grade it higher.'))
  severity?: SeverityName | null;

  @Field(() => Channel, optional('How the customer speaks with the desk.'))
  channel?: ChannelName | null;

  @Field(() => String, optional('Family of the product.'))
  family?: string | null;

  @Field(() => String, optional('Code of the component.'))
  component?: string | null;

  @Field(() => String, optional('Full name of the region that the customer is in.'))
  region?: string | null;

  @Field(() => String, optional('A zone id of the policy; found from region and distance when left out.'))
  zone?: string | null;

  @Field(() => Float, optional('Kilometres from the service point, 0 to 20,040.'))
  distanceKm?: number | null;

  @Field(() => ServicePointKind, optional('What kind of service point is responsible.'))
  servicePoint?: PointKind | null;

  @Field(() => [String], optional('Marks of the policy.'))
  marks?: readonly string[] | null;

  @Field(() => CustomerTier, assumed('STANDARD', 'How the customer is ranked.'))
  customerTier?: Tier | null;

  @Field(() => Boolean, assumed(false, 'Whether a service contract is in force.'))
  underContract?: boolean | null;

  @Field(() => ComplaintSubject, optional('What a complaint is about.'))
  subject?: Subject | null;

  @Field(() => String, optional('What the customer says, at most 4,000 characters.'))
  words?: string | null;

  @Field(
    () => Int,
    optional('Complaints of this customer, this one included, in the time that the rule asks about.'),
  )
  complaintsByCustomer?: number | null;

  @Field(() => Int, optional('Reports of this fault on this unit, this one included, in that time.'))
  sameFaultOnUnit?: number | null;

  @Field(() => Int, optional('How often the case was opened again.'))
  reopenings?: number | null;

  @Field(() => DateTime, optional('When someone is wanted on site; not before `openedAt`.'))
  appointmentAt?: Date | null;

  @Field(() => DateTime, optional('When completion is promised in this case; not before `openedAt`.'))
  completionAt?: Date | null;

  @Field(
    () => DateTime,
    optional('When help from afar failed; not before `openedAt`, and as if then when left out.'),
  )
  remoteFailedAt?: Date | null;

  @Field(
    () => DateTime,
    optional('When every promised thing happened, to see what lateness costs; not before `openedAt`.'),
  )
  metAt?: Date | null;

  @Field(() => [PauseInput], assumed([], 'At most 100; what two of them cover counts once.'))
  pauses?: PauseInput[] | null;
}

@InputType('DowntimeInput', { description: 'A span in which the unit could not be used.' })
export class DowntimeInput {
  @Field(() => LocalDate, { description: 'The day it began, which is not counted itself.' })
  from!: string;

  @Field(() => LocalDate, optional('The day it could be used again; left out while it lasts.'))
  to?: string | null;

  @Field(() => DowntimeReason, { description: 'It was in repair, or the repair waited for parts.' })
  reason!: DowntimeReasonName;
}

@InputType('EntitlementFacts', { description: 'A unit made up, or one component of it, on a day.' })
export class EntitlementFacts {
  @Field(() => String, { description: 'Family of the product.' })
  family!: string;

  @Field(() => String, optional('Code of the component; the whole unit when left out.'))
  component?: string | null;

  @Field(() => Boolean, assumed(false, 'Whether it is a consumable.'))
  consumable?: boolean | null;

  @Field(() => LocalDate, day('When it was made.'))
  manufacturedOn?: string | null;

  @Field(() => LocalDate, day('When the dealer received it.'))
  receivedByDealerOn?: string | null;

  @Field(() => LocalDate, day('When it was sold.'))
  soldOn?: string | null;

  @Field(() => LocalDate, day('When it was installed.'))
  installedOn?: string | null;

  @Field(() => LocalDate, day('When the installation was accepted.'))
  acceptedOn?: string | null;

  @Field(() => Boolean, assumed(true, 'Whether the customer has the warranty card.'))
  hasWarrantyCard?: boolean | null;

  @Field(() => Boolean, assumed(true, 'Whether the customer has the invoice.'))
  hasInvoice?: boolean | null;

  @Field(() => Boolean, assumed(false, 'Whether somebody changed the card.'))
  cardAltered?: boolean | null;

  @Field(() => LocalDate, day('The last day of the service contract.'))
  contractEndsOn?: string | null;

  @Field(() => FaultCause, assumed('DEFECT', 'What the fault came from.'))
  cause?: CauseName | null;

  @Field(() => LocalDate, { description: 'The day to decide for.' })
  on!: string;

  @Field(() => String, optional('Production batch.'))
  batch?: string | null;

  @Field(() => LocalDate, day('When the customer got this unit for a faulty one.'))
  exchangedOn?: string | null;

  @Field(
    () => Int,
    optional(
      'How often the same fault was repaired in vain. Left out, none is known of: what hangs on it is not among the remedies, and NEEDS_FAILED_REPAIRS is among the reasons.',
    ),
  )
  failedRepairs?: number | null;

  @Field(
    () => [DowntimeInput],
    optional(
      'At most 100; what two of them cover counts once. Left out, none is known of: what hangs on it is not among the remedies, and its condition is among the reasons.',
    ),
  )
  downtime?: DowntimeInput[] | null;

  @Field(
    () => Boolean,
    assumed(false, 'Whether something that belongs to the unit is not given back with it.'),
  )
  accessoriesMissing?: boolean | null;

  @Field(() => ComplaintSubject, optional('What is complained of.'))
  subject?: Subject | null;

  @Field(() => String, optional('Full name of the region that the customer is in.'))
  region?: string | null;

  @Field(() => String, optional('A zone id of the policy; found from region and distance when left out.'))
  zone?: string | null;

  @Field(() => Float, optional('Kilometres from the service point, 0 to 20,040.'))
  distanceKm?: number | null;

  @Field(() => CustomerTier, assumed('STANDARD', 'How the customer is ranked.'))
  customerTier?: Tier | null;
}
