import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { readKpis } from '../../domain/report/kpi.queries.js';
import type { ApiContext } from '../context.js';
import { FiguresArgs, figuresInput } from './figures.args.js';
import { Kpis } from './kpi.type.js';

@Resolver(() => Kpis)
export class KpiResolver {
  @Query(() => Kpis, {
    description:
      'The figures of a span of days over the tickets that the viewer may see. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT.',
  })
  kpis(@Ctx() { read }: ApiContext, @Args(() => FiguresArgs) args: FiguresArgs) {
    return read(readKpis, figuresInput(args));
  }
}
