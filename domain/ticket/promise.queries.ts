import { and, inArray } from 'drizzle-orm';
import { type SlaClockRow, slaClock } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { ofVisibleTicket } from './of-visible-ticket.js';

/** Clocks by id, of tickets that the actor may see. */
export const clocksByIds = (ctx: ReadContext, ids: readonly string[]): Promise<SlaClockRow[]> =>
  ctx.tx
    .select()
    .from(slaClock)
    .where(and(inArray(slaClock.id, [...ids]), ofVisibleTicket(ctx, slaClock.ticketId)));
