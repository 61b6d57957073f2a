import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { requireIdentity } from '../../domain/access.js';
import { listProducts } from '../../domain/asset/asset.queries.js';
import { optionalText } from '../../domain/input.js';
import { pageSize } from '../../domain/page.js';
import type { ProductRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { Component, Product } from './product.type.js';

@Resolver(() => Product)
export class ProductResolver {
  @Query(() => [Product], { description: 'The catalogue by model. Throws UNAUTHENTICATED, BAD_USER_INPUT.' })
  products(
    @Ctx() { actor, read }: ApiContext,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Part of model, name or alias; up to 100 characters.',
    })
    search?: string | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'How many at most, 1 to 100.' })
    first?: number | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The model of the last product of the page before.',
    })
    after?: string | null,
  ) {
    requireIdentity(actor);
    const size = pageSize(first);
    const sought = optionalText('search', search, 100);
    const last = optionalText('after', after, 60);
    return read((ctx) => listProducts(ctx, sought, size, last), null);
  }

  @FieldResolver(() => [Component], { description: 'Its parts by code.' })
  components(@Root() row: ProductRow, @Ctx() { loaders }: ApiContext) {
    return loaders.components.load(row.id);
  }
}
