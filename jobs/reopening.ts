import { setTimeout as pause } from 'node:timers/promises';

/** A queue or a worker of BullMQ. */
interface Opened {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

const againAfterMilliseconds = 1_000;

/**
 * BullMQ keeps the first failure of a connection to PostgreSQL for good, and a worker with such a one asks it again
 * without ever letting go of the process. So whatever does not become ready is thrown away and opened anew.
 */
export function reopening<T extends Opened>(open: () => T) {
  let closed = false;
  let current = openOnce();

  function openOnce(): T {
    const made = open();
    made.waitUntilReady().catch(() => replace(made));
    return made;
  }

  async function replace(failed: T): Promise<void> {
    if (closed) return;
    failed.close().catch(() => undefined);
    await pause(againAfterMilliseconds, undefined, { ref: false });
    if (!closed) current = openOnce();
  }

  return {
    /** The one that is open now; ask each time. */
    current: (): T => current,
    close(): Promise<void> {
      closed = true;
      return current.close();
    },
  };
}
