import { and, eq, isNull } from 'drizzle-orm';
import { type CustomerRow, message, type TicketRow, ticket } from '../../schema/index.js';
import type { Severity, TicketKind } from '../../schema/vocabulary.js';
import { demand } from '../access.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { type CustomerInput, keepAddress, keepCustomer, type Place } from '../customer/keep-customer.js';
import { record } from '../event.js';
import { once } from '../once.js';
import { announce } from '../outbox.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import { graver, openingRules, routeOf, severityOf } from '../sla/sla-rule.js';
import { type NewClock, newClocks, startedEvent, storeNewClocks } from '../sla/start-clocks.js';
import { together } from '../together.js';
import { wantedApprovals } from './approval.js';
import { type Call, callNamed, callsOf } from './call-named.js';
import {
  checkTold,
  findRepeat,
  findServicePoint,
  findUnit,
  type Intake,
  type OpenTicketInput,
  type Told,
} from './intake.js';
import { type MatterFacts, verdictOf } from './intake-verdict.js';
import { beginDepartment } from './keep-department-time.js';
import { knownMarks } from './marks.js';
import { findRelated } from './related-ticket.js';
import { earlierOf } from './repetition.queries.js';
import { requestApprovals } from './request-approvals.js';
import { searchVectorOf, searchWords } from './search-words.js';
import { newTicketNumber } from './ticket.js';

/**
 * Takes up a customer's matter: decides warranty, severity and department by the policy in force and starts its
 * clocks.
 * @throws BAD_USER_INPUT naming the field, FORBIDDEN, UNAUTHENTICATED
 */
export const openTicket = once('openTicket', async (ctx: Context, input: OpenTicketInput) => {
  demand(ctx.actor, 'OPEN_TICKET');
  const told = checkTold(input, ctx.now);
  const policy = await ctx.policies.active(ctx.tx);
  knownMarks(policy, 'marks', told.marks);
  const intake = await takeIn(ctx, policy, input, told);
  const decision = await decide(ctx, policy, input, told, intake);
  const opening = { ticketId: ctx.newId(), policy, input, told, intake, decision };
  const clocks = promisesOf(ctx, opening);
  const row = await insertTicket(ctx, opening, clocks);
  await together(
    storeNewClocks(ctx, clocks),
    record(ctx, row.id, openedEvent(row), ...clocks.map(startedEvent)),
    beginDepartment(ctx, row.id, row.department),
    announce(ctx, { kind: 'ticket.changed', ticketId: row.id }),
  );
  await callNamed(ctx, row, decision.calls);
  // A new ticket has asked nobody yet, so most have nothing to do here.
  if (wantedApprovals(row).length > 0) await requestApprovals(ctx, { row, policy });
  return { ticketId: row.id };
});

async function takeIn(ctx: Context, policy: Policy, input: OpenTicketInput, told: Told): Promise<Intake> {
  const today = localDate(ctx.now, policy.timezone);
  const [unit, { point, distanceKm }, customer, relatedToId] = await together(
    findUnit(ctx, told, today),
    findServicePoint(ctx, told.place, told.distanceKm),
    keepCustomerAt(ctx, input.customer, told.place),
    relatedOf(ctx, input),
  );
  const repeatOfId = await findRepeat(ctx, policy, input.kind, unit);
  return { customer, unit, point, distanceKm, repeatOfId, relatedToId, today };
}

async function keepCustomerAt(ctx: Context, told: CustomerInput, place: Place | null): Promise<CustomerRow> {
  const customer = await keepCustomer(ctx, told);
  if (place) await keepAddress(ctx, customer.id, place);
  return customer;
}

async function relatedOf(ctx: Context, { relatedTo, customer, conversationId }: OpenTicketInput) {
  if (!relatedTo) return null;
  return findRelated(ctx, {
    number: relatedTo,
    phone: customer.phone ?? null,
    conversationId: conversationId ?? null,
  });
}

interface Decision {
  readonly facts: Facts;
  readonly severity: Severity;
  readonly department: string | null;
  readonly calls: readonly Call[];
}

/** Severity first, since routing and promises may ask for it. A person's own higher grading stands. */
async function decide(
  ctx: Context,
  policy: Policy,
  input: OpenTicketInput,
  told: Told,
  intake: Intake,
): Promise<Decision> {
  const { customer, unit, point, distanceKm } = intake;
  const facts: Facts = {
    kind: input.kind,
    severity: input.severity ?? 'NORMAL',
    channel: input.channel,
    family: unit.product?.family ?? null,
    component: told.component,
    componentGroup: told.component,
    consumable: unit.component?.consumable ?? null,
    region: told.place?.region ?? told.place?.text ?? null,
    distanceKm,
    servicePoint: point.kind,
    marks: told.marks,
    customerTier: customer.tier,
    underContract: unit.contract !== null,
    subject: input.subject ?? null,
    words: told.description,
    ...(await repetitionsWith(ctx, policy, input.kind, told, intake)),
    openedAt: ctx.now,
  };
  const graded = severityOf(policy, facts);
  const severity = graver(input.severity ?? 'NORMAL', graded.severity);
  const route = routeOf(policy, { ...facts, severity });
  const calls = callsOf(policy, graded, route, severity);
  return { facts: { ...facts, severity }, severity, department: route?.department ?? null, calls };
}

