import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { recordExchange } from '../../domain/ticket/record-exchange.js';
import type { AssetRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { rowIdOf } from '../node-id.js';
import { RecordExchangeInput } from './asset.input.js';
import { Asset, ExchangePayload } from './asset.type.js';

@Resolver(() => Asset)
export class ExchangeResolver {
  @Mutation(() => ExchangePayload, {
    description:
      'Registers the unit that the customer has got for the faulty one of a ticket. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT for a serial number that is registered already, INVALID_STATE without a registered unit, when that was exchanged before, and before whoever must agree has agreed.',
  })
  async recordExchange(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => RecordExchangeInput) input: RecordExchangeInput,
  ) {
    const id = rowIdOf('Ticket', 'ticketId', input.ticketId);
    const { assetId, ticketId } = await parts.desk.run(actor, recordExchange, { ...input, ticketId: id });
    return { asset: loaders.asset.load(assetId), ticket: loaders.knownTicket.load(ticketId) };
  }

  @FieldResolver(() => Asset, {
    nullable: true,
    description: 'The faulty unit that its owner gave back for it, when the viewer may see that.',
  })
  replaces(@Root() row: AssetRow, @Ctx() { loaders }: ApiContext) {
    return row.replacesId ? loaders.asset.load(row.replacesId) : null;
  }
}
