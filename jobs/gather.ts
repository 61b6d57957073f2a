export interface GatherParts<Item, Outcome> {
  /** Does the work of all of them, or of none. */
  readonly run: (items: readonly Item[]) => Promise<Outcome>;
  /** Runs at a time. */
  readonly lanes: number;
  /** Items of one run. */
  readonly most: number;
}

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly done: (outcome: Outcome) => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Work that comes faster than it is done is done together; a single item waits for nothing. Where a run fails, its
 * items are run one by one, so that one that cannot be done keeps no other from it. Each learns the outcome of its run.
 */
export function gather<Item, Outcome>({
  run,
  lanes,
  most,
}: GatherParts<Item, Outcome>): (item: Item) => Promise<Outcome> {
  const waiting: Waiting<Item, Outcome>[] = [];
  let running = 0;

  async function settle(taken: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcome = await run(taken.map(({ item }) => item));
      for (const { done } of taken) done(outcome);
    } catch (error) {
      if (taken.length === 1) for (const { failed } of taken) failed(error);
      else for (const one of taken) await settle([one]);
    }
  }

  async function lane(): Promise<void> {
    running += 1;
    while (waiting.length > 0) await settle(waiting.splice(0, most));
    running -= 1;
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (running < lanes) void lane();
    });
}
