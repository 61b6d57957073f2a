import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { readDepartmentFigures } from '../../domain/report/department.queries.js';
import type { ApiContext } from '../context.js';
import { optionalRowId } from '../node-id.js';
import { LocalDate } from '../scalars.js';
import { DepartmentFigures } from './department.type.js';

@Resolver(() => DepartmentFigures)
export class DepartmentFiguresResolver {
  @Query(() => [DepartmentFigures], {
    description:
      'Who used the time: one row per department that had a ticket in a span of days, the longest time first, over the tickets that the viewer may see. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT.',
  })
  departmentFigures(
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
    return read(readDepartmentFigures, { from, to, servicePointId: at });
  }
}
