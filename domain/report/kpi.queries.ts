import { type SQL, sql } from 'drizzle-orm';
import { slaClock, ticket } from '../../schema/index.js';
import { demand } from '../access.js';
import type { PolicyDuration } from '../calendar/duration.js';
import type { ReadContext } from '../context.js';
import { type JudgedKpi, judgeKpis } from '../policy/kpi-target.js';
import { type Span, type SpanInput, spanOf } from './span.js';

/** Rates are between 0 and 1, null where nothing was counted; medians in milliseconds. */
export interface Kpis {
  readonly ticketsOpened: number;
  readonly ticketsResolved: number;
  readonly timelyRate: number | null;
  readonly satisfactionRate: number | null;
  readonly complaintRate: number | null;
  readonly majorComplaintRate: number | null;
  readonly firstTimeFixRate: number | null;
  readonly revisitRate: number | null;
  readonly medianReply: number | null;
  readonly medianResolve: number | null;
}

export interface JudgedKpis extends Kpis {
  /** The figures that the policy in force has targets for. */
  readonly targets: readonly JudgedKpi[];
}

/**
 * The figures of a span of days in the policy's time zone, over the tickets that the actor may see.
 * @throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT
 */
export async function readKpis(ctx: ReadContext, input: SpanInput): Promise<JudgedKpis> {
  demand(ctx.actor, 'READ_FIGURES');
  const span = await spanOf(ctx, input);
  const { kpis: targets } = await ctx.policies.active(ctx.tx);
  const figures: Kpis = {
    ...(await ticketFigures(ctx, span, targets.repeatWindow ?? usualWindow)),
    timelyRate: await timely(ctx, span),
    satisfactionRate: await satisfaction(ctx, span),
    majorComplaintRate: await majorComplaints(ctx, span),
  };
  return { ...figures, targets: judgeKpis(targets, figures) };
}

/** Complaints about how customers were served; the others are about the goods or the price. */
const serviceSubjects = ['STAFF_CONDUCT', 'DEALER'];

type TicketFigures = Omit<Kpis, 'timelyRate' | 'satisfactionRate' | 'majorComplaintRate'>;

const usualWindow: PolicyDuration = { days: 30, milliseconds: 0 };

/** Resolved tickets are the measure of most rates, so one pass over them serves them all. */
async function ticketFigures(
  ctx: ReadContext,
  { scope, within }: Span,
  repeatWindow: PolicyDuration,
): Promise<TicketFigures> {
  const resolved = within(sql`${ticket.resolvedAt}`);
  const blamed = sql`${ticket.kind} = 'COMPLAINT' and ${ticket.subject} in ${serviceSubjects}`;
  const [row] = await ctx.tx
    .select({
      ticketsOpened: figure(sql`count(*) filter (where ${within(sql`${ticket.openedAt}`)})`),
      ticketsResolved: figure(sql`count(*) filter (where ${resolved})`),
      complaintRate: share(sql`${resolved} and ${blamed}`, resolved),
      firstTimeFixRate: share(sql`${resolved} and not ${repeatedIn(repeatWindow)}`, resolved),
      revisitRate: share(sql`${resolved} and ${callBack('DONE')}`, sql`${resolved} and ${callBack('OWED')}`),
      medianReply: median(sql`${ticket.repliedAt}`, within(sql`${ticket.repliedAt}`)),
      medianResolve: median(sql`${ticket.resolvedAt}`, resolved),
    })
    .from(ticket)
    .where(
      sql`${scope} and (${within(sql`${ticket.openedAt}`)} or ${resolved} or ${within(sql`${ticket.repliedAt}`)})`,
    );
  if (!row) throw new Error('the figures gave no row');
  return row;
}

const figure = (counted: SQL) => counted.mapWith(Number);
/** Null where nothing was counted: dividing by nullif's null gives null. */
const share = (part: SQL, whole: SQL) =>
  sql<number | null>`(count(*) filter (where ${part}))::float8 / nullif(count(*) filter (where ${whole}), 0)`;
const median = (end: SQL, counted: SQL) =>
  sql<number | null>`round(percentile_cont(0.5) within group (
    order by extract(epoch from ${end} - ${ticket.openedAt}) * 1000) filter (where ${counted}))::float8`;

/** The same fault on the same unit again within the policy's window of the repair. */
const repeatedIn = ({ days, milliseconds }: PolicyDuration) => sql`exists (
  select 1 from ticket later
  where later.asset_id = ${ticket.assetId} and later.id <> ${ticket.id} and later.kind = 'FAULT'
    and (later.component is null or ${ticket.component} is null or later.component = ${ticket.component})
    and later.opened_at > ${ticket.resolvedAt} and later.opened_at <= ${ticket.resolvedAt} + ${`${days} days ${milliseconds / 1000} seconds`}::interval)`;

/** A skipped call-back was owed; a cancelled one was not. */
const callBack = (which: 'DONE' | 'OWED') => sql`exists (
  select 1 from follow_up
  where follow_up.ticket_id = ${ticket.id} and follow_up.kind = 'CALLBACK'
    and ${which === 'DONE' ? sql`follow_up.state = 'DONE'` : sql`follow_up.state <> 'CANCELLED'`})`;

async function timely(ctx: ReadContext, { scope, within }: Span): Promise<number | null> {
  const ended = sql`${slaClock.state} in ('MET', 'MISSED')`;
  const [row] = await ctx.tx
    .select({ rate: share(sql`${slaClock.state} = 'MET'`, ended) })
    .from(slaClock)
    .innerJoin(ticket, sql`${ticket.id} = ${slaClock.ticketId}`)
    .where(sql`${scope} and ${within(sql`${slaClock.endedAt}`)}`);
  return row?.rate ?? null;
}

/** Complaints graded as the gravest, of the units that were taken in (R-211). */
async function majorComplaints(ctx: ReadContext, { scope, within }: Span): Promise<number | null> {
  const [row] = await ctx.tx
    .select({
      rate: sql<number | null>`(count(*) filter (where ${within(sql`${ticket.openedAt}`)}
          and ${ticket.kind} = 'COMPLAINT' and ${ticket.severity} = 'CRITICAL'))::float8
        / nullif(sum((select count(*) from custody
            where custody.ticket_id = "ticket"."id" and ${within(sql`custody.taken_in_at`)})), 0)::float8`,
    })
    .from(ticket)
    .where(
      sql`${scope} and (${within(sql`${ticket.openedAt}`)} or exists (select 1 from custody
        where custody.ticket_id = "ticket"."id" and ${within(sql`custody.taken_in_at`)}))`,
    );
  return row?.rate ?? null;
}

async function satisfaction(ctx: ReadContext, { scope, within }: Span): Promise<number | null> {
  const rows = await ctx.tx.execute<{ rate: number | null }>(sql`
    select (count(*) filter (where answer ->> 'level' in ('VERY_SATISFIED', 'SATISFIED')))::float8
      / nullif(count(*), 0) as rate
    from survey
    join ticket on ${ticket.id} = survey.ticket_id
    cross join lateral jsonb_array_elements(survey.answers) as answer
    where ${scope} and ${within(sql`survey.answered_at`)}`);
  return rows[0]?.rate ?? null;
}
