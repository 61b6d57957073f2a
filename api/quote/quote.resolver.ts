import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { isCharged } from '../../domain/charge/charge.js';
import type { UseCase } from '../../domain/desk.js';
import { consentToQuote, refuseQuote } from '../../domain/quote/answer-quote.js';
import { offerQuote } from '../../domain/quote/offer-quote.js';
import { quoteActions } from '../../domain/quote/quote.js';
import { withdrawQuote } from '../../domain/quote/withdraw-quote.js';
import type { QuoteRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { Money } from '../money.type.js';
import { rowIdOf } from '../node-id.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { Ticket } from '../ticket/ticket.type.js';
import { AnswerQuoteInput, OfferQuoteInput, WithdrawQuoteInput } from './quote.input.js';
import { Quote, QuoteLine, QuotePayload } from './quote.type.js';

interface Changed {
  readonly quoteId: string;
  readonly ticketId: string;
}

async function change<Input extends { readonly quoteId: string }>(
  { parts, actor, loaders }: ApiContext,
  useCase: UseCase<Input, Changed>,
  input: Input,
) {
  const quoteId = rowIdOf('Quote', 'quoteId', input.quoteId);
  return shown(loaders, await parts.desk.run(actor, useCase, { ...input, quoteId }));
}

const shown = (loaders: ApiContext['loaders'], { quoteId, ticketId }: Changed) => ({
  quote: loaders.quote.load(quoteId),
  ticket: loaders.ticket.load(ticketId),
});

const throwing = (what: string) => ({
  description: `${what} Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE.`,
});

@Resolver(() => Quote)
export class QuoteResolver {
  @Mutation(
    () => QuotePayload,
    throwing(
      'Tells the customer what the work would cost and asks whether he agrees; in his chat the bot does. An open quote of the ticket is SUPERSEDED. CONFLICT when the version is not the expected one.',
    ),
  )
  async offerQuote(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => OfferQuoteInput) input: OfferQuoteInput,
  ) {
    const ticketId = rowIdOf('Ticket', 'ticketId', input.ticketId);
    return shown(loaders, await parts.desk.run(actor, offerQuote, { ...input, ticketId }));
  }

  @Mutation(() => QuotePayload, throwing('The question is no longer put; in his chat the customer is told.'))
  withdrawQuote(@Ctx() ctx: ApiContext, @Arg('input', () => WithdrawQuoteInput) input: WithdrawQuoteInput) {
    return change(ctx, withdrawQuote, input);
  }

  @Mutation(
    () => QuotePayload,
    throwing(
      'The customer agrees: he himself, or staff write down who said it and how. INVALID_STATE when it no longer stands.',
    ),
  )
  consentToQuote(@Ctx() ctx: ApiContext, @Arg('input', () => AnswerQuoteInput) input: AnswerQuoteInput) {
    return change(ctx, consentToQuote, input);
  }

  @Mutation(() => QuotePayload, throwing('He does not agree. INVALID_STATE when it no longer stands.'))
  refuseQuote(@Ctx() ctx: ApiContext, @Arg('input', () => AnswerQuoteInput) input: AnswerQuoteInput) {
    return change(ctx, refuseQuote, input);
  }

  @FieldResolver(() => Ticket, { description: 'For what work it is.' })
  ticket(@Root() row: QuoteRow, @Ctx() { loaders }: ApiContext) {
    return loaders.knownTicket.load(row.ticketId);
  }

  @FieldResolver(() => [QuoteLine], { description: 'What costs what, and who pays it.' })
  lines(@Root() { lines, currency }: QuoteRow): QuoteLine[] {
    const money = (amount: string) => ({ amount, currency });
    return lines.map((line) => ({
      ...line,
      rule: line.rule ?? null,
      unitPrice: money(line.unitPrice),
      amount: money(line.amount),
      charged: money(isCharged(line) ? line.amount : '0.00'),
    }));
  }

  @FieldResolver(() => Money, { description: 'What the customer would pay: the sum of what he is charged.' })
  total(@Root() { total: amount, currency }: QuoteRow): Money {
    return { amount, currency };
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who offered it.' })
  offeredBy(@Root() row: QuoteRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.offeredById);
  }

  @FieldResolver(() => Staff, {
    nullable: true,
    description: 'Who wrote the answer down; null where the customer gave it himself.',
  })
  recordedBy(@Root() row: QuoteRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.recordedById);
  }

  @FieldResolver(() => [String], {
    description: 'What the viewer may do about it as it stands: WITHDRAW_QUOTE, ANSWER_QUOTE.',
  })
  allowedActions(@Root() row: QuoteRow, @Ctx() { actor }: ApiContext): string[] {
    return quoteActions(actor, row);
  }
}
