import { sql } from 'drizzle-orm';
import type { FaultCause, HoldReason } from '../../schema/vocabulary.js';
import type { ReadContext } from '../context.js';
import type { RepairEvent, RepairRecord } from '../entitlement/repair-history.js';

/** The repairs of a unit, those of the unit that it was exchanged for among them. */
export interface UnitRepair extends RepairRecord {
  readonly assetId: string;
}

interface Row extends Record<string, unknown> {
  asset_id: string;
  ticket_id: string;
  number: string;
  component: string | null;
  opened_at: Date | string;
  returned_at: Date | string | null;
  events: { type: RepairEvent['type']; at: string; reason: HoldReason | null }[];
  reports: { at: string; resolved: boolean; cause: FaultCause }[];
}

/**
 * Every fault of these units that a warranty may ask for, oldest first; one statement for all of them. Of the faults
 * to which nothing has happened yet only the first is told: the time in repair of the others lies within its own.
 */
export async function repairsOfAssets(
  ctx: ReadContext,
  assetIds: readonly string[],
): Promise<readonly UnitRepair[]> {
  if (assetIds.length === 0) return [];
  const rows = await ctx.tx.execute<Row>(sql`
    with unit as (
      select asset.id as asset_id, own.id as unit_id
      from asset cross join unnest(array[asset.id, asset.replaces_id]) own (id)
      where asset.id in (${sql.join(
        assetIds.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})
    ), reported as (
      select unit.asset_id, fault.id, fault.number, fault.component, fault.opened_at, fault.repeat_of_id, fault.kind
      from unit join ticket fault on fault.asset_id = unit.unit_id
      where fault.state <> 'CANCELLED'
    ), happened as (
      select event.ticket_id, jsonb_agg(jsonb_build_object('type', event.type, 'at', event.at,
        'reason', event.data ->> 'reason') order by event.at, event.id) as events
      from ticket_event event
      where event.ticket_id in (select id from reported)
        and event.type in ('TICKET_HELD', 'TICKET_RESUMED', 'TICKET_RESOLVED', 'TICKET_REOPENED')
      group by event.ticket_id
    ), filed as (
      select visit.ticket_id, jsonb_agg(jsonb_build_object('at', report.filed_at, 'resolved', report.resolved,
        'cause', report.cause) order by report.filed_at) as reports
      from visit join service_report report on report.visit_id = visit.id
      where visit.ticket_id in (select id from reported)
      group by visit.ticket_id
    ), returned as (
      select repeat_of_id, min(opened_at) as at from reported where repeat_of_id is not null group by repeat_of_id
    ), told as (
      select reported.asset_id, reported.id as ticket_id, reported.number, reported.component, reported.opened_at,
        returned.at as returned_at, happened.events, filed.reports,
        row_number() over (partition by reported.asset_id, coalesce(happened.ticket_id, filed.ticket_id) is null
          order by reported.opened_at, reported.id) as place
      from reported
        left join returned on returned.repeat_of_id = reported.id
        left join happened on happened.ticket_id = reported.id
        left join filed on filed.ticket_id = reported.id
      where reported.kind = 'FAULT'
    )
    select asset_id, ticket_id, number, component, opened_at, returned_at,
      coalesce(events, '[]') as events, coalesce(reports, '[]') as reports
    from told where place = 1 or events is not null or reports is not null
    order by opened_at, ticket_id`);
  return [...rows].map(repairOf);
}

const repairOf = (row: Row): UnitRepair => ({
  assetId: row.asset_id,
  ticketId: row.ticket_id,
  number: row.number,
  component: row.component,
  openedAt: new Date(row.opened_at),
  returnedAt: row.returned_at === null ? null : new Date(row.returned_at),
  events: row.events.map(({ type, at, reason }) => ({ type, at: new Date(at), holdReason: reason })),
  reports: row.reports.map(({ at, ...report }) => ({ ...report, at: new Date(at) })),
});
