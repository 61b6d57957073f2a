import { Field, Float, Int, ObjectType } from 'type-graphql';
import { KpiFigure } from '../enums.js';
import { Duration } from '../scalars.js';

const rate = (description: string) => ({ nullable: true, description });

@ObjectType('KpiLimits', {
  simpleResolvers: true,
  description:
    'What a policy wants of a figure. The very figure meets min and max, and does not meet over and under.',
})
export class KpiLimits {
  @Field(() => Float, rate('At least.'))
  min?: number | null;

  @Field(() => Float, rate('More than.'))
  over?: number | null;

  @Field(() => Float, rate('At most.'))
  max?: number | null;

  @Field(() => Float, rate('Less than.'))
  under?: number | null;
}

@ObjectType('JudgedKpi', {
  simpleResolvers: true,
  description: 'A figure beside what the policy wants of it.',
})
export class JudgedKpi {
  @Field(() => KpiFigure, { description: 'Which of the figures.' })
  figure!: string;

  @Field(() => Float, rate('What was reached.'))
  value!: number | null;

  @Field(() => KpiLimits, { description: 'What the policy wants.' })
  target!: KpiLimits;

  @Field(() => Boolean, { nullable: true, description: 'Null where nothing was counted.' })
  met!: boolean | null;
}

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

  @Field(() => Float, rate('Complaints graded CRITICAL that were taken up in the span, per unit taken in.'))
  majorComplaintRate!: number | null;

  @Field(
    () => Float,
    rate(
      'Share of resolved tickets not followed by the same fault on the same unit within the repeatWindow of the policy, 30 days where it has none.',
    ),
  )
  firstTimeFixRate!: number | null;

  @Field(() => [JudgedKpi], { description: 'The figures that the policy in force has targets for.' })
  targets!: JudgedKpi[];

  @Field(() => Float, rate('Done call-backs per resolved ticket that owed one.'))
  revisitRate!: number | null;

  @Field(() => Duration, rate('From opening to the first answer, of tickets answered in the span.'))
  medianReply!: number | null;

  @Field(() => Duration, rate('From opening to settling, of tickets settled in the span.'))
  medianResolve!: number | null;
}
