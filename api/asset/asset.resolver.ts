import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { registerAsset } from '../../domain/asset/register-asset.js';
import { changeAsset } from '../../domain/ticket/change-asset.js';
import { findVisibleAsset } from '../../domain/ticket/seen-customers.queries.js';
import type { AssetRow, ServiceContractRow } from '../../schema/index.js';
import type { FaultCause as Cause } from '../../schema/vocabulary.js';
import type { ApiContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { FaultCause } from '../enums.js';
import { rowIdOf } from '../node-id.js';
import { PageArgs } from '../page.args.js';
import { Product } from '../product/product.type.js';
import { LocalDate } from '../scalars.js';
import { TicketConnection } from '../ticket/ticket.type.js';
import { ChangeAssetInput, RegisterAssetInput } from './asset.input.js';
import { Asset, AssetPayload, ServiceContract } from './asset.type.js';
import { contractToday, entitlementOfAsset } from './asset-verdict.js';
import { Entitlement } from './entitlement.type.js';

@Resolver(() => Asset)
export class AssetResolver {
  @Query(() => Asset, {
    nullable: true,
    description:
      'The unit under a serial number in any writing; null when there is none that the viewer may see. Throws UNAUTHENTICATED.',
  })
  asset(@Ctx() { read }: ApiContext, @Arg('serialNumber', () => String) serialNumber: string) {
    return read(findVisibleAsset, serialNumber);
  }

  @Mutation(() => AssetPayload, {
    description:
      'Registers a sold unit. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, CONFLICT for a serial number that is registered already.',
  })
  async registerAsset(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => RegisterAssetInput) input: RegisterAssetInput,
  ) {
    const { assetId } = await parts.desk.run(actor, registerAsset, input);
    return { asset: loaders.asset.load(assetId) };
  }

  @Mutation(() => AssetPayload, {
    description:
      'Records that a unit was sold, installed or accepted, or has another owner; promises on its open tickets are matched anew and its follow-ups planned anew. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, also for a dealer where the unit is in the care of others, BAD_USER_INPUT.',
  })
  async changeAsset(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => ChangeAssetInput) input: ChangeAssetInput,
  ) {
    const given = { ...input, assetId: rowIdOf('Asset', 'assetId', input.assetId) };
    const { assetId } = await parts.desk.run(actor, changeAsset, given);
    return { asset: loaders.asset.load(assetId) };
  }

  @FieldResolver(() => Product, { description: 'What it is one of.' })
  product(@Root() row: AssetRow, @Ctx() { loaders }: ApiContext) {
    return loaders.product.load(row.productId);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Who owns it, when the viewer may see him.' })
  owner(@Root() row: AssetRow, @Ctx() { loaders }: ApiContext) {
    return row.ownerId ? loaders.customer.load(row.ownerId) : null;
  }

  @FieldResolver(() => ServiceContract, {
    nullable: true,
    description: 'The contract in force today; for staff who may see its customer or a ticket of his.',
  })
  contract(@Root() row: AssetRow, @Ctx() ctx: ApiContext) {
    return contractToday(ctx, row.id);
  }

  @FieldResolver(() => TicketConnection, {
    description: 'Its tickets that the viewer may see, newest first.',
  })
  tickets(@Root() row: AssetRow, @Ctx() { loaders }: ApiContext, @Args(() => PageArgs) page: PageArgs) {
    return loaders.ticketsOfAsset(row.id, page);
  }

  @FieldResolver(() => Entitlement, {
    description:
      'The verdict for this unit (or one component of it) on a day; today by default. Throws BAD_USER_INPUT for a component that it has not.',
  })
  entitlement(
    @Root() row: AssetRow,
    @Ctx() ctx: ApiContext,
    @Arg('component', () => String, {
      nullable: true,
      description: 'Code of a component; the whole unit when left out.',
    })
    component?: string | null,
    @Arg('on', () => LocalDate, {
      nullable: true,
      description: "Today in the policy's time zone when left out.",
    })
    on?: string | null,
    @Arg('cause', () => FaultCause, { nullable: true, description: 'UNKNOWN when left out.' })
    cause?: Cause | null,
  ) {
    return entitlementOfAsset(ctx, row, {
      component: component ?? null,
      on: on ?? null,
      cause: cause ?? 'UNKNOWN',
    });
  }
}

@Resolver(() => ServiceContract)
export class ServiceContractResolver {
  @FieldResolver(() => Customer, { description: 'With whom it was made.' })
  customer(@Root() row: ServiceContractRow, @Ctx() { loaders }: ApiContext) {
    return loaders.knownCustomer.load(row.customerId);
  }
}
