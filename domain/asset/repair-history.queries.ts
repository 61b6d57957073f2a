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

/** Every fault of these units, oldest first, with what a warranty asks for; one statement for all of them. */
export async function repairsOfAssets(
  ctx: ReadContext,
  assetIds: readonly string[],
): Promise<readonly UnitRepair[]> {
  if (assetIds.length === 0) return [];
  const rows = await ctx.tx.execute<Row>(sql`
    select asset.id as asset_id, fault.id as ticket_id, fault.number, fault.component, fault.opened_at,
      (select min(again.opened_at) from ticket again
        where again.asset_id = fault.asset_id and again.repeat_of_id = fault.id and again.state <> 'CANCELLED'
      ) as returned_at,
      (select coalesce(jsonb_agg(jsonb_build_object('type', event.type, 'at', event.at,
          'reason', event.data ->> 'reason') order by event.at, event.id), '[]')
        from ticket_event event
        where event.ticket_id = fault.id
          and event.type in ('TICKET_HELD', 'TICKET_RESUMED', 'TICKET_RESOLVED', 'TICKET_REOPENED')
      ) as events,
      (select coalesce(jsonb_agg(jsonb_build_object('at', report.filed_at, 'resolved', report.resolved,
          'cause', report.cause) order by report.filed_at), '[]')
        from visit join service_report report on report.visit_id = visit.id
        where visit.ticket_id = fault.id
      ) as reports
    from asset join ticket fault on fault.asset_id in (asset.id, asset.replaces_id)
    where asset.id in (${sql.join(
      assetIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}) and fault.kind = 'FAULT' and fault.state <> 'CANCELLED'
    order by fault.opened_at, fault.id`);
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
