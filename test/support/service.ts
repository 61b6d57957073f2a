import { and, asc, eq, lte } from 'drizzle-orm';
import type { Actor, StaffActor } from '../../domain/actor.js';
import type { FileStorage } from '../../domain/attachment/file-storage.js';
import { removeUnclaimedFrom } from '../../domain/attachment/remove-unclaimed.js';
import type { Context } from '../../domain/context.js';
import { callOnAbandoned } from '../../domain/conversation/abandoned.js';
import { receiveMessage } from '../../domain/conversation/receive-message.js';
import { callOnUnanswered } from '../../domain/conversation/request-person.js';
import type { UseCase } from '../../domain/desk.js';
import { DomainError } from '../../domain/errors.js';
import { comeDue } from '../../domain/follow-up/come-due.js';
import { planAllUnits } from '../../domain/follow-up/plan-all-units.js';
import { planUnit } from '../../domain/follow-up/plan-units.js';
import { expireQuote } from '../../domain/quote/expire-quote.js';
import { checkClock } from '../../domain/sla/check-clock.js';
import type { OpenTicketInput } from '../../domain/ticket/intake.js';
import { openTicket } from '../../domain/ticket/open-ticket.js';
import { passOnMessage } from '../../domain/ticket/pass-on-message.js';
import { endHold } from '../../domain/ticket/resume-ticket.js';
import {
  type DeadlineKind,
  type DeadlineRow,
  deadline,
  escalation,
  followUp,
  message,
  notification,
  slaClock,
  ticket,
  ticketEvent,
  visit,
} from '../../schema/index.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import { system, type TestDesk } from './desk.js';
import { testFiles } from './files.js';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A leaking purifier in Shanghai, told over the telephone. */
export const leak: OpenTicketInput = {
  kind: 'FAULT',
  channel: 'PHONE',
  customer: { name: '韩梅梅', phone: '139 0013 9000' },
  serialNumber: 'DEMO-0002',
  description: '净水机漏水',
  address: { text: '上海市浦东新区世纪大道100号' },
};

const alarmsWith = (files: FileStorage): Record<DeadlineKind, UseCase<{ subjectId: string }, boolean>> => ({
  CLOCK: checkClock,
  HOLD_END: endHold,
  FOLLOW_UP: comeDue,
  PERSON_WAIT: callOnUnanswered,
  ABANDONED: callOnAbandoned,
  PLAN_UNIT: planUnit,
  PLAN_UNITS: planAllUnits,
  ATTACHMENT: removeUnclaimedFrom(files),
  QUOTE: expireQuote,
});

const firstOf = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error('no such row');
  return row;
};

