import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StaffActor } from '../../domain/actor.js';
import { startConversation } from '../../domain/conversation/start-conversation.js';
import { DomainError } from '../../domain/errors.js';
import { clockEventsOf, replayClock } from '../../domain/sla/clock-event.js';
import { changeTicket } from '../../domain/ticket/change-ticket.js';
import { correctClock } from '../../domain/ticket/correct-clock.js';
import { correctHold } from '../../domain/ticket/correct-hold.js';
import { cancelTicket, reopenTicket } from '../../domain/ticket/end-ticket.js';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { replyToTicket } from '../../domain/ticket/reply-to-ticket.js';
import { resolveTicket } from '../../domain/ticket/resolve-ticket.js';
import { resumeTicket } from '../../domain/ticket/resume-ticket.js';
import type { SlaClockRow, TicketRow } from '../../schema/index.js';
import { system, useDesk } from '../support/desk.js';
import { minute, serviceOf } from '../support/service.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

type Step =
  | { do: 'hold'; reason: 'CUSTOMER' | 'PARTS' | 'ACCESS'; minutes: number | null }
  | { do: 'resume' | 'reply' | 'resolve' | 'reopen' | 'write' }
  | { do: 'cancel' }
  | {
      do: 'change';
      facts: {
        kind?: 'FAULT' | 'INQUIRY' | 'INSTALLATION';
        severity?: 'NORMAL' | 'URGENT';
        address?: { text: string };
        component?: string;
      };
    }
  | { do: 'pass' | 'sleep'; minutes: number }
  | { do: 'correct'; which: number; minutes: number; remove: boolean };

const minutes = fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 90, max: 4 * 24 * 60 }));
const facts = fc.constantFrom(
  { kind: 'FAULT' },
  { kind: 'INQUIRY' },
  { kind: 'INSTALLATION' },
  { severity: 'URGENT' },
  { severity: 'NORMAL' },
  { address: { text: '浙江省杭州市西湖区文三路90号' } },
  { address: { text: '上海市浦东新区世纪大道100号' } },
  { component: 'main-unit' },
  { component: 'pump' },
) as fc.Arbitrary<Extract<Step, { do: 'change' }>['facts']>; // constantFrom widens the literals
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      reason: fc.constantFrom('CUSTOMER', 'PARTS', 'ACCESS'),
      minutes: fc.option(minutes),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('resume', 'reply', 'resolve', 'reopen', 'write') }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('change' as const), facts }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('pass', 'sleep'), minutes }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      which: fc.nat(5),
      minutes,
      remove: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
);

const eventOf: Record<string, string> = {
  hold: 'TICKET_HELD',
  resume: 'TICKET_RESUMED',
  reply: 'TICKET_REPLIED',
  resolve: 'TICKET_RESOLVED',
  reopen: 'TICKET_REOPENED',
  cancel: 'TICKET_CANCELLED',
  change: 'TICKET_CHANGED',
  write: 'CUSTOMER_WROTE',
};

interface Case {
  readonly ticketId: string;
  readonly conversationId: string;
  readonly manager: StaffActor;
}

async function openCase(): Promise<Case> {
  const { conversationId } = await test.desk.run(system, startConversation, {
    channel: 'WEB_CHAT',
    language: 'en',
  });
  const ticketId = await desk.open({ conversationId, channel: 'WEB_CHAT' });
  return { ticketId, conversationId, manager: await desk.staff('manager@demo') };
}

/** Some hold of the past lasted otherwise, or a promise was kept at another time. */
async function correct({ ticketId, manager }: Case, action: Extract<Step, { do: 'correct' }>): Promise<void> {
  const held = (await desk.events(ticketId)).filter(({ type }) => type === 'TICKET_HELD');
  const hold = held[action.which % Math.max(1, held.length)];
  const reason = '记错了';
  if (hold) {
    const { remove } = action;
    const from = new Date(hold.at.getTime() + (action.minutes % 30) * minute);
    return void (await desk.run(manager, correctHold, { ticketId, since: hold.at, from, remove, reason }));
  }
  const clocks = await desk.clocks(ticketId);
  const clock = clocks[action.which % clocks.length];
  if (!clock) return;
  const metAt = new Date(clock.startedAt.getTime() + action.minutes * minute);
  await desk.run(manager, correctClock, { clockId: clock.id, metAt, notKept: action.remove, reason });
}

async function take(one: Case, action: Step): Promise<void> {
  const { ticketId, manager } = one;
  switch (action.do) {
    case 'hold': {
      const until = action.minutes === null ? null : desk.at(action.minutes * minute);
      return void (await desk.run(manager, holdTicket, { ticketId, reason: action.reason, until }));
    }
    case 'resume':
      return void (await desk.run(manager, resumeTicket, { ticketId }));
    case 'reply':
      return void (await desk.run(manager, replyToTicket, { ticketId, text: '您好' }));
    case 'resolve':
      return void (await desk.run(manager, resolveTicket, { ticketId }));
    case 'reopen':
      return void (await desk.run(manager, reopenTicket, { ticketId }));
    case 'cancel':
      return void (await desk.run(manager, cancelTicket, { ticketId }));
    case 'change':
      return void (await desk.run(manager, changeTicket, { ticketId, ...action.facts }));
    case 'write':
      return desk.write(one);
    case 'correct':
      return correct(one, action);
    case 'pass':
      return desk.pass(action.minutes * minute);
    case 'sleep':
      return void desk.sleep(action.minutes * minute);
  }
}

