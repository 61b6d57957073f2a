import 'reflect-metadata';
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { requireIdentity } from '../domain/access.js';
import { ApprovalResolver } from './approval/approval.resolver.js';
import { ArticleResolver } from './article/article.resolver.js';
import { AssetResolver, ServiceContractResolver } from './asset/asset.resolver.js';
import { EntitlementResolver } from './asset/entitlement.resolver.js';
import { ExchangeResolver } from './asset/exchange.resolver.js';
import { AttachmentResolver, MessageAttachmentsResolver } from './attachment/attachment.resolver.js';
import type { ApiContext } from './context.js';
import { ContractResolver } from './contract/contract.resolver.js';
import { ConversationResolver } from './conversation/conversation.resolver.js';
import { ConversationChangesResolver } from './conversation/conversation-changes.resolver.js';
import { CustodyResolver, LoanerResolver, SupplierContactResolver } from './custody/custody.resolver.js';
import { CustomerResolver } from './customer/customer.resolver.js';
import { DeadLetterResolver } from './dead-letter/dead-letter.resolver.js';
import { FollowUpResolver } from './follow-up/follow-up.resolver.js';
import { Money } from './money.type.js';
import { NodeResolver } from './node/node.resolver.js';
import { nodeId, nodeTypes } from './node-id.js';
import { NotificationResolver } from './notification/notification.resolver.js';
import { ChargesPreviewResolver } from './policy/charges.resolver.js';
import { PolicyResolver } from './policy/policy.resolver.js';
import { PreviewResolver, SlaPreviewResolver } from './policy/preview.resolver.js';
import { ProductResolver } from './product/product.resolver.js';
import { QuoteResolver } from './quote/quote.resolver.js';
import { DepartmentFiguresResolver } from './report/department.resolver.js';
import { KpiResolver } from './report/kpi.resolver.js';
import { ServicePointResolver } from './service-point/service-point.resolver.js';
import { SlaClockResolver } from './sla/clock.resolver.js';
import { CorrectionResolver } from './sla/correction.resolver.js';
import { EscalatedResolver } from './sla/escalated.resolver.js';
import { EscalationResolver } from './sla/escalation.resolver.js';
import { ClockExplanationResolver } from './sla/explanation.resolver.js';
import { StaffResolver } from './staff/staff.resolver.js';
import { SurveyResolver } from './survey/survey.resolver.js';
import { SettlementResolver, TicketSettlementResolver } from './ticket/settlement.resolver.js';
import { TicketResolver } from './ticket/ticket.resolver.js';
import { TicketChangesResolver } from './ticket/ticket-changes.resolver.js';
import { TicketFieldsResolver } from './ticket/ticket-fields.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';
import { VisitResolver } from './visit/visit.resolver.js';
import { VisitChangesResolver } from './visit/visit-changes.resolver.js';

export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ViewerResolver,
      NodeResolver,
      StaffResolver,
      CustomerResolver,
      AttachmentResolver,
      MessageAttachmentsResolver,
      ServicePointResolver,
      ProductResolver,
      AssetResolver,
      ServiceContractResolver,
      ContractResolver,
      EntitlementResolver,
      ExchangeResolver,
      TicketResolver,
      TicketFieldsResolver,
      TicketChangesResolver,
      SlaClockResolver,
      CorrectionResolver,
      ClockExplanationResolver,
      EscalationResolver,
      ApprovalResolver,
      QuoteResolver,
      EscalatedResolver,
      VisitResolver,
      VisitChangesResolver,
      FollowUpResolver,
      CustodyResolver,
      LoanerResolver,
      SupplierContactResolver,
      SurveyResolver,
      KpiResolver,
      DepartmentFiguresResolver,
      PolicyResolver,
      PreviewResolver,
      SlaPreviewResolver,
      ChargesPreviewResolver,
      SettlementResolver,
      TicketSettlementResolver,
      ConversationResolver,
      ConversationChangesResolver,
      NotificationResolver,
      DeadLetterResolver,
      ArticleResolver,
    ],
    orphanedTypes: [Money],
    pubSub: none,
    // The use cases check what they are given and name the field.
    validate: false,
  });
  showNodeIds(schema);
  demandIdentity(schema);
  readAfresh(schema);
  return schema;
}

/** Subscriptions are fed by broadcast.ts; type-graphql only wants to be given something. */
const none: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('subscriptions name their own source');
  },
};

/** One place for all nodes, so that none can be forgotten. */
function showNodeIds(schema: GraphQLSchema): void {
  for (const name of nodeTypes) {
    const type = schema.getType(name);
    const id = isObjectType(type) ? type.getFields().id : undefined;
    if (!id) throw new Error(`the schema has no node ${name}`);
    id.resolve = (row: { id: string }) => nodeId(name, row.id);
  }
}

/** What is open to nobody in particular. */
const open: ReadonlySet<string> = new Set(['viewer', 'signIn']);

/**
 * Nobody learns without a token whether his input would do: an identity is asked for before anything of it is looked
 * at. One place for all operations, so that none can be forgotten.
 */
function demandIdentity(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const field of roots.flatMap((root) => Object.values(root?.getFields() ?? {}))) {
    if (open.has(field.name)) continue;
    if (field.resolve) field.resolve = identified(field.resolve);
    if (field.subscribe) field.subscribe = identified(field.subscribe);
  }
}

/** Mutations of one operation run one after the other: none may answer with what was read for the one before it. */
function readAfresh(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (field.resolve) field.resolve = afresh(field.resolve);
  }
}

type Resolve = GraphQLFieldResolver<unknown, ApiContext>;

const identified =
  (resolve: Resolve): Resolve =>
  (source, args, ctx, info) => {
    requireIdentity(ctx.actor);
    return resolve(source, args, ctx, info);
  };

const afresh =
  (resolve: Resolve): Resolve =>
  (source, args, ctx, info) => {
    ctx.forget();
    return resolve(source, args, ctx, info);
  };
