import { type HoldReason, holdReasons } from '../../schema/vocabulary.js';

/** One hold of a ticket, as its events tell. */
export interface HoldSpan {
  readonly reason: HoldReason;
  readonly since: Date;
  /** Null while it lasts. */
  readonly end: Date | null;
  /** When it was to end by itself; null when that was left open. */
  readonly until: Date | null;
}

interface StoredEvent {
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

const endings: readonly string[] = ['TICKET_RESUMED', 'TICKET_RESOLVED', 'TICKET_CLOSED', 'TICKET_CANCELLED'];

/** The holds of a ticket, oldest first, from its events in the order in which they were written down. */
export function holdsOf(events: readonly StoredEvent[]): readonly HoldSpan[] {
  let holds: HoldSpan[] = [];
  for (const event of events) {
    if (event.type === 'TICKET_HELD') holds.push(begun(event));
    else if (event.type === 'HOLD_CORRECTED') holds = corrected(holds, event);
    else if (endings.includes(event.type)) holds = holds.map((hold) => ended(hold, event.at));
  }
  return holds;
}

function begun({ at, data }: StoredEvent): HoldSpan {
  const reason = holdReasons.find((candidate) => candidate === data.reason);
  if (!reason) throw new Error('a hold without a reason');
  return { reason, since: at, end: null, until: instantOf(data.until) };
}

/** At the latest when it was to end by itself, however late that was noticed. */
function ended(hold: HoldSpan, at: Date): HoldSpan {
  if (hold.end !== null) return hold;
  const { until } = hold;
  return { ...hold, end: until && until < at ? until : at };
}

function corrected(holds: readonly HoldSpan[], { data }: StoredEvent): HoldSpan[] {
  const [since, from, to] = [instantOf(data.since), instantOf(data.from), instantOf(data.to)];
  return holds.flatMap((hold) => {
    if (hold.since.getTime() !== since?.getTime()) return [hold];
    return from === null ? [] : [{ ...hold, since: from, end: to }];
  });
}

const instantOf = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null);