const live = (row: TicketRow) => ['OPEN', 'IN_PROGRESS', 'ON_HOLD'].includes(row.state);

/** What must hold after every step, whatever came before. */
async function invariants(ticketId: string, ended: Map<string, SlaClockRow>): Promise<void> {
  const row = await desk.ticket(ticketId);
  const clocks = await desk.clocks(ticketId);
  const events = await desk.events(ticketId);
  const running = clocks.filter(({ state }) => state === 'RUNNING');
  const soonest = running.map(({ dueAt }) => dueAt.getTime()).sort((one, other) => one - other)[0];
  expect(row.nextDueAt?.getTime(), 'next due is the least of the running clocks').toBe(soonest);
  for (const target of new Set(clocks.map((clock) => clock.target))) {
    const owed = clocks.filter((clock) => clock.target === target && clock.endedAt === null);
    expect(owed.length, `${target} is owed once`).toBeLessThanOrEqual(1);
  }
  for (const clock of clocks) {
    const before = ended.get(clock.id);
    if (before) expect(clock, 'a clock that ended never changes but by a correction').toEqual(before);
    if (clock.endedAt !== null) ended.set(clock.id, clock);
    const { id, ticketId: _ticketId, nextAlarmAt: _nextAlarmAt, ...live } = clock;
    expect(replayClock(clockEventsOf(id, events)), 'live state is the replay of the events').toEqual(live);
    await checkOne(row, clock);
  }
  const told = await desk.escalations(ticketId);
  const keys = told
    .filter(({ clockId }) => clockId !== null)
    .map((one) => `${one.clockId} ${one.level} ${one.recipientId}`);
  expect(new Set(keys).size, 'one escalation per clock, level and person').toBe(keys.length);
}

async function checkOne(row: TicketRow, clock: SlaClockRow): Promise<void> {
  const deadlines = (await desk.deadlines('CLOCK', clock.id)).filter(({ state }) => state === 'ARMED');
  const open = clock.pauses.filter(({ to }) => to === null);
  expect(open.length, 'a pause is open while the clock stands').toBe(clock.state === 'PAUSED' ? 1 : 0);
  if (clock.endedAt !== null || clock.state === 'PAUSED') {
    expect(deadlines, 'what ended or stands has no alarm').toEqual([]);
    if (clock.endedAt !== null) expect(['MET', 'MISSED', 'CANCELLED']).toContain(clock.state);
  } else if (clock.nextAlarmAt !== null) {
    expect(deadlines, 'what runs has one alarm').toHaveLength(1);
    expect(deadlines[0]?.dueAt.getTime(), 'not later than what comes next').toBeLessThanOrEqual(
      clock.nextAlarmAt.getTime(),
    );
  } else expect(clock.state, 'a running clock has something ahead').toBe('MISSED');
  if (clock.state === 'PAUSED') expect(row.state).toBe('ON_HOLD');
  if (!live(row) && clock.target !== 'RETURN_UNIT') {
    expect(clock.endedAt, 'an ended ticket owes nothing but the return').not.toBeNull();
  }
  if (clock.metAt !== null) expect(clock.state).toBe(clock.metAt <= clock.dueAt ? 'MET' : 'MISSED');
  expect(clock.missedAt !== null, 'missed and missedAt agree').toBe(clock.state === 'MISSED');
}

/** A correction names spans at random, which may meet other holds or lie ahead. */
const isRefused = ({ do: step }: Step, error: unknown): boolean =>
  error instanceof DomainError &&
  (error.code === 'INVALID_STATE' || (step === 'correct' && error.code === 'BAD_USER_INPUT'));

async function runThrough(steps: readonly Step[]): Promise<void> {
  const one = await openCase();
  const ended = new Map<string, SlaClockRow>();
  await invariants(one.ticketId, ended);
  for (const action of steps) {
    const before = await desk.ticket(one.ticketId);
    const eventsBefore = (await desk.events(one.ticketId)).length;
    const refused = await take(one, action).then(
      () => false,
      (error: unknown) => {
        if (isRefused(action, error)) return true;
        throw error;
      },
    );
    const after = await desk.ticket(one.ticketId);
    const fresh = (await desk.events(one.ticketId)).slice(eventsBefore).map(({ type }) => type);
    if (refused) {
      expect(after, 'a refusal changes nothing').toEqual(before);
      expect(fresh).toEqual([]);
    } else if (action.do === 'change' && fresh.length === 0) {
      expect(after, 'what says nothing new changes nothing').toEqual(before);
    } else if (eventOf[action.do]) {
      expect(after.version, 'a change grows the version by one').toBe(before.version + 1);
      expect(fresh, 'every change has its event').toContain(eventOf[action.do]);
    }
    if (action.do === 'correct') ended.clear();
    await invariants(one.ticketId, ended);
  }
  if (live(await desk.ticket(one.ticketId)))
    await desk.run(one.manager, cancelTicket, { ticketId: one.ticketId });
  await invariants(one.ticketId, ended);
  await desk.pass(30 * 24 * 60 * minute);
  await invariants(one.ticketId, ended);
}

describe('whatever is done to a ticket, in whatever order', () => {
  it('keeps its clocks, alarms, events and version in order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), runThrough), {
      numRuns: 40,
      seed: 20_261_122,
      endOnFailure: false,
      interruptAfterTimeLimit: 120_000,
      markInterruptAsFailure: false,
    });
  }, 180_000);
});
