import { type SQL, sql } from 'drizzle-orm';
import { type EntitlementRecord, type SlaClockRow, type TicketRow, ticket } from '../../schema/index.js';
import type { CustomerTier, HoldReason, ServicePointKind, SlaTarget } from '../../schema/vocabulary.js';
import type { ReadContext } from '../context.js';
import type { EntitlementFacts } from '../entitlement/entitlement-facts.js';
import type { EventType } from '../event.js';
import type { Keyset } from '../page.js';
import type { Facts } from '../policy/facts.js';
import { gradedByPerson, type KeptPromise, outcomeOf, type PastTicket } from './policy-replay.js';

export interface PastSpan {
  /** Opened at or after it. */
  readonly from: Date;
  /** Opened before it. */
  readonly until: Date;
  readonly limit: number;
  readonly after: Keyset | null;
}

export interface PastPage {
  readonly tickets: readonly PastTicket[];
  /** Null: there are no more. */
  readonly next: Keyset | null;
}

type Clock = Pick<SlaClockRow, 'target' | 'rule' | 'state'> & { due_at: string; met_at: string | null };
interface Happened {
  readonly type: EventType;
  readonly at: string;
  readonly reason: HoldReason | null;
  readonly until: string | null;
}
interface Row {
  readonly ticket: TicketRow;
  readonly family: string | null;
  readonly tier: CustomerTier;
  readonly servicePoint: ServicePointKind;
  readonly consumable: boolean | null;
  readonly underContract: boolean;
  readonly complainedAt: readonly string[] | null;
  readonly clocks: readonly Clock[];
  readonly events: readonly Happened[];
}

/** Tickets of a span of time as a policy would have seen them, oldest first; one statement a page. */
export async function pastTickets(ctx: ReadContext, span: PastSpan): Promise<PastPage> {
  const rows = await readPage(ctx, span);
  const tickets = await Promise.all(rows.map((row) => pastTicketOf(ctx, row)));
  const last = rows.at(-1)?.ticket;
  return { tickets, next: last && rows.length === span.limit ? { at: last.openedAt, id: last.id } : null };
}

