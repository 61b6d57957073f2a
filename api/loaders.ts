import { componentsOfProducts, contractsOfAssets, productsByIds } from '../domain/asset/asset.queries.js';
import { repairsOfAssets } from '../domain/asset/repair-history.queries.js';
import type { ReadContext } from '../domain/context.js';
import {
  custodiesByIds,
  custodiesOfTickets,
  loanersByIds,
  loanersOfTickets,
  supplierContactsByIds,
  supplierContactsOfTickets,
} from '../domain/custody/custody.queries.js';
import { followUpsByIds, followUpsOfTickets } from '../domain/follow-up/follow-up.queries.js';
import { checklistsOf } from '../domain/follow-up/follow-up-law.js';
import {
  attachmentsByIds,
  attachmentsOfMessages,
  attachmentsOfTickets,
} from '../domain/handover/attachment.queries.js';
import { conversationsByIds } from '../domain/handover/handover.queries.js';
import {
  countMessagesOf,
  lastMessagesOf,
  type MessageOwner,
  messagesByIds,
  messagesOf,
} from '../domain/handover/message.queries.js';
import { articlesByIds } from '../domain/knowledge/article.queries.js';
import { notificationsByIds } from '../domain/notification/notification.queries.js';
import { quotesByIds, quotesOfTickets } from '../domain/quote/quote.queries.js';
import { listServicePoints } from '../domain/service-point/service-point.queries.js';
import { clocksOfTickets } from '../domain/sla/clock.queries.js';
import { staffByIds } from '../domain/staff/staff.queries.js';
import { surveysByIds } from '../domain/survey/survey.queries.js';
import { approvalsByIds, approvalsOfTickets } from '../domain/ticket/approval.queries.js';
import { recordsOfTickets } from '../domain/ticket/demand-closing.js';
import { departmentTimesOfTickets } from '../domain/ticket/department.queries.js';
import { escalationsByIds, escalationsOfTickets } from '../domain/ticket/escalation.queries.js';
import { countEventsOfTickets, eventsByIds, eventsOfTickets } from '../domain/ticket/event.queries.js';
import {
  countTicketsOf,
  knownTickets,
  type TicketOwner,
  ticketsOf,
  ticketViews,
} from '../domain/ticket/list-tickets.queries.js';
import { penaltiesOfClocks } from '../domain/ticket/penalty.queries.js';
import { clocksByIds } from '../domain/ticket/promise.queries.js';
import {
  addressesOfCustomers,
  assetsByIds,
  assetsOfCustomers,
  contractsByIds,
  customersByIds,
  knownContracts,
  knownCustomers,
} from '../domain/ticket/seen-customers.queries.js';
import {
  reportsByIds,
  reportsOfVisits,
  visitsByIds,
  visitsOfTickets,
} from '../domain/visit/visit.queries.js';
import type { ServiceContractRow } from '../schema/index.js';
import { many, type One, one, oneBy, pages, type Read } from './batch.js';
import { byInstant, bySequence } from './connection.js';

/**
 * Everything that is fetched in batches, made anew for each request: what one viewer may see is never another's.
 * `known…` skips the gate for what was reached through something that the viewer may see.
 */
