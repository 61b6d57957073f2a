export interface Repeating {
  /** Runs as soon as possible; while it runs, once more afterwards. */
  wake(): void;
  /** Waits for the run in hand. */
  stop(): Promise<void>;
}

export interface RepeatParts {
  readonly every: number;
  readonly run: () => Promise<unknown>;
  readonly failed: (error: unknown) => void;
}

/** Runs something at once, when woken, and at the latest every so many milliseconds; never twice at a time. */
export function repeat({ every, run, failed }: RepeatParts): Repeating {
  let stopped = false;
  let wanted = true;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function loop(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false;
      await run().catch(failed);
    }
    running = null;
    if (!stopped) timer = setTimeout(wake, every);
  }

  function wake(): void {
    wanted = true;
    if (running || stopped) return;
    clearTimeout(timer);
    running = loop();
  }

  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
