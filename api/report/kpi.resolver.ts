import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { readKpis } from '../../domain/report/kpi.queries.js';
import type { ApiContext } from '../context.js';
import { optionalRowId } from '../node-id.js';
import { LocalDate } from '../scalars.js';
import { Kpis } from './kpi.type.js';

@Resolver(() => Kpis)
export class KpiResolver {
  @Query(() => Kpis, {
    description:
      'The figures of a span of days over the tickets that the viewer may see. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT.',
  })
  kpis(
    @Ctx() { read }: ApiContext,
    @Arg('from', () => LocalDate, { description: "The first day, in the policy's time zone." }) from: string,
    @Arg('to', () => LocalDate, { description: 'The last day, included; at most ten years later.' })
    to: string,
    @Arg('servicePointId', () => ID, {
      nullable: true,
      description: 'Only this service point and those below it.',
    })
    servicePointId?: string | null,
  ) {
    const at = optionalRowId('ServicePoint', 'servicePointId', servicePointId);
    return read(readKpis, { from, to, servicePointId: at });
  }
}
