import { desc, eq, isNotNull } from 'drizzle-orm';
import { deadline, outbox } from '../../schema/index.js';
import { demand } from '../access.js';
import type { ReadContext } from '../context.js';

/** What the desk has given up after its last try, and a person has to look after. */
export interface DeadLetter {
  readonly source: 'OUTBOX' | 'DEADLINE';
  /** What was to happen: the kind of news or of deadline. */
  readonly kind: string;
  /** Whom or what it was about, as stored. */
  readonly subject: string;
  readonly attempts: number;
  readonly lastError: string | null;
  /** When the news was given up, or when the deadline had been due. */
  readonly at: Date;
}

const most = 200;

/** The latest first, at most 200. @throws UNAUTHENTICATED, FORBIDDEN */
export async function listDeadLetters(ctx: ReadContext): Promise<DeadLetter[]> {
  demand(ctx.actor, 'READ_DEAD_LETTERS');
  const news = await ctx.tx
    .select()
    .from(outbox)
    .where(isNotNull(outbox.deadAt))
    .orderBy(desc(outbox.deadAt))
    .limit(most);
  const alarms = await ctx.tx
    .select()
    .from(deadline)
    .where(eq(deadline.state, 'DEAD'))
    .orderBy(desc(deadline.dueAt))
    .limit(most);
  const letters: DeadLetter[] = [
    ...news.map((row) => ({
      source: 'OUTBOX' as const,
      kind: row.kind,
      subject: Object.values(row.payload)
        .filter((value) => typeof value === 'string')
        .join(' '),
      attempts: row.attempts,
      lastError: row.lastError,
      at: row.deadAt ?? row.createdAt,
    })),
    ...alarms.map((row) => ({
      source: 'DEADLINE' as const,
      kind: row.kind,
      subject: row.subjectId,
      attempts: row.attempts,
      lastError: row.lastError,
      at: row.dueAt,
    })),
  ];
  return letters.toSorted((one, other) => other.at.getTime() - one.at.getTime()).slice(0, most);
}
