import { DelayedError, type Job } from 'bullmq';
import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import { callOnAbandoned } from '../domain/conversation/abandoned.js';
import { callOnUnanswered } from '../domain/conversation/request-person.js';
import { countFailedDeadline } from '../domain/deadline.queries.js';
import type { Desk, UseCase } from '../domain/desk.js';
import { comeDue } from '../domain/follow-up/come-due.js';
import { checkClock, checkClocks } from '../domain/sla/check-clock.js';
import { endHold } from '../domain/ticket/resume-ticket.js';
import type { DeadlineKind } from '../schema/index.js';
import { type DeadlineJob, deadlineQueue } from './deadline-queue.js';
import { gather } from './gather.js';
import type { QueueBackend } from './queues.js';

/** What happens when a deadline of each kind comes. Every one of them does nothing when run a second time. */
export const deadlineUseCases: Record<DeadlineKind, UseCase<{ subjectId: string }, unknown>> = {
  CLOCK: checkClock,
  HOLD_END: endHold,
  FOLLOW_UP: comeDue,
  PERSON_WAIT: callOnUnanswered,
  ABANDONED: callOnAbandoned,
};

export interface DeadlineWorkerParts {
  readonly backend: QueueBackend;
  readonly desk: Desk;
  readonly clock: () => Date;
  readonly log: Log;
  /** Told of each firing. */
  readonly fired: (kind: DeadlineKind, lateMilliseconds: number) => void;
  readonly concurrency?: number;
}

const actor: Actor = { kind: 'SYSTEM', name: 'deadline' };

/** Takes due deadlines from the queue and runs their use cases. Closing waits for those in hand. */
export function startDeadlineWorker(parts: DeadlineWorkerParts): { close(): Promise<void> } {
  const { backend, desk, log, concurrency = 128 } = parts;
  const useCases = useCasesOf(desk);
  const worker = new backend.Worker<DeadlineJob>(
    deadlineQueue,
    (job: Job<DeadlineJob>, token?: string) => fire(parts, useCases, job, token),
    {
      connection: backend.consumer(),
      prefix: backend.prefix,
      concurrency,
      drainDelay: 1,
      lockDuration: 15_000,
      stalledInterval: 5_000,
    },
  );
  worker.on('error', (error) => log.warn({ err: error }, 'the deadline queue is away'));
  worker.on('failed', (job, error) => {
    log.error(
      { err: error, deadlineId: job?.data.deadlineId, kind: job?.name, tries: job?.attemptsMade },
      'deadline failed',
    );
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    desk
      .run(actor, countFailedDeadline, { deadlineId: job.data.deadlineId, error: error.message })
      .catch((reason) => log.error({ err: reason }, 'a failed deadline could not be counted'));
  });
  return { close: () => worker.close() };
}

type Firing = (subjectId: string) => Promise<unknown>;

/** Clocks come due by the hundred in one second, so those that wait at the same time are checked together. */
function useCasesOf(desk: Desk): (kind: DeadlineKind) => Firing {
  const checkTogether = gather({
    run: (subjectIds: readonly string[]) => desk.run(actor, checkClocks, { subjectIds }),
    lanes: 1,
    most: 100,
  });
  return (kind) =>
    kind === 'CLOCK' ? checkTogether : (subjectId) => desk.run(actor, deadlineUseCases[kind], { subjectId });
}

async function fire(
  parts: DeadlineWorkerParts,
  useCases: (kind: DeadlineKind) => Firing,
  job: Job<DeadlineJob>,
  token?: string,
): Promise<void> {
  const { deadlineId, kind, subjectId, dueAt } = job.data;
  if (parts.clock().getTime() < dueAt) {
    // The queue's clock runs ahead of ours: no alarm is ever early.
    await job.moveToDelayed(dueAt + 1, token);
    throw new DelayedError();
  }
  await useCases(kind)(subjectId);
  const late = parts.clock().getTime() - dueAt;
  parts.fired(kind, late);
  parts.log.info({ deadlineId, kind, late }, 'deadline fired');
}
