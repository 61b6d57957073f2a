import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { readDepartmentFigures } from '../../domain/report/department.queries.js';
import type { ApiContext } from '../context.js';
import { DepartmentFigures } from './department.type.js';
import { FiguresArgs, figuresInput } from './figures.args.js';

@Resolver(() => DepartmentFigures)
export class DepartmentFiguresResolver {
  @Query(() => [DepartmentFigures], {
    description:
      'Who used the time: one row per department that had a ticket in a span of days, the longest time first, over the tickets that the viewer may see. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT.',
  })
  departmentFigures(@Ctx() { read }: ApiContext, @Args(() => FiguresArgs) args: FiguresArgs) {
    return read(readDepartmentFigures, figuresInput(args));
  }
}