/** What tests do with a desk, day in, day out. */
export function serviceOf(test: TestDesk, files: FileStorage = testFiles()) {
  const alarms = alarmsWith(files);
  const staffActor = async (login: string): Promise<StaffActor> => {
    const actor = await test.staff(login);
    if (actor.kind !== 'STAFF') throw new Error(`${login} is no member of staff`);
    return actor;
  };

  const clocks = (ticketId: string) =>
    test.db
      .select()
      .from(slaClock)
      .where(eq(slaClock.ticketId, ticketId))
      .orderBy(asc(slaClock.startedAt), asc(slaClock.cycle), asc(slaClock.id));

  const fire = (row: DeadlineRow) => test.desk.run(system, alarms[row.kind], { subjectId: row.subjectId });

  const nextDue = async (until: Date): Promise<DeadlineRow | undefined> => {
    const [row] = await test.db
      .select()
      .from(deadline)
      .where(and(eq(deadline.state, 'ARMED'), lte(deadline.dueAt, until)))
      .orderBy(asc(deadline.dueAt), asc(deadline.id))
      .limit(1);
    return row;
  };

  /** Time passes: every alarm fires at its own instant. */
  const passTo = async (to: Date): Promise<void> => {
    for (let row = await nextDue(to); row; row = await nextDue(to)) {
      if (row.dueAt > test.clock()) test.clock.set(row.dueAt);
      await fire(row);
    }
    test.clock.set(to);
  };

  return {
    staff: staffActor,
    now: () => test.clock(),
    at: (offset: number) => new Date(test.clock().getTime() + offset),
    run: <Input, Outcome>(actor: Actor, useCase: UseCase<Input, Outcome>, input: Input) =>
      test.desk.run(actor, useCase, input),
    open: async (told: Partial<OpenTicketInput> = {}, by = 'receptionist@demo'): Promise<string> => {
      const { ticketId } = await test.desk.run(await staffActor(by), openTicket, { ...leak, ...told });
      return ticketId;
    },
    /** The customer writes, and it is put on his ticket. */
    write: async (
      { ticketId, conversationId }: { ticketId: string; conversationId: string },
      text = '？',
    ) => {
      const clientId = crypto.randomUUID();
      await test.desk.run(system, receiveMessage, { conversationId, clientId, text });
      const rows = await test.db.select().from(message).where(eq(message.clientId, clientId));
      await test.desk.run(system, passOnMessage, { ticketId, messageId: firstOf(rows).id });
    },
    ticket: async (ticketId: string) =>
      firstOf(await test.db.select().from(ticket).where(eq(ticket.id, ticketId))),
    clocks,
    /** The latest clock of the target. */
    clock: async (ticketId: string, target: SlaTarget) =>
      firstOf((await clocks(ticketId)).filter((row) => row.target === target).reverse()),
    events: (ticketId: string) =>
      test.db
        .select()
        .from(ticketEvent)
        .where(eq(ticketEvent.ticketId, ticketId))
        .orderBy(asc(ticketEvent.id)),
    escalations: (ticketId: string) =>
      test.db
        .select()
        .from(escalation)
        .where(eq(escalation.ticketId, ticketId))
        .orderBy(asc(escalation.dueAt), asc(escalation.level), asc(escalation.id)),
    notifications: (ticketId: string) =>
      test.db.select().from(notification).where(eq(notification.ticketId, ticketId)),
    followUps: (ticketId: string) =>
      test.db.select().from(followUp).where(eq(followUp.ticketId, ticketId)).orderBy(asc(followUp.dueAt)),
    visit: async (visitId: string) =>
      firstOf(await test.db.select().from(visit).where(eq(visit.id, visitId))),
    deadlines: (kind: DeadlineKind, subjectId: string) =>
      test.db
        .select()
        .from(deadline)
        .where(and(eq(deadline.kind, kind), eq(deadline.subjectId, subjectId))),
    passTo,
    pass: (milliseconds: number) => passTo(new Date(test.clock().getTime() + milliseconds)),
    /** The time goes on and nothing fires, as when every process is down. */
    sleep: (milliseconds: number) => test.clock.advance(milliseconds),
  };
}

/** The refusal as `CODE field`; fails when nothing is refused. */
export async function refusal(attempt: Promise<unknown>): Promise<string> {
  const outcome = await attempt.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if ('answer' in outcome) throw new Error(`not refused: ${JSON.stringify(outcome.answer)}`);
  const { error } = outcome;
  if (!(error instanceof DomainError)) throw error;
  return error.details.field === undefined ? error.code : `${error.code} ${error.details.field}`;
}

class RolledBack extends Error {}

/** Runs a use case and takes everything back; gives the refusal, or `allowed`. */
export async function tryOut<Input>(
  test: TestDesk,
  actor: Actor,
  useCase: UseCase<Input, unknown>,
  input: Input,
): Promise<string> {
  const trial = async (ctx: Context, given: Input): Promise<never> => {
    await useCase(ctx, given);
    throw new RolledBack();
  };
  try {
    return await test.desk.run(actor, trial, input);
  } catch (error) {
    if (error instanceof RolledBack) return 'allowed';
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
