import type { DeadlineKind } from '../schema/index.js';
import type { QueueBackend } from './queues.js';
import { reopening } from './reopening.js';

export const deadlineQueue = 'deadline';

/** What a worker needs to fire one deadline. Times in milliseconds since 1970. */
export interface DueDeadline {
  readonly deadlineId: string;
  readonly kind: DeadlineKind;
  readonly subjectId: string;
  readonly dueAt: number;
}

/** Deadlines of one kind that come within the same moment, carried by one job. */
export interface DeadlineJob {
  readonly kind: DeadlineKind;
  /** Of the last of them: none is ever early. */
  readonly dueAt: number;
  readonly deadlines: readonly DueDeadline[];
}

export interface DeadlineCopy extends DueDeadline {
  /** Names the copy among those of the same deadline and due time: the same copy handed over twice is one. */
  readonly copy: string;
}

export interface DeadlineProducer {
  /** Hands copies of deadlines to the queue, to come when they are due. */
  handOver(copies: readonly DeadlineCopy[], now: Date): Promise<void>;
  counts(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

const slowestMilliseconds = 10_000;

export function openDeadlineProducer(
  backend: QueueBackend,
  failed: (error: Error) => void,
): DeadlineProducer {
  const queue = reopening(() => {
    const opened = new backend.Queue<DeadlineJob>(deadlineQueue, {
      connection: backend.producer(),
      prefix: backend.prefix,
    });
    opened.on('error', failed);
    return opened;
  });
  return {
    async handOver(copies, now) {
      if (copies.length === 0) return;
      const jobs = inMoments(copies).map((moment) => jobOf(moment, now));
      await within(slowestMilliseconds, queue.current().addBulk(jobs));
    },
    counts: async () => {
      const {
        waiting = 0,
        delayed = 0,
        active = 0,
      } = await within(2_000, queue.current().getJobCounts('waiting', 'delayed', 'active'));
      return { waiting, delayed, active };
    },
    close: () => queue.close(),
  };
}

/** So close together that they are carried by one job: a storm of alarms costs the queue little, a lone one no time. */
const momentMilliseconds = 50;
const mostInMoment = 100;

/** Copies that come in the same moment, kind by kind, at most a hundred together. */
export function inMoments(copies: readonly DeadlineCopy[]): DeadlineCopy[][] {
  const moments = new Map<string, DeadlineCopy[]>();
  const full: DeadlineCopy[][] = [];
  for (const copy of copies) {
    const key = `${copy.kind} ${Math.floor(copy.dueAt / momentMilliseconds)}`;
    const moment = moments.get(key) ?? [];
    moments.set(key, moment);
    moment.push(copy);
    if (moment.length < mostInMoment) continue;
    full.push(moment);
    moments.delete(key);
  }
  return [...full, ...moments.values()];
}

function jobOf(moment: readonly DeadlineCopy[], now: Date) {
  const [first] = moment;
  if (!first) throw new Error('a moment has at least one deadline');
  const dueAt = Math.max(...moment.map((copy) => copy.dueAt));
  return {
    name: first.kind,
    data: { kind: first.kind, dueAt, deadlines: moment.map(({ copy: _copy, ...deadline }) => deadline) },
    opts: {
      jobId: `${first.deadlineId}-${dueAt}-${moment.length}-${first.copy}`,
      delay: Math.max(0, dueAt - now.getTime()),
      attempts: 3,
      backoff: { type: 'exponential', delay: 300 },
      // A kept copy would keep the sweep from handing the deadline over again.
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}

/** A queue that has gone away may never answer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the queue did not answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
