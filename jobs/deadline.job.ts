import { DelayedError, type Job } from 'bullmq';
import type { Actor } from '../domain/actor.js';
import type { FileStorage } from '../domain/attachment/file-storage.js';
import { removeUnclaimedFrom } from '../domain/attachment/remove-unclaimed.js';
import type { Log } from '../domain/context.js';
import { callOnAbandoned } from '../domain/conversation/abandoned.js';
import { callOnUnanswered } from '../domain/conversation/request-person.js';
import { countFailedDeadline } from '../domain/deadline.queries.js';
import type { Desk, UseCase } from '../domain/desk.js';
import { comeDue } from '../domain/follow-up/come-due.js';
import { planAllUnits } from '../domain/follow-up/plan-all-units.js';
import { planUnit } from '../domain/follow-up/plan-units.js';
import { expireQuote } from '../domain/quote/expire-quote.js';
import { checkClocks } from '../domain/sla/check-clock.js';
import { endHold } from '../domain/ticket/resume-ticket.js';
import type { DeadlineKind } from '../schema/index.js';
import { type DeadlineJob, type DueDeadline, deadlineQueue } from './deadline-queue.js';
import { gather } from './gather.js';
import type { QueueBackend } from './queues.js';
import { reopening } from './reopening.js';

/** Clocks are checked by the hundred, see below. */
type SingleKind = Exclude<DeadlineKind, 'CLOCK'>;

/** What happens when a deadline of each kind comes, and whether it was due: a second time nothing happens. */
const deadlineUseCases = (
  files: FileStorage,
): Record<SingleKind, UseCase<{ subjectId: string }, boolean>> => ({
  HOLD_END: endHold,
  FOLLOW_UP: comeDue,
  PERSON_WAIT: callOnUnanswered,
  ABANDONED: callOnAbandoned,
  PLAN_UNIT: planUnit,
  PLAN_UNITS: planAllUnits,
  ATTACHMENT: removeUnclaimedFrom(files),
  QUOTE: expireQuote,
});

export interface DeadlineWorkerParts {
  readonly backend: QueueBackend;
  readonly desk: Desk;
  /** Where the content of attachments lies. */
  readonly files: FileStorage;
  readonly clock: () => Date;
  readonly log: Log;
  /** Told of each firing, however many copies of the deadline the queue held. */
  readonly fired: (deadline: DueDeadline, lateMilliseconds: number) => void;
  readonly concurrency?: number;
}

const actor: Actor = { kind: 'SYSTEM', name: 'deadline' };

/** Takes due deadlines from the queue and runs their use cases. Closing waits for those in hand. */
export function startDeadlineWorker(parts: DeadlineWorkerParts): { close(): Promise<void> } {
  const useCases = useCasesOf(parts);
  return reopening(() => openWorker(parts, useCases));
}

function openWorker(parts: DeadlineWorkerParts, useCases: (kind: DeadlineKind) => Firing) {
  const { backend, log, concurrency = 16 } = parts;
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
      // Soon after the queue is back, its alarms are on time again.
      runRetryDelay: 500,
    },
  );
  worker.on('error', (error) => log.warn({ err: error }, 'the deadline queue is away'));
  worker.on('failed', (job, error) => {
    log.error({ err: error, kind: job?.name, jobId: job?.id, tries: job?.attemptsMade }, 'deadlines failed');
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    countFailed(parts, job.data, error.message).catch((reason) =>
      log.error({ err: reason }, 'failed deadlines could not be counted'),
    );
  });
  return worker;
}

/** Whether the deadline was fired now, and not by another copy or not at all. */
type Firing = (subjectId: string) => Promise<boolean>;

/** Clocks come due by the hundred in one second, so those that wait at the same time are checked together. */
function useCasesOf({ desk, files }: DeadlineWorkerParts): (kind: DeadlineKind) => Firing {
  const useCases = deadlineUseCases(files);
  const checkTogether = gather({
    run: (subjectIds: readonly string[]) => desk.run(actor, checkClocks, { subjectIds }),
    lanes: 1,
    most: 100,
  });
  return (kind) =>
    kind === 'CLOCK'
      ? async (subjectId) => (await checkTogether(subjectId)).has(subjectId)
      : (subjectId) => desk.run(actor, useCases[kind], { subjectId });
}

async function fire(
  parts: DeadlineWorkerParts,
  useCases: (kind: DeadlineKind) => Firing,
  job: Job<DeadlineJob>,
  token?: string,
): Promise<void> {
  const { kind, dueAt, deadlines } = job.data;
  if (parts.clock().getTime() < dueAt) {
    // The queue's clock runs ahead of ours: no alarm is ever early.
    await job.moveToDelayed(dueAt + 1, token);
    throw new DelayedError();
  }
  const fired = await Promise.allSettled(deadlines.map(({ subjectId }) => useCases(kind)(subjectId)));
  const now = parts.clock().getTime();
  for (const [index, deadline] of deadlines.entries()) {
    const outcome = fired[index];
    if (outcome?.status === 'fulfilled' && outcome.value) tellFired(parts, deadline, now);
  }
  // Those that were fired do nothing when the job comes again for the sake of the others.
  const failed = fired.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

function tellFired({ fired, log }: DeadlineWorkerParts, deadline: DueDeadline, now: number): void {
  const { deadlineId, kind, dueAt } = deadline;
  const late = now - dueAt;
  fired(deadline, late);
  log.info({ deadlineId, kind, late }, 'deadline fired');
}

/** Fired ones are armed no more and count nothing. */
async function countFailed(
  { desk }: DeadlineWorkerParts,
  { deadlines }: DeadlineJob,
  error: string,
): Promise<void> {
  for (const { deadlineId } of deadlines) await desk.run(actor, countFailedDeadline, { deadlineId, error });
}