const matterOf = ({ kind, channel, region, distanceKm, customerTier, subject }: Facts): MatterFacts => ({
  kind: kind ?? null,
  channel: channel ?? null,
  region: region ?? null,
  distanceKm: distanceKm ?? null,
  customerTier: customerTier ?? null,
  subject: subject ?? null,
});

const numberTries = 8;

interface Opening {
  readonly ticketId: string;
  readonly policy: Policy & { readonly id: string };
  readonly input: OpenTicketInput;
  readonly told: Told;
  readonly intake: Intake;
  readonly decision: Decision;
}

async function insertTicket(
  ctx: Context,
  { ticketId, policy, input, told, intake, decision }: Opening,
  clocks: readonly NewClock[],
): Promise<TicketRow> {
  const { customer, unit, point } = intake;
  const values = {
    id: ticketId,
    kind: input.kind,
    state: 'OPEN' as const,
    severity: decision.severity,
    channel: input.channel,
    description: told.description,
    subject: input.subject ?? null,
    customerId: customer.id,
    assetId: unit.asset?.id ?? null,
    productId: unit.product?.id ?? null,
    component: told.component,
    serialAsTold: unit.serialAsTold,
    incomplete: input.incomplete ?? false,
    unverified: [...(input.unverified ?? [])],
    addressText: told.place?.text ?? null,
    region: told.place?.region ?? null,
    latitude: told.place?.latitude ?? null,
    longitude: told.place?.longitude ?? null,
    distanceKm: intake.distanceKm,
    servicePointId: point.id,
    department: decision.department,
    entitlement: verdictOf(policy, unit, {
      facts: matterOf(decision.facts),
      repeatOfId: intake.repeatOfId,
      now: ctx.now,
      today: intake.today,
    }),
    openedAt: ctx.now,
    appointmentAt: told.appointmentAt,
    completionAt: told.completionAt,
    marks: [...told.marks],
    repeatOfId: intake.repeatOfId,
    relatedToId: intake.relatedToId,
    conversationId: input.conversationId ?? null,
    policyId: policy.id,
    nextDueAt: soonest(clocks),
  };
  for (let left = numberTries; left > 0; left -= 1) {
    const number = newTicketNumber(intake.today, ctx.random);
    const words = searchWords(
      number,
      told.description,
      customer.name,
      customer.phone,
      told.serialNumber,
      ...serialWords(unit.asset?.serialNumber ?? told.serialNumber),
      unit.product?.model,
    );
    const [row] = await ctx.tx
      .insert(ticket)
      .values({ ...values, number, search: searchVectorOf(words) })
      .onConflictDoNothing({ target: ticket.number })
      .returning();
    if (row) return row;
  }
  throw new Error('no free ticket number was found');
}

/** A serial number is sought with and without its signs: DEMO-0012, demo0012. */
const serialWords = (serialNumber: string | null) =>
  serialNumber === null ? [] : [serialNumber, serialNumber.replace(/[^\p{L}\p{N}]/gu, '')];

const promisesOf = (ctx: Context, { ticketId, policy, told, decision }: Opening): readonly NewClock[] =>
  newClocks(ctx, {
    ticketId,
    policy,
    rules: openingRules(policy, decision.facts),
    startedAt: ctx.now,
    agreed: told,
  });

const soonest = (clocks: readonly NewClock[]): Date | null =>
  clocks.length === 0 ? null : new Date(Math.min(...clocks.map(({ dueAt }) => dueAt.getTime())));

const openedEvent = ({ kind, channel }: TicketRow) =>
  ({ type: 'TICKET_OPENED', summary: `${kind} opened by ${channel}.` }) as const;

/** What rules may count, this matter included; it was never opened again yet. */
async function repetitionsWith(ctx: Context, policy: Policy, kind: TicketKind, told: Told, intake: Intake) {
  const { component } = told;
  const matter = { kind, component, customerId: intake.customer.id, assetId: intake.unit.asset?.id ?? null };
  const { complainedAt, failedAt } = await earlierOf(ctx, policy, matter);
  return {
    complainedAt: complainedAt && [...complainedAt, ctx.now],
    failedAt: failedAt && [...failedAt, ctx.now],
    reopenings: 0,
  };
}

/** What was said in the chat since the last ticket belongs to this one. */
export async function claimMessages(ctx: Context, conversationId: string, ticketId: string): Promise<void> {
  await ctx.tx
    .update(message)
    .set({ ticketId })
    .where(and(eq(message.conversationId, conversationId), isNull(message.ticketId)));
}
