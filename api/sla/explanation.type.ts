import { Field, ObjectType } from 'type-graphql';
import { HoldReason } from '../enums.js';
import { DateTime, Duration, LocalDate } from '../scalars.js';

@ObjectType('CountedSegment', { simpleResolvers: true, description: 'A span of time that was counted.' })
export class CountedSegment {
  @Field(() => DateTime, { description: 'From when.' })
  from!: Date;

  @Field(() => DateTime, { description: 'Until when.' })
  to!: Date;

  @Field(() => Duration, { description: 'How much it is.' })
  openTime!: number;
}

@ObjectType('ExplainedPause', {
  simpleResolvers: true,
  description: 'A span for which the clock stood still.',
})
export class ExplainedPause {
  @Field(() => DateTime, { description: 'From when.' })
  from!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it lasts.' })
  to!: Date | null;

  @Field(() => HoldReason, { description: 'What work waited for.' })
  reason!: string;

  @Field(() => Duration, {
    nullable: true,
    description: 'By how much open time it moved the due time; null while it lasts.',
  })
  takenOut!: number | null;
}

@ObjectType('PassedOverRule', {
  simpleResolvers: true,
  description: 'A rule that stands above in the policy and was not taken.',
})
export class PassedOverRule {
  @Field(() => String, { description: 'Its id.' })
  rule!: string;

  @Field(() => [String], {
    description:
      'The tests of its `when` that do not hold, such as kind or zone; empty when it would fit by what is known today.',
  })
  unmet!: string[];
}

@ObjectType('ClockExplanation', { simpleResolvers: true, description: 'Why a promise is due when it is.' })
export class ClockExplanation {
  @Field(() => DateTime, { description: 'The due time that follows from the rest.' })
  dueAt!: Date;

  @Field(() => Boolean, { description: 'The customer named the time himself; pauses do not move it.' })
  byAppointment!: boolean;

  @Field(() => [LocalDate], {
    description: "Days of the policy's time zone that were free though their weekday is worked.",
  })
  holidaysSkipped!: string[];

  @Field(() => [ExplainedPause], { description: 'How long it stood still, and why; oldest first.' })
  pauses!: ExplainedPause[];

  @Field(() => [PassedOverRule], {
    description: 'The rules of the same target above the one that promises, in the order of the policy.',
  })
  passedOver!: PassedOverRule[];
}
