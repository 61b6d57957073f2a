import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { mayApprove } from '../../domain/access.js';
import { allowedActions } from '../../domain/ticket/allowed-actions.js';
import type { TicketView } from '../../domain/ticket/list-tickets.queries.js';
import { Approval } from '../approval/approval.type.js';
import { Asset } from '../asset/asset.type.js';
import { Entitlement } from '../asset/entitlement.type.js';
import { Attachment } from '../attachment/attachment.type.js';
import type { ApiContext } from '../context.js';
import { Custody, Loaner, SupplierContact } from '../custody/custody.type.js';
import { Customer } from '../customer/customer.type.js';
import { FollowUp } from '../follow-up/follow-up.type.js';
import { Message, MessageConnection } from '../message/message.type.js';
import { EventArgs, MessageArgs } from '../page.args.js';
import { Product } from '../product/product.type.js';
import { Quote } from '../quote/quote.type.js';
import { Address, ServicePoint } from '../service-point/service-point.type.js';
import { Escalation, SlaClock } from '../sla/sla.type.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { Visit } from '../visit/visit.type.js';
import { DepartmentTime } from './department.type.js';
import { TicketRecord } from './record.type.js';
import { Hold, Ticket, TicketEventConnection } from './ticket.type.js';

@Resolver(() => Ticket)
export class TicketFieldsResolver {
  @FieldResolver(() => Customer, { description: 'Who reported it.' })
  customer(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.knownCustomer.load(row.customerId);
  }

  @FieldResolver(() => Asset, { nullable: true, description: 'The registered unit that it is about.' })
  asset(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return row.assetId ? loaders.asset.load(row.assetId) : null;
  }

  @FieldResolver(() => Product, {
    nullable: true,
    description: 'The product, of a registered unit or as named.',
  })
  product(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return row.productId ? loaders.product.load(row.productId) : null;
  }

  @FieldResolver(() => Address, { nullable: true, description: 'Where somebody has to go.' })
  address(@Root() { addressText: text, region, latitude, longitude }: TicketView) {
    return text === null ? null : { text, region, latitude, longitude };
  }