export function createLoaders(read: Read) {
  return {
    ...people(read),
    ...goods(read),
    ...tickets(read),
    ...promises(read),
    ...fieldWork(read),
    ...talk(read),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;

function people(read: Read) {
  return {
    staff: one(read, staffByIds),
    customer: one(read, customersByIds),
    knownCustomer: one(read, knownCustomers),
    addresses: many(read, addressesOfCustomers, (row) => row.customerId),
    assetsOfCustomer: many(read, assetsOfCustomers, (row) => row.ownerId),
    // There are few of them and they are asked for together.
    servicePoint: one(read, (ctx) => listServicePoints(ctx)),
    notification: one(read, notificationsByIds),
  };
}

function goods(read: Read) {
  return {
    asset: one(read, assetsByIds),
    product: one(read, productsByIds),
    components: many(read, componentsOfProducts, (row) => row.productId),
    contract: one(read, contractsByIds),
    knownContract: one(read, knownContracts),
    contractOn: contractsByDay(read),
    repairsOfAsset: many(read, repairsOfAssets, (row) => row.assetId),
    policyInForce: once(() => read((ctx) => ctx.policies.active(ctx.tx), null)),
    marksOfPolicy: one(read, (ctx, ids) =>
      Promise.all(ids.map(async (id) => ({ id, marks: (await ctx.policies.of(ctx.tx, id)).marks }))),
    ),
    policyOf: one(read, (ctx, ids) =>
      Promise.all(
        ids.map(async (id) => {
          const { version, quotes } = await ctx.policies.of(ctx.tx, id);
          return { id, version, quotes };
        }),
      ),
    ),
  };
}

/** The contract of a unit that is in force on a local date. */
function contractsByDay(read: Read) {
  const days = new Map<string, One<ServiceContractRow>>();
  return (assetId: string, on: string): Promise<ServiceContractRow | null> => {
    const known = days.get(on);
    const query = (ctx: ReadContext, assetIds: readonly string[]) => contractsOfAssets(ctx, assetIds, on);
    const loader = known ?? oneBy(read, query, (row) => row.assetId);
    days.set(on, loader);
    return loader.load(assetId);
  };
}

function once<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

function tickets(read: Read) {
  return {
    ticket: one(read, ticketViews),
    knownTicket: one(read, knownTickets),
    ticketsOfCustomer: ticketPages(read, 'customerId'),
    ticketsOfAsset: ticketPages(read, 'assetId'),
    ticketsOfConversation: ticketPages(read, 'conversationId'),
    event: one(read, eventsByIds),
    events: pages(read, {
      form: byInstant<Awaited<ReturnType<typeof eventsByIds>>[number]>((row) => row.at),
      ownerOf: (row) => row.ticketId,
      rows: (ctx, { ownerIds, ...span }) => eventsOfTickets(ctx, { ticketIds: ownerIds, ...span }),
      counts: countEventsOfTickets,
    }),
    followUps: many(read, followUpsOfTickets, (row) => row.ticketId),
    followUp: one(read, followUpsByIds),
    checklistOfFollowUp: one(read, checklistsOf),
    survey: one(read, surveysByIds),
  };
}

const ticketPages = (read: Read, owner: TicketOwner) =>
  pages(read, {
    form: byInstant<Awaited<ReturnType<typeof ticketViews>>[number]>((row) => row.openedAt),
    ownerOf: (row) => row[owner],
    rows: (ctx, input) => ticketsOf(ctx, { owner, ...input }),
    counts: (ctx, ownerIds) => countTicketsOf(ctx, { owner, ownerIds }),
  });

function promises(read: Read) {
  return {
    clocks: many(read, clocksOfTickets, (row) => row.ticketId),
    clock: one(read, clocksByIds),
    penaltyOfClock: oneBy(read, penaltiesOfClocks, (row) => row.clockId),
    escalations: many(read, escalationsOfTickets, (row) => row.ticketId),
    escalation: one(read, escalationsByIds),
    departmentTimes: many(read, departmentTimesOfTickets, (row) => row.ticketId),
    records: many(read, recordsOfTickets, (row) => row.ticketId),
    approvals: many(read, approvalsOfTickets, (row) => row.ticketId),
    approval: one(read, approvalsByIds),
    quotes: many(read, quotesOfTickets, (row) => row.ticketId),
    quote: one(read, quotesByIds),
  };
}

function fieldWork(read: Read) {
  return {
    visits: many(read, visitsOfTickets, (row) => row.ticketId),
    visit: one(read, visitsByIds),
    reportOfVisit: oneBy(read, reportsOfVisits, (row) => row.visitId),
    report: one(read, reportsByIds),
    custodies: many(read, custodiesOfTickets, (row) => row.ticketId),
    custody: one(read, custodiesByIds),
    loaners: many(read, loanersOfTickets, (row) => row.ticketId),
    loaner: one(read, loanersByIds),
    supplierContacts: many(read, supplierContactsOfTickets, (row) => row.ticketId),
    supplierContact: one(read, supplierContactsByIds),
  };
}

function talk(read: Read) {
  return {
    conversation: one(read, conversationsByIds),
    message: one(read, messagesByIds),
    article: one(read, articlesByIds),
    messagesOfTicket: messagePages(read, 'ticketId'),
    messagesOfConversation: messagePages(read, 'conversationId'),
    lastMessageOfTicket: lastMessage(read, 'ticketId'),
    lastMessageOfConversation: lastMessage(read, 'conversationId'),
    attachment: one(read, attachmentsByIds),
    attachmentsOfMessage: many(read, attachmentsOfMessages, (row) => row.messageId),
    attachmentsOfTicket: many(read, attachmentsOfTickets, (row) => row.ticketId),
  };
}

const messagePages = (read: Read, owner: MessageOwner) =>
  pages(read, {
    form: bySequence,
    ownerOf: (row: Awaited<ReturnType<typeof messagesByIds>>[number]) => row[owner],
    rows: (ctx, input) => messagesOf(ctx, { owner, ...input }),
    counts: (ctx, ownerIds) => countMessagesOf(ctx, { owner, ownerIds }),
  });

const lastMessage = (read: Read, owner: MessageOwner) =>
  oneBy(
    read,
    (ctx, ownerIds) => lastMessagesOf(ctx, { owner, ownerIds }),
    (row) => row[owner],
  );
