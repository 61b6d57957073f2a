import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listStaff } from '../../domain/staff/staff.queries.js';
import type { StaffRow } from '../../schema/index.js';
import type { Role as RoleName } from '../../schema/vocabulary.js';
import type { ApiContext } from '../context.js';
import { Role } from '../enums.js';
import { optionalRowId } from '../node-id.js';
import { ServicePoint } from '../service-point/service-point.type.js';
import { Staff } from './staff.type.js';

@Resolver(() => Staff)
export class StaffResolver {
  @Query(() => [Staff], {
    description:
      'Active staff by name, at most 500. Throws UNAUTHENTICATED, FORBIDDEN for customers, BAD_USER_INPUT.',
  })
  staff(
    @Ctx() { read }: ApiContext,
    @Arg('role', () => Role, { nullable: true, description: 'Only holders of this role.' })
    role?: RoleName | null,
    @Arg('servicePointId', () => ID, {
      nullable: true,
      description: 'Only those of this very service point.',
    })
    servicePointId?: string | null,
  ) {
    const at = optionalRowId('ServicePoint', 'servicePointId', servicePointId);
    return read(listStaff, { role: role ?? null, servicePointId: at });
  }

  @FieldResolver(() => ServicePoint, { description: 'Where he belongs; what he sees follows from it.' })
  servicePoint(@Root() row: StaffRow, @Ctx() { loaders }: ApiContext) {
    return loaders.servicePoint.load(row.servicePointId);
  }
}
