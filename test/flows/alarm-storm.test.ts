import { and, eq, inArray } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkClock } from '../../domain/sla/check-clock.js';
import { escalation, notification, slaClock, ticket, ticketEvent } from '../../schema/index.js';
import { system, useDesk } from '../support/desk.js';
import { second, serviceOf } from '../support/service.js';

const test = useDesk({ policy: 'test/cases/fast-policy.yaml' });
const desk = serviceOf(test);
const storm = 500;

/** Tasks in lanes, as several workers take them. */
async function inLanes(lanes: number, tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const left = [...tasks];
  const lane = async () => {
    for (let task = left.shift(); task; task = left.shift()) await task();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

describe('five hundred promises that break in one second', () => {
  it('are each told once to a person, though two workers look at every one of them', async () => {
    const opened: string[] = [];
    const openOne = async () => {
      opened.push(await desk.open());
    };
    await inLanes(
      4,
      Array.from({ length: storm }, () => openOne),
    );
    desk.sleep(6 * second);
    const due = await test.db
      .select({ id: slaClock.id })
      .from(slaClock)
      .where(and(eq(slaClock.target, 'REPLY'), inArray(slaClock.ticketId, opened)));
    expect(due).toHaveLength(storm);
    const look = due.map(
      ({ id }) =>
        () =>
          desk.run(system, checkClock, { subjectId: id }),
    );
    await inLanes(
      4,
      [...look, ...look].map((task, place, all) => all[(place * 7) % all.length] ?? task),
    );
    const told = await test.db.select().from(escalation);
    const levels = (level: number) => told.filter((row) => row.level === level);
    expect([levels(1).length, levels(2).length, told.length]).toEqual([storm, storm, 2 * storm]);
    expect(new Set(told.map(({ clockId, level }) => `${clockId} ${level}`)).size).toBe(2 * storm);
    expect(told.every(({ recipientId }) => recipientId !== null)).toBe(true);
    expect(await test.db.$count(notification)).toBe(2 * storm);
    expect(await test.db.$count(ticketEvent, eq(ticketEvent.type, 'ESCALATED'))).toBe(2 * storm);
    expect(await test.db.$count(ticketEvent, eq(ticketEvent.type, 'CLOCK_MISSED'))).toBe(storm);
    const missed = await test.db.$count(
      slaClock,
      and(eq(slaClock.target, 'REPLY'), eq(slaClock.state, 'MISSED')),
    );
    expect(missed).toBe(storm);
    expect(await test.db.$count(ticket)).toBe(storm);
  }, 180_000);
});
