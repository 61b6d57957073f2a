import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition, and says which one never came true. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  within = 10_000,
): Promise<T> {
  const limit = performance.now() + within;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > limit) throw new Error(`After ${within} ms still not: ${what}`);
    await pause(20);
  }
}
