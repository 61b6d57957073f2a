import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

/** What run.md promises to whoever stops the program; a little less, so that the last line still gets out. */
const limitMilliseconds = 9_000;
/** A part that does not end, for want of a queue that is away, is left behind: the database still stops in time. */
const patience = { each: 2_000, together: 5_000 };

/** Stops the parts of the program, the last started first, and ends it. */
export class Shutdown {
  log: Logger | undefined;
  readonly #parts: { name: string; stop: () => Promise<unknown> }[] = [];
  #stopping: Promise<void> | undefined;
  /** Ctrl-C reaches the whole process group, and npm passes it on once more. */
  #ending = false;

  add(name: string, stop: () => Promise<unknown>): void {
    this.#parts.push({ name, stop });
  }

  /** SIGTERM and Ctrl-C stop cleanly with exit code 0; an error that nobody caught with 1. */
  onSignals(): void {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => void this.#end(0, signal));
    }
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (error: unknown) => {
        this.log?.fatal({ err: error }, event);
        void this.#end(1, event);
      });
    }
  }

  /** Every part gets its turn even when another fails. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    const until = performance.now() + patience.together;
    for (const { name, stop } of this.#parts.toReversed()) {
      const stopped = stop().catch((error: unknown) =>
        this.log?.error({ err: error, part: name }, 'a part did not stop cleanly'),
      );
      if (name === 'database') await stopped;
      else await this.#patiently(name, stopped, Math.min(patience.each, until - performance.now()));
    }
  }

  async #patiently(part: string, stopped: Promise<unknown>, milliseconds: number): Promise<void> {
    const leftBehind = pause(Math.max(0, milliseconds), 'left behind', { ref: false });
    if ((await Promise.race([stopped, leftBehind])) === 'left behind')
      this.log?.warn({ part }, 'a part did not stop in time and is left behind');
  }

  async #end(code: number, why: string): Promise<void> {
    if (this.#ending) return;
    this.#ending = true;
    this.log?.info({ why }, 'stopping');
    const tooLate = setTimeout(() => {
      this.log?.error({}, 'stopping took too long');
      process.exit(1);
    }, limitMilliseconds);
    await this.stop();
    clearTimeout(tooLate);
    process.exit(code);
  }
}
