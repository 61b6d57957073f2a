export interface GatherParts<Item> {
  /** Does the work of all of them, or of none. */
  readonly run: (items: readonly Item[]) => Promise<unknown>;
  /** Runs at a time. */
  readonly lanes: number;
  /** Items of one run. */
  readonly most: number;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Work that comes faster than it is done is done together; a single item waits for nothing. Where a run fails, its
 * items are run one by one, so that one that cannot be done keeps no other from it.
 */
export function gather<Item>({ run, lanes, most }: GatherParts<Item>): (item: Item) => Promise<void> {
  const waiting: Waiting<Item>[] = [];
  let running = 0;

  async function settle(taken: readonly Waiting<Item>[]): Promise<void> {
    try {
      await run(taken.map(({ item }) => item));
      for (const { done } of taken) done();
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
