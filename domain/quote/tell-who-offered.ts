import { notification, type QuoteRow, type TicketRow } from '../../schema/index.js';
import type { Context } from '../context.js';

/** Whoever offered the quote and whoever is responsible for the ticket, unless he is the one who writes it down. */
export async function tellWhoOffered(
  ctx: Context,
  { id: ticketId, assigneeId }: TicketRow,
  { offeredById }: QuoteRow,
  text: string,
): Promise<void> {
  const writer = ctx.actor.kind === 'STAFF' ? ctx.actor.id : null;
  const told = [...new Set([offeredById, assigneeId])].filter((id) => id !== null && id !== writer);
  if (told.length === 0) return;
  await ctx.tx
    .insert(notification)
    .values(
      told.flatMap((staffId) =>
        staffId === null
          ? []
          : [{ id: ctx.newId(), staffId, kind: 'QUOTE' as const, text, ticketId, at: ctx.now }],
      ),
    );
}
