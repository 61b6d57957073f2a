import type { DeadlineKind } from '../schema/index.js';
import type { QueueBackend } from './queues.js';

export const deadlineQueue = 'deadline';

/** What a worker needs to fire one deadline. Times in milliseconds since 1970. */
export interface DeadlineJob {
  readonly deadlineId: string;
  readonly kind: DeadlineKind;
  readonly subjectId: string;
  readonly dueAt: number;
}

export interface DeadlineCopy extends DeadlineJob {
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
  const queue = new backend.Queue<DeadlineJob>(deadlineQueue, {
    connection: backend.producer(),
    prefix: backend.prefix,
  });
  queue.on('error', failed);
  return {
    async handOver(copies, now) {
      if (copies.length === 0) return;
      const jobs = copies.map(({ copy, ...data }) => ({
        name: data.kind,
        data,
        opts: {
          jobId: `${data.deadlineId}-${data.dueAt}-${copy}`,
          delay: Math.max(0, data.dueAt - now.getTime()),
          attempts: 3,
          backoff: { type: 'exponential', delay: 300 },
          // A kept copy would keep the sweep from handing the deadline over again.
          removeOnComplete: true,
          removeOnFail: true,
        },
      }));
      await within(slowestMilliseconds, queue.addBulk(jobs));
    },
    counts: async () => {
      const {
        waiting = 0,
        delayed = 0,
        active = 0,
      } = await within(2_000, queue.getJobCounts('waiting', 'delayed', 'active'));
      return { waiting, delayed, active };
    },
    close: () => queue.close(),
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
