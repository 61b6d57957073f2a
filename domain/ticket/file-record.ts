import { type TicketRow, ticketRecord } from '../../schema/index.js';
import type { Channel, TicketRecordKind } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { badInput, invalidState } from '../errors.js';
import { record } from '../event.js';
import { pastInstant, text } from '../input.js';
import { once } from '../once.js';
import type { Policy } from '../policy/policy.js';
import { escalate } from '../sla/escalate.js';
import { isLive, ticketStateInWords } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface FileRecordInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly kind: TicketRecordKind;
  readonly text: string;
  readonly channel?: Channel | null | undefined;
  readonly checked?: readonly string[] | null | undefined;
  /** When it truly was; now when left out. */
  readonly at?: Date | null | undefined;
}

/**
 * Puts on file what the policy may ask for before a ticket is settled or closed. That the customer does not want to fill in
 * the form a supervisor looks into (A-78).
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it is closed or cancelled
 */
export const fileRecord = once('fileRecord', async (ctx: Context, input: FileRecordInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'FILE_RECORD');
  if (!isLive(row.state) && row.state !== 'RESOLVED')
    throw invalidState(`Nothing is filed any more on a ticket that is ${ticketStateInWords[row.state]}.`);
  const filed = {
    id: ctx.newId(),
    ticketId: row.id,
    kind: input.kind,
    text: text('text', input.text, 2_000),
    channel: channelOf(input),
    checked: checkedOf(policy, input),
    at: input.at ? pastInstant('at', input.at, ctx.now, row.openedAt) : ctx.now,
    recordedAt: ctx.now,
    recordedById: ctx.actor.kind === 'STAFF' ? ctx.actor.id : null,
  };
  await ctx.tx.insert(ticketRecord).values(filed);
  const how = [filed.channel ? `by ${filed.channel}` : '', filed.checked.join('; ')].filter(Boolean);
  await record(ctx, row.id, {
    type: 'RECORD_FILED',
    at: filed.at,
    summary: `${filed.kind}${how.length > 0 ? ` (${how.join(', ')})` : ''}: ${filed.text}`,
    data: { recordId: filed.id, kind: filed.kind },
  });
  if (filed.kind === 'FORM_REFUSED') await review(ctx, row, filed.text);
  await touchTicket(ctx, row.id, {});
  return { ticketId: row.id };
});

function channelOf({ kind, channel }: FileRecordInput): Channel | null {
  if (kind !== 'CUSTOMER_TOLD') return null;
  if (!channel) throw badInput('channel', 'channel must say by which way the customer was told.');
  return channel;
}

function checkedOf({ closing }: Policy, { kind, checked }: FileRecordInput): string[] {
  if (kind !== 'CHECKLIST') return [];
  const items = new Set(closing.flatMap(({ checklist }) => checklist));
  const told = checked ?? [];
  if (told.length > 0 && told.every((item) => items.has(item))) return [...new Set(told)];
  throw badInput(
    'checked',
    `checked takes items of the policy's checklists: ${[...items].join('; ') || 'it has none'}.`,
  );
}

const review = (ctx: Context, row: TicketRow, why: string) =>
  escalate(ctx, row, {
    clockId: null,
    about: 'the customer does not fill in the form',
    reason: 'MANUAL',
    level: 1,
    to: 'SUPERVISOR',
    dueAt: ctx.now,
    note: why,
  });
