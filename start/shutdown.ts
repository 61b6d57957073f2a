import type { Logger } from 'pino';

/** What run.md promises to whoever stops the program; a little less, so that the last line still gets out. */
const limitMilliseconds = 9_000;

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
    for (const { name, stop } of this.#parts.toReversed()) {
      await stop().catch((error: unknown) =>
        this.log?.error({ err: error, part: name }, 'a part did not stop cleanly'),
      );
    }
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
