import { expect, it } from 'vitest';
import { gather } from './gather.js';

/** Runs that end when the test says so. */
function heldRuns() {
  const begun: { items: readonly number[]; end: () => void; fail: (reason: Error) => void }[] = [];
  const run = (items: readonly number[]) =>
    new Promise<void>((end, fail) => {
      begun.push({ items, end, fail });
    });
  return { begun, run };
}

it('runs a single item at once', () => {
  const { begun, run } = heldRuns();
  void gather({ run, lanes: 1, most: 10 })(1);
  expect(begun.map(({ items }) => items)).toEqual([[1]]);
});

it('runs together what came meanwhile, no more than allowed at once', async () => {
  const { begun, run } = heldRuns();
  const add = gather({ run, lanes: 1, most: 2 });
  const [first] = [1, 2, 3, 4].map(add);
  begun[0]?.end();
  await first;
  await Promise.resolve();
  expect(begun.map(({ items }) => items)).toEqual([[1], [2, 3]]);
});

it('has no more runs under way than it has lanes', () => {
  const { begun, run } = heldRuns();
  const add = gather({ run, lanes: 2, most: 10 });
  for (const item of [1, 2, 3]) void add(item);
  expect(begun.map(({ items }) => items)).toEqual([[1], [2]]);
});

it('tells the failure of one item to nobody but its owner', async () => {
  const run = async (items: readonly number[]) => {
    if (items.includes(3)) throw new Error('three cannot be done');
  };
  const add = gather({ run, lanes: 1, most: 10 });
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(add));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});
