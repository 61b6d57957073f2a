/** So many at once, and so many a second in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface TokenBucket {
  /** False when too many came. */
  take(at: Date): boolean;
  isFull(at: Date): boolean;
}

export function tokenBucket({ burst, perSecond }: Rate, madeAt: Date): TokenBucket {
  let left = burst;
  let seen = madeAt.getTime();
  const refill = (at: Date): number => {
    const seconds = Math.max(0, at.getTime() - seen) / 1_000;
    seen = at.getTime();
    left = Math.min(burst, left + seconds * perSecond);
    return left;
  };
  return {
    take(at) {
      if (refill(at) < 1) return false;
      left -= 1;
      return true;
    },
    isFull: (at) => refill(at) >= burst,
  };
}

const mostKept = 10_000;

/** One bucket for each key; those that are full again say nothing and are forgotten. */
export function tokenBuckets(rate: Rate): { take(key: string, at: Date): boolean } {
  const buckets = new Map<string, TokenBucket>();
  return {
    take(key, at) {
      if (buckets.size > mostKept) {
        for (const [known, bucket] of buckets) if (bucket.isFull(at)) buckets.delete(known);
      }
      const bucket = buckets.get(key) ?? tokenBucket(rate, at);
      buckets.set(key, bucket);
      return bucket.take(at);
    },
  };
}
