import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { saySettlement } from '../../domain/charge/say-charges-preview.js';
import { owedOf } from '../../domain/charge/settlement.js';
import { spokenLanguage } from '../../domain/conversation/spoken-language.queries.js';
import type { TicketView } from '../../domain/ticket/list-tickets.queries.js';
import { recordSettlement } from '../../domain/ticket/record-settlement.js';
import type { SettlementRecord } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { languageOption } from '../language-option.js';
import { rowIdOf } from '../node-id.js';
import { RecordSettlementInput } from '../policy/charges.input.js';
import { shownParts } from '../policy/charges.resolver.js';
import { TicketSettlement } from '../policy/charges.type.js';
import { Ticket, TicketPayload } from './ticket.type.js';

@Resolver(() => Ticket)
export class SettlementResolver {
  @Mutation(() => TicketPayload, {
    description:
      'Keeps what money goes where now that the unit is taken back, counted by the policy and the verdict of the ticket; once. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN for whoever may not quote, CONFLICT, BAD_USER_INPUT naming settle.<field>, INVALID_STATE when it was settled before, the verdict gives no such remedy, or somebody must agree first.',
  })
  async recordSettlement(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => RecordSettlementInput) { settle, ...input }: RecordSettlementInput,
  ) {
    const id = rowIdOf('Ticket', 'ticketId', input.ticketId);
    const { ticketId } = await parts.desk.run(actor, recordSettlement, { ...input, ...settle, ticketId: id });
    return { ticket: loaders.knownTicket.load(ticketId) };
  }

  @FieldResolver(() => TicketSettlement, {
    nullable: true,
    description: 'What money went where when its unit was taken back; null before.',
  })
  settlement(@Root() { settlement }: TicketView) {
    return (
      settlement && {
        record: settlement,
        rule: settlement.rule,
        remedy: settlement.remedy,
        payments: settlement.payments,
        parts: shownParts(settlement.parts, settlement.currency),
        ...owedOf(settlement.parts, settlement.currency),
        settledAt: new Date(settlement.settledAt),
      }
    );
  }
}

@Resolver(() => TicketSettlement)
export class TicketSettlementResolver {
  @FieldResolver(() => String, {
    description:
      'How that came about, in sentences that can be read out, one a line. Throws BAD_USER_INPUT naming language.',
  })
  async text(
    @Root() { record }: { readonly record: SettlementRecord },
    @Ctx() { read, loaders }: ApiContext,
    @Arg('language', () => String, languageOption) language?: string | null,
  ) {
    const policy = await loaders.policyInForce();
    return saySettlement(record, await read(spokenLanguage, { asked: language ?? null, policy }));
  }
}
