import type { ReadContext } from '../context.js';

/** Holidays are read when the first day is asked for: better right after the start than while somebody's ticket is opened. */
export async function prepareCalendars(ctx: ReadContext): Promise<void> {
  const { calendars } = await ctx.policies.active(ctx.tx);
  for (const calendar of calendars.values()) calendar.nextOpening(ctx.now);
}
