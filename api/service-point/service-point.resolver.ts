import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { requireIdentity } from '../../domain/access.js';
import { listServicePoints } from '../../domain/service-point/service-point.queries.js';
import type { ServicePointRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { Address, ServicePoint } from './service-point.type.js';

@Resolver(() => ServicePoint)
export class ServicePointResolver {
  @Query(() => [ServicePoint], { description: 'All service points by code. Throws UNAUTHENTICATED.' })
  servicePoints(@Ctx() { actor, read }: ApiContext) {
    requireIdentity(actor);
    return read((ctx) => listServicePoints(ctx), null);
  }

  @FieldResolver(() => ServicePoint, {
    nullable: true,
    description: 'The one above it; null for headquarters.',
  })
  parent(@Root() row: ServicePointRow, @Ctx() { loaders }: ApiContext) {
    return row.parentId ? loaders.servicePoint.load(row.parentId) : null;
  }

  @FieldResolver(() => Address, {
    nullable: true,
    description: 'Where it is; distances are counted from here.',
  })
  location(@Root() { name, latitude, longitude }: ServicePointRow) {
    return latitude === null || longitude === null ? null : { text: name, region: null, latitude, longitude };
  }
}