function readPage(ctx: ReadContext, { from, until, limit, after }: PastSpan): Promise<Row[]> {
  const place = after
    ? sql`(${ticket.openedAt}, ${ticket.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  return ctx.tx
    .select({
      ticket,
      family: beside<string | null>(sql`(select family from product where id = ${ticket.productId})`),
      tier: beside<CustomerTier>(sql`(select tier from customer where id = ${ticket.customerId})`),
      servicePoint: beside<ServicePointKind>(
        sql`(select kind from service_point where id = ${ticket.servicePointId})`,
      ),
      consumable: beside<boolean | null>(sql`(select consumable from component
        where product_id = ${ticket.productId} and code = ${ticket.component})`),
      underContract: beside<boolean>(sql`exists (select 1 from service_contract contract
        where contract.asset_id = ${ticket.assetId}
          and ${ticket.openedAt} >= contract.starts_on and ${ticket.openedAt} < contract.ends_on + 1)`),
      complainedAt: beside<string[] | null>(sql`case when ${ticket.kind} = 'COMPLAINT' then
        (select jsonb_agg(earlier.opened_at) from ticket earlier
          where earlier.customer_id = ${ticket.customerId} and earlier.kind = 'COMPLAINT'
            and earlier.opened_at <= ${ticket.openedAt}) end`),
      clocks: beside<
        Clock[]
      >(sql`(select coalesce(jsonb_agg(jsonb_build_object('target', target, 'rule', rule,
          'state', state, 'due_at', due_at, 'met_at', met_at)), '[]')
        from sla_clock where ticket_id = ${ticket.id} and cycle = 1 and target <> 'NEXT_REPLY')`),
      events: beside<Happened[]>(sql`(select coalesce(jsonb_agg(jsonb_build_object('type', type, 'at', at,
          'reason', data ->> 'reason', 'until', data ->> 'until') order by at, id), '[]')
        from ticket_event where ticket_id = ${ticket.id} and type in ${[...Object.keys(firsts), ...holdEvents]})`),
    })
    .from(ticket)
    .where(
      sql`${ticket.openedAt} >= ${from.toISOString()}::timestamptz
        and ${ticket.openedAt} < ${until.toISOString()}::timestamptz and ${place}`,
    )
    .orderBy(ticket.openedAt, ticket.id)
    .limit(limit);
}

/** Drizzle leaves the table's name off a column of the outermost text, where a subquery would take it for its own. */
const beside = <Value>(subquery: SQL) => sql<Value>`${subquery}`;

/** What first happened of each kind is what was promised. */
const firsts: Partial<Record<EventType, SlaTarget>> = {
  TICKET_REPLIED: 'REPLY',
  VISIT_SCHEDULED: 'DISPATCH',
  VISIT_ARRIVED: 'ARRIVE',
  TICKET_RESOLVED: 'RESOLVE',
};
const holdEvents: readonly EventType[] = [
  'TICKET_HELD',
  'TICKET_RESUMED',
  'TICKET_CLOSED',
  'TICKET_CANCELLED',
];

async function pastTicketOf(ctx: ReadContext, row: Row): Promise<PastTicket> {
  const { number, openedAt, resolvedAt, closedAt, cancelledAt, severity, policyId } = row.ticket;
  const facts = factsOf(row);
  const then = await ctx.policies.of(ctx.tx, policyId);
  const ends = [resolvedAt, closedAt, cancelledAt].filter((at) => at !== null).map((at) => at.getTime());
  const endedAt = ends.length === 0 ? null : new Date(Math.min(...ends));
  return {
    number,
    facts: { ...facts, severity: gradedByPerson(then, facts, severity) },
    openedAt,
    agreed: row.ticket,
    holds: holdsOf(row.events),
    done: doneOf(row),
    endedAt,
    promised: new Map(row.clocks.map((clock) => [clock.target, keptOf(clock, endedAt, ctx.now)])),
    verdict: verdictOf(row.ticket.entitlement),
  };
}

const factsOf = ({
  ticket: row,
  family,
  tier,
  servicePoint,
  consumable,
  underContract,
  complainedAt,
}: Row): Facts => ({
  kind: row.kind,
  channel: row.channel,
  family,
  component: row.component,
  componentGroup: row.component,
  consumable,
  region: row.region ?? row.addressText,
  distanceKm: row.distanceKm,
  servicePoint,
  marks: row.marks,
  customerTier: tier,
  underContract,
  subject: row.subject,
  words: row.description,
  complainedAt: complainedAt?.map((at) => new Date(at)) ?? null,
  openedAt: row.openedAt,
});

/** Events first; what has none, such as a loaner, is known from the clock that it met. */
function doneOf({ clocks, events }: Row): Map<SlaTarget, Date> {
  const done = new Map<SlaTarget, Date>();
  for (const { type, at } of events) {
    const target = firsts[type];
    if (target && !done.has(target)) done.set(target, new Date(at));
  }
  for (const { target, met_at: metAt } of clocks)
    if (metAt !== null && !done.has(target)) done.set(target, new Date(metAt));
  return done;
}

function holdsOf(events: readonly Happened[]): PastTicket['holds'] {
  const holds: { from: Date; to: Date | null; reason: HoldReason; until: Date | null }[] = [];
  for (const { type, at, reason, until } of events) {
    const open = holds.at(-1);
    if (open && open.to === null) open.to = earlier(new Date(at), open.until);
    if (type === 'TICKET_HELD' && reason)
      holds.push({ from: new Date(at), to: null, reason, until: until === null ? null : new Date(until) });
  }
  return holds.map(({ from, to, reason }) => ({ from, to, reason }));
}

const earlier = (at: Date, until: Date | null): Date => (until !== null && until < at ? until : at);

/** MISSED stays MISSED; of what is still running the times tell. */
function keptOf(
  { rule, state, due_at: due, met_at: met }: Clock,
  endedAt: Date | null,
  now: Date,
): KeptPromise {
  const dueAt = new Date(due);
  if (state === 'MET' || state === 'MISSED') return { rule, dueAt, outcome: state };
  if (state === 'CANCELLED') return { rule, dueAt, outcome: 'ENDED' };
  return { rule, dueAt, outcome: outcomeOf(dueAt, met === null ? null : new Date(met), endedAt, now) };
}

/** Tickets of before facts were kept have none. */
const verdictOf = (kept: EntitlementRecord | null): PastTicket['verdict'] =>
  kept?.facts
    ? // Written by decidedBy and by nothing else.
      { coverage: kept.coverage, facts: kept.facts as unknown as EntitlementFacts }
    : null;