  @FieldResolver(() => ServicePoint, {
    description: 'Who serves it: the one whose regions hold the address.',
  })
  servicePoint(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.servicePoint.load(row.servicePointId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who is responsible.' })
  assignee(@Root() row: TicketView, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.assigneeId);
  }

  @FieldResolver(() => Entitlement, {
    nullable: true,
    description: 'The verdict as decided at the opening; null when not even the product is known.',
  })
  entitlement(@Root() row: TicketView) {
    return row.entitlement;
  }

  @FieldResolver(() => Hold, { nullable: true, description: 'Why work waits; null while it goes on.' })
  hold(@Root() row: TicketView, @Ctx() { actor }: ApiContext) {
    const { holdReason: reason, holdSince: since, holdUntil: until, holdNote } = row;
    const note = actor.kind === 'STAFF' ? holdNote : null;
    return reason && since ? { reason, note, since, until } : null;
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The earlier ticket, when this is the same fault on the same unit again.',
  })
  repeatOf(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return row.repeatOfId ? loaders.ticket.load(row.repeatOfId) : null;
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The ticket that a complaint or question is about.',
  })
  relatedTo(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return row.relatedToId ? loaders.ticket.load(row.relatedToId) : null;
  }

  @FieldResolver(() => [SlaClock], { description: 'What was promised, oldest first.' })
  clocks(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.clocks.load(row.id);
  }

  @FieldResolver(() => [Escalation], { description: 'Who was told, in that order; nothing for customers.' })
  escalations(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.escalations.load(row.id);
  }

  @FieldResolver(() => [Approval], {
    description: 'What somebody must agree to, in the order of asking; nothing for customers.',
  })
  approvals(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.approvals.load(row.id);
  }

  @FieldResolver(() => [Quote], {
    description: 'What paid work would cost, in the order of offering; one is open at most.',
  })
  quotes(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.quotes.load(row.id);
  }

  @FieldResolver(() => [DepartmentTime], {
    description:
      'Which departments had it, oldest first, and how much of the time each used; nothing for customers.',
  })
  departmentTimes(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.departmentTimes.load(row.id);
  }

  @FieldResolver(() => [Visit], { description: 'Trips to the customer, the soonest first.' })
  visits(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.visits.load(row.id);
  }

  @FieldResolver(() => [FollowUp], { description: 'What is owed after the work; nothing for customers.' })
  followUps(@Root() row: TicketView, @Ctx() { actor, loaders }: ApiContext) {
    return actor.kind === 'STAFF' ? loaders.followUps.load(row.id) : [];
  }

  @FieldResolver(() => [Custody], { description: 'Receipts for units taken in, oldest first.' })
  custodies(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.custodies.load(row.id);
  }

  @FieldResolver(() => [Loaner], { description: 'Units lent to the customer, oldest first.' })
  loaners(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.loaners.load(row.id);
  }

  @FieldResolver(() => [SupplierContact], {
    description: 'Contacts with suppliers, oldest first; nothing for customers.',
  })
  supplierContacts(@Root() row: TicketView, @Ctx() { actor, loaders }: ApiContext) {
    return actor.kind === 'STAFF' ? loaders.supplierContacts.load(row.id) : [];
  }

  @FieldResolver(() => MessageConnection, {
    description: 'What was said with the customer on every channel, oldest first.',
  })
  messages(
    @Root() row: TicketView,
    @Ctx() { loaders }: ApiContext,
    @Args(() => MessageArgs) page: MessageArgs,
  ) {
    return loaders.messagesOfTicket(row.id, page, 50);
  }

  @FieldResolver(() => Message, { nullable: true, description: 'What was said last.' })
  lastMessage(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.lastMessageOfTicket.load(row.id);
  }

  @FieldResolver(() => [Attachment], { description: 'What came with the messages, in the order of sending.' })
  attachments(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return loaders.attachmentsOfTicket.load(row.id);
  }

  @FieldResolver(() => TicketEventConnection, {
    description: 'Everything that happened, oldest first; nothing is ever removed. Nothing for customers.',
  })
  events(@Root() row: TicketView, @Ctx() { loaders }: ApiContext, @Args(() => EventArgs) page: EventArgs) {
    return loaders.events(row.id, page, 100);
  }

  @FieldResolver(() => String, { description: 'Version of the policy that it was opened under and keeps.' })
  async policyVersion(@Root() row: TicketView, @Ctx() { loaders }: ApiContext) {
    return (await loaders.policyOf.load(row.policyId))?.version;
  }

  @FieldResolver(() => [TicketRecord], {
    description: 'What was put on file about it, oldest first; nothing for customers.',
  })
  records(@Root() row: TicketView, @Ctx() { actor, loaders }: ApiContext) {
    return actor.kind === 'STAFF' ? loaders.records.load(row.id) : [];
  }

  @FieldResolver(() => [String], {
    description: 'What staff know of it that rules of its policy ask for; nothing for customers.',
  })
  marks(@Root() row: TicketView, @Ctx() { actor }: ApiContext): readonly string[] {
    return actor.kind === 'STAFF' ? row.marks : [];
  }

  @FieldResolver(() => [String], {
    description: 'What its policy lets it be marked with; nothing for customers.',
  })
  async knownMarks(@Root() row: TicketView, @Ctx() { actor, loaders }: ApiContext) {
    if (actor.kind !== 'STAFF') return [];
    return (await loaders.marksOfPolicy.load(row.policyId))?.marks ?? [];
  }

  @FieldResolver(() => [String], {
    description:
      'What the viewer may do about it as it stands: REPLY, CHANGE, HOLD, RESUME, RESOLVE, REOPEN, CLOSE, CANCEL, ASSIGN, SCHEDULE_VISIT, CONTACT_SUPPLIER, TAKE_IN, HAND_OUT_LOANER, ESCALATE, SURVEY, OFFER_QUOTE.',
  })
  async allowedActions(@Root() row: TicketView, @Ctx() { actor, loaders }: ApiContext): Promise<string[]> {
    const actions = allowedActions(actor, row.state);
    if (!actions.includes('OFFER_QUOTE')) return actions;
    const by = (await loaders.policyOf.load(row.policyId))?.quotes.offeredBy ?? null;
    return by === null || mayApprove(actor, by) ? actions : actions.filter((one) => one !== 'OFFER_QUOTE');
  }
}
