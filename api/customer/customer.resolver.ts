import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { callsCustomers, maskPhone } from '../../domain/access.js';
import { optionalPhone } from '../../domain/customer/phone.js';
import { badInput } from '../../domain/errors.js';
import { findCustomer } from '../../domain/ticket/seen-customers.queries.js';
import type { CustomerRow } from '../../schema/index.js';
import { Asset } from '../asset/asset.type.js';
import type { ApiContext } from '../context.js';
import { PageArgs } from '../page.args.js';
import { Address } from '../service-point/service-point.type.js';
import { TicketConnection } from '../ticket/ticket.type.js';
import { Customer } from './customer.type.js';

@Resolver(() => Customer)
export class CustomerResolver {
  @Query(() => Customer, {
    nullable: true,
    description:
      'The customer of a telephone number in any usual writing, of several the newest; null when there is none that the viewer may see. Throws UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  customer(@Ctx() { read }: ApiContext, @Arg('phone', () => String) phone: string) {
    const number = optionalPhone('phone', phone);
    if (number === null) throw badInput('phone', 'phone takes a telephone number.');
    return read(findCustomer, number);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'E.164. Masked (+86138****5678) for roles that need not call the customer.',
  })
  phone(@Root() { phone }: CustomerRow, @Ctx() { actor }: ApiContext) {
    return phone === null || callsCustomers(actor) ? phone : maskPhone(phone);
  }

  @FieldResolver(() => [Address], { description: 'Where he was served, the latest first.' })
  addresses(@Root() row: CustomerRow, @Ctx() { loaders }: ApiContext) {
    return loaders.addresses.load(row.id);
  }

  @FieldResolver(() => [Asset], { description: 'The units that he owns, by serial number.' })
  assets(@Root() row: CustomerRow, @Ctx() { loaders }: ApiContext) {
    return loaders.assetsOfCustomer.load(row.id);
  }

  @FieldResolver(() => TicketConnection, {
    description: 'His tickets that the viewer may see, newest first.',
  })
  tickets(@Root() row: CustomerRow, @Ctx() { loaders }: ApiContext, @Args(() => PageArgs) page: PageArgs) {
    return loaders.ticketsOfCustomer(row.id, page);
  }
}
