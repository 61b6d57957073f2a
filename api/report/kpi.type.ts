import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Duration } from '../scalars.js';

const rate = (description: string) => ({ nullable: true, description });

@ObjectType('Kpis', {
  simpleResolvers: true,
  description: 'Rates are between 0 and 1, null where nothing was counted.',
})
export class Kpis {
  @Field(() => Int, { description: 'Tickets taken up in the span.' })
  ticketsOpened!: number;

  @Field(() => Int, { description: 'Tickets settled in the span and not reopened.' })
  ticketsResolved!: number;

  @Field(() => Float, rate('Share of met clocks among ended clocks.'))
  timelyRate!: number | null;

  @Field(() => Float, rate('Share of SATISFIED and VERY_SATISFIED among survey answers.'))
  satisfactionRate!: number | null;

  @Field(() => Float, rate("Complaints confirmed as the service's fault, per resolved ticket."))
  complaintRate!: number | null;

  @Field(
    () => Float,
    rate('Share of resolved tickets not followed by the same fault on the same unit within 30 days.'),
  )
  firstTimeFixRate!: number | null;

  @Field(() => Float, rate('Done call-backs per resolved ticket that owed one.'))
  revisitRate!: number | null;

  @Field(() => Duration, rate('From opening to the first answer, of tickets answered in the span.'))
  medianReply!: number | null;

  @Field(() => Duration, rate('From opening to settling, of tickets settled in the span.'))
  medianResolve!: number | null;
}
