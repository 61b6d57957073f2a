import { ArgsType, Field, ID } from 'type-graphql';
import { optionalRowId } from '../node-id.js';
import { LocalDate } from '../scalars.js';

/** Which days, and whose. */
@ArgsType()
export class FiguresArgs {
  @Field(() => LocalDate, { description: "The first day, in the policy's time zone." })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day, included; at most ten years later.' })
  to!: string;

  @Field(() => ID, { nullable: true, description: 'Only this service point and those below it.' })
  servicePointId?: string | null;
}

export const figuresInput = ({ from, to, servicePointId }: FiguresArgs) => ({
  from,
  to,
  servicePointId: optionalRowId('ServicePoint', 'servicePointId', servicePointId),
});
