import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { asset, conversation, type FollowUpRow, followUp, ticket } from '../../schema/index.js';
import type { Role } from '../../schema/vocabulary.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { callOnBot, surveyCall } from '../conversation/call-on-bot.js';
import { arm, takeDue } from '../deadline.js';
import { record } from '../event.js';
import { announce } from '../outbox.js';
import type { FollowUpRule, Policy } from '../policy/policy.js';
import { escalate } from '../sla/escalate.js';
import { contactTime } from './contact-hours.js';
import { lawOf } from './follow-up-law.js';
import { planUnits } from './plan-units.js';
import { putInFrontOfPeople } from './put-in-front.js';
import { lockUnits, recordsOf } from './unit.queries.js';
import { servedUnit, turnOn } from './unit-plan.js';

/**
 * A follow-up's time has come: people hear of it ahead, then the bot asks in the customer's chat or a person finds it
 * in his list. Outside the contact hours it waits for the next opening.
 * @returns whether it was due
 */
export async function comeDue(ctx: Context, input: { subjectId: string }): Promise<boolean> {
  const row = await lockPlanned(ctx, input.subjectId);
  if (!row || !(await takeDue(ctx, 'FOLLOW_UP', row.id))) return false;
  if (row.state === 'PLANNED') await goOn(ctx, row);
  return true;
}

async function goOn(ctx: Context, row: FollowUpRow): Promise<void> {
  const { policy, rule } = await lawOf(ctx, row);
  if (row.plannedFor === 'UNIT' && !(rule && (await isOwed(ctx, policy, rule, row)))) return replan(ctx, row);
  if (ctx.now < row.dueAt) return noticed(ctx, row);
  const contactAt = rule && !isLastMoment(rule) ? contactTime(policy, rule, ctx.now) : ctx.now;
  if (contactAt > ctx.now) return wait(ctx, row, contactAt);
  await becomeDue(ctx, row, rule);
}

/** Nobody is contacted at that moment: it is when he must have been. */
const isLastMoment = ({ timing }: FollowUpRule): boolean => timing.kind === 'AFTER' && timing.latest;

/** Lock order: unit, follow-up, as whoever plans has it. */
async function lockPlanned(ctx: Context, followUpId: string): Promise<FollowUpRow | null> {
  const [found] = await ctx.tx
    .select({ assetId: followUp.assetId, plannedFor: followUp.plannedFor })
    .from(followUp)
    .where(eq(followUp.id, followUpId));
  if (found?.plannedFor === 'UNIT' && found.assetId) {
    await ctx.tx.select({ id: asset.id }).from(asset).where(eq(asset.id, found.assetId)).for('no key update');
  }
  const [row] = await ctx.tx.select().from(followUp).where(eq(followUp.id, followUpId)).for('no key update');
  return row ?? null;
}

/** Warranty, contract or owner may have gone since it was planned. */
async function isOwed(ctx: Context, policy: Policy, rule: FollowUpRule, row: FollowUpRow): Promise<boolean> {
  const today = localDate(ctx.now, policy.timezone);
  const since = row.occasion < today ? row.occasion : today;
  const [unit] = row.assetId ? await recordsOf(ctx, await lockUnits(ctx, [row.assetId]), since) : [];
  if (unit?.asset.ownerId !== row.customerId) return false;
  return turnOn(policy, rule, servedUnit(policy, unit), row.occasion) !== null;
}

async function replan(ctx: Context, row: FollowUpRow): Promise<void> {
  await ctx.tx.update(followUp).set({ state: 'CANCELLED' }).where(eq(followUp.id, row.id));
  if (row.assetId) await planUnits(ctx, [row.assetId]);
}

async function noticed(ctx: Context, row: FollowUpRow): Promise<void> {
  const assigneeId = await putInFrontOfPeople(ctx, row);
  await ctx.tx.update(followUp).set({ noticedAt: ctx.now, assigneeId }).where(eq(followUp.id, row.id));
  await arm(ctx, 'FOLLOW_UP', { subjectId: row.id, dueAt: row.dueAt });
}

async function wait(ctx: Context, row: FollowUpRow, contactAt: Date): Promise<void> {
  await ctx.tx.update(followUp).set({ dueAt: contactAt }).where(eq(followUp.id, row.id));
  await arm(ctx, 'FOLLOW_UP', { subjectId: row.id, dueAt: contactAt });
}

async function becomeDue(ctx: Context, row: FollowUpRow, rule: FollowUpRule | null): Promise<void> {
  const state = rule?.timing.kind === 'MONTHS' && (await isOfAnotherUnit(ctx, row)) ? 'SKIPPED' : 'DUE';
  const assigneeId = state === 'DUE' && !row.noticedAt ? await putInFrontOfPeople(ctx, row) : row.assigneeId;
  await ctx.tx.update(followUp).set({ state, assigneeId }).where(eq(followUp.id, row.id));
  if (row.plannedFor === 'UNIT' && row.assetId) await planUnits(ctx, [row.assetId]);
  if (!row.ticketId) return;
  if (row.kind === 'SURVEY') await askInChat(ctx, row);
  if (rule?.escalateTo) await passUp(ctx, row, row.ticketId, rule.escalateTo);
  await record(ctx, row.ticketId, { type: 'FOLLOW_UP_DUE', summary: `${row.kind} is due.` });
  await announce(ctx, { kind: 'ticket.changed', ticketId: row.ticketId });
}

/** The last moment has passed and it is not done. */
async function passUp(ctx: Context, row: FollowUpRow, ticketId: string, to: Role): Promise<void> {
  const [found] = await ctx.tx
    .select({ id: ticket.id, number: ticket.number, servicePointId: ticket.servicePointId })
    .from(ticket)
    .where(eq(ticket.id, ticketId));
  if (!found) return;
  const about = `${row.kind} was to be done by ${row.dueAt.toISOString()} (rule ${row.rule})`;
  await escalate(ctx, found, {
    clockId: null,
    about,
    reason: 'SLA_MISSED',
    level: 1,
    to,
    dueAt: row.dueAt,
    note: about,
  });
}

/** What comes in fixed months is for the customer's people, once, however many units he has. */
async function isOfAnotherUnit(ctx: Context, row: FollowUpRow): Promise<boolean> {
  const turn = `${row.customerId} ${row.rule} ${row.occasion}`;
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  const [other] = await ctx.tx
    .select({ id: followUp.id })
    .from(followUp)
    .where(
      and(
        eq(followUp.customerId, row.customerId),
        row.rule === null ? undefined : eq(followUp.rule, row.rule),
        eq(followUp.occasion, row.occasion),
        eq(followUp.plannedFor, 'UNIT'),
        ne(followUp.id, row.id),
        inArray(followUp.state, ['DUE', 'DONE']),
      ),
    )
    .limit(1);
  return other !== undefined;
}

/** The bot owes the conversation a turn with the survey in it; a ticket without a chat is asked by a person. */
async function askInChat(ctx: Context, row: FollowUpRow): Promise<void> {
  if (!row.ticketId) return;
  const [chat] = await ctx.tx
    .select({ id: conversation.id, channel: conversation.channel })
    .from(ticket)
    .innerJoin(conversation, eq(conversation.id, ticket.conversationId))
    .where(eq(ticket.id, row.ticketId));
  if (!chat) return;
  await callOnBot(ctx, chat, `${surveyCall}${row.id}`, row.ticketId);
}
