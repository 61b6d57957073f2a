import type { FaultCause, HoldReason } from '../../schema/vocabulary.js';
import { localDate } from '../calendar/duration.js';
import type { Policy } from '../policy/policy.js';
import { byStart } from './downtime.js';
import type { Downtime } from './entitlement-facts.js';

/** What happened to a ticket, as far as a warranty asks for it. */
export interface RepairEvent {
  readonly type: 'TICKET_HELD' | 'TICKET_RESUMED' | 'TICKET_RESOLVED' | 'TICKET_REOPENED';
  readonly at: Date;
  readonly holdReason: HoldReason | null;
}

/** One fault of a unit and its repair. */
export interface RepairRecord {
  readonly ticketId: string;
  readonly number: string;
  readonly component: string | null;
  readonly openedAt: Date;
  /** Oldest first. */
  readonly events: readonly RepairEvent[];
  readonly reports: readonly { readonly at: Date; readonly resolved: boolean; readonly cause: FaultCause }[];
  /** When the same fault was reported again after it. */
  readonly returnedAt: Date | null;
}

interface Asked {
  /** Null: the unit as a whole, which is no better than the worst of its faults. */
  readonly component: string | null;
  readonly on: string;
  readonly exchangedOn: string | null;
}

/** What the repairs of a unit so far mean for its warranty. What nobody's warranty covers counts for nothing. */
export function historyFacts(
  { timezone, entitlement }: Policy,
  records: readonly RepairRecord[],
  { component, on, exchangedOn }: Asked,
): { failedRepairs: number; downtime: Downtime[] } {
  const dayOf = (at: Date): string => localDate(at, timezone);
  const passed = records.filter(({ openedAt }) => dayOf(openedAt) <= on);
  const covered = passed.filter(
    ({ reports }) => !reports.some(({ cause }) => entitlement.excluded.includes(cause)),
  );
  const ofThisUnit = covered.filter(({ openedAt }) => exchangedOn === null || dayOf(openedAt) >= exchangedOn);
  return {
    failedRepairs: mostFailures(ofThisUnit, component, (at) => dayOf(at) <= on),
    downtime: outermost(covered.flatMap((record) => downtimeOf(record, dayOf))),
  };
}

/** The same fault is one on the same component. */
function mostFailures(
  records: readonly RepairRecord[],
  component: string | null,
  counts: (at: Date) => boolean,
): number {
  const failures = new Map<string | null, number>();
  for (const record of records) {
    const known = failures.get(record.component) ?? 0;
    failures.set(record.component, known + failuresOf(record, counts));
  }
  return component === null ? Math.max(0, ...failures.values()) : (failures.get(component) ?? 0);
}

/** A report that says so, a reopening, or the same fault again: each is a repair that did not help. */
function failuresOf({ reports, events, returnedAt }: RepairRecord, counts: (at: Date) => boolean): number {
  const unresolved = reports.filter(({ resolved, at }) => !resolved && counts(at)).length;
  const reopened = events.filter(({ type, at }) => type === 'TICKET_REOPENED' && counts(at)).length;
  const isResolved = events.findLast(({ type }) => type !== 'TICKET_HELD')?.type === 'TICKET_RESOLVED';
  return unresolved + reopened + (isResolved && returnedAt && counts(returnedAt) ? 1 : 0);
}

interface OpenSpan extends Pick<Downtime, 'reason'> {
  readonly since: Date;
}

/** The customer's own doing stops the repair. */
const ownDoing: readonly HoldReason[] = ['CUSTOMER', 'ACCESS'];

/** In repair from the report to the resolution; each wait for parts within it is told apart. */
function downtimeOf({ number, openedAt, events }: RepairRecord, dayOf: (at: Date) => string): Downtime[] {
  const spans: Downtime[] = [];
  let open: readonly OpenSpan[] = [{ reason: 'REPAIR', since: openedAt }];
  const close = (at: Date | null) => {
    for (const { reason, since } of open)
      spans.push({ from: dayOf(since), to: at && dayOf(at), reason, ticket: number });
  };
  for (const event of events) {
    close(event.at);
    open = spansAfter(event);
  }
  close(null);
  return joined(spans);
}

function spansAfter({ type, at, holdReason }: RepairEvent): OpenSpan[] {
  if (type === 'TICKET_RESOLVED') return [];
  if (type !== 'TICKET_HELD' || holdReason === null) return [{ reason: 'REPAIR', since: at }];
  if (ownDoing.includes(holdReason)) return [];
  const repair = { reason: 'REPAIR', since: at } as const;
  return holdReason === 'PARTS' ? [repair, { reason: 'PARTS', since: at }] : [repair];
}

/** A repair that only changed its state on the way is one span. */
function joined(spans: readonly Downtime[]): Downtime[] {
  const found: Downtime[] = [];
  for (const span of spans) {
    const index = found.findIndex(({ reason, to }) => reason === span.reason && to === span.from);
    const earlier = found[index];
    if (earlier) found[index] = { ...earlier, to: span.to ?? null };
    else found.push(span);
  }
  return found.filter(({ from, to }) => from !== to);
}

/** Without the spans that lie within another of their reason, which add nothing to it: two faults at once are one wait. */
function outermost(spans: readonly Downtime[]): Downtime[] {
  const reached = new Map<Downtime['reason'], string>();
  return spans.toSorted(byStart).filter(({ reason, to }) => {
    const end = to ?? forever;
    if (end <= (reached.get(reason) ?? '')) return false;
    reached.set(reason, end);
    return true;
  });
}

const forever = '9999-12-31';
