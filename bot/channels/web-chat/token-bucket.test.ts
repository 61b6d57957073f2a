import { expect, test } from 'vitest';
import { tokenBucket, tokenBuckets } from './token-bucket.js';

const after = (seconds: number): Date => new Date(1_000_000 + seconds * 1_000);
const times = (count: number, take: () => boolean): number =>
  Array.from({ length: count }, take).filter(Boolean).length;

test('so many may come at once, then so many a second', () => {
  const bucket = tokenBucket({ burst: 10, perSecond: 5 }, after(0));
  expect(times(20, () => bucket.take(after(0)))).toBe(10);
  expect(times(20, () => bucket.take(after(1)))).toBe(5);
  expect(times(20, () => bucket.take(after(100)))).toBe(10);
});

test('a clock that is set back gives nothing away', () => {
  const bucket = tokenBucket({ burst: 1, perSecond: 1 }, after(100));
  expect(bucket.take(after(100))).toBe(true);
  expect(bucket.take(after(0))).toBe(false);
  expect(bucket.take(after(0.5))).toBe(false);
});

test('each address has a bucket of its own, however many there are', () => {
  const buckets = tokenBuckets({ burst: 1, perSecond: 1 });
  for (let i = 0; i < 20_000; i += 1) expect(buckets.take(`address ${i}`, after(i))).toBe(true);
  expect(buckets.take('address 19999', after(19_999))).toBe(false);
});
