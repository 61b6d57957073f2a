import { readFileSync } from 'node:fs';
import { and, eq, inArray } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { deadline, policy, slaClock } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { leak, refusal, serviceOf } from '../../test/support/service.js';
import { previewSla } from '../sla/preview-sla.js';
import { activatePolicy } from './activate-policy.js';
import { readPolicy } from './policy-reader.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const office = readFileSync('test/cases/office-policy.yaml', 'utf8');
const text = (version: string) => office.replace('version: "1"', `version: "${version}"`);
const activate = async (yaml: string, login = 'manager@demo', idempotencyKey?: string) =>
  desk.run(await desk.staff(login), activatePolicy, { yaml, idempotencyKey });
const inForce = async () =>
  (await test.db.select().from(policy).where(eq(policy.active, true))).map(({ version }) => version);

describe('activating a policy', () => {
  it('puts one policy in force, from now on', async () => {
    await activate(text('2'));
    expect(await inForce()).toEqual(['2']);
    const [row] = await test.db.select().from(policy).where(eq(policy.active, true));
    expect(row).toMatchObject({ name: 'office', yaml: text('2'), activeSince: test.clock() });
    expect((await desk.ticket(await desk.open())).policyId).toBe(row?.id);
  });

  it('leaves one in force when several are activated at once', async () => {
    await Promise.all(['3', '4', '5'].map((version) => activate(text(version))));
    expect(await inForce()).toHaveLength(1);
  });

  it('gives the first answer again for the same key', async () => {
    const first = await activate(text('6'), 'manager@demo', 'six');
    await activate(text('7'));
    expect(await activate(text('6'), 'manager@demo', 'six')).toEqual(first);
    expect(await inForce()).toEqual(['7']);
  });

  it('takes the text in force once more as what it is, and an earlier one again', async () => {
    const first = await activate(text('twice'));
    expect(await activate(`${text('twice').replaceAll('\n', '\r\n')}\r\n`)).toEqual(first);
    await activate(text('another'));
    expect(await activate(text('twice'))).not.toEqual(first);
    expect(await inForce()).toEqual(['twice']);
  });

  it('tells two texts of the same version apart by their ids', async () => {
    const changed = text('taken').replace('within: PT', 'within: P1DT');
    const [one, other] = [await activate(text('taken')), await activate(changed)];
    expect(other).not.toEqual(one);
    const [row] = await test.db.select().from(policy).where(eq(policy.active, true));
    expect(row).toMatchObject({ id: other.policyId, yaml: changed });
    expect((await desk.ticket(await desk.open())).policyId).toBe(other.policyId);
  });

  it.each([
    ['nothing', ''],
    ['no YAML', 'a: [b'],
    ['a policy of one line', 'policy: x'],
    ['an unknown calendar', office.replace('calendar: office', 'calendar: moon')],
    ['a role that is none', office.replace('to: GENERAL_MANAGER', 'to: KING')],
    ['the same id twice', office.replace('id: next-reply', 'id: reply')],
    ['more than 256 KB', `${office}# ${'x'.repeat(300_000)}\n`],
  ])('refuses %s, and the one in force stays', async (_what, yaml) => {
    const before = await inForce();
    expect(await refusal(activate(yaml))).toBe('BAD_USER_INPUT yaml');
    expect(await inForce()).toEqual(before);
  });

  it('is for managers and administrators', async () => {
    for (const login of ['supervisor@demo', 'general_manager@demo', 'dealer@demo', 'auditor@demo']) {
      expect(await refusal(activate(text('8'), login))).toBe('FORBIDDEN');
    }
    await activate(text('9'), 'admin@demo');
    expect(await inForce()).toEqual(['9']);
  });
});

describe('a policy put in force while tickets are opened', () => {
  const before = text('before');
  /** Every clock of a fault tells which of the two set it: by its rule or by its due time. */
  const after = text('after').replaceAll('within: PT', 'within: P1DT').replaceAll('id: reply', 'id: answer');
  const open = (index: number) =>
    desk.open({ customer: { name: `Customer ${index}`, phone: `139001${10_000 + index}` } });
  const count = (length: number, from = 0) => Array.from({ length }, (_, index) => from + index);

  const promisedBy = (yaml: string) =>
    previewSla(readPolicy(yaml), {
      kind: 'FAULT',
      openedAt: test.clock(),
      family: 'purifier',
      region: leak.address?.text ?? null,
    });

  /** The version of the ticket's policy, once all its clocks are found to be of that one and each there once. */
  async function versionOf(ticketId: string): Promise<string | undefined> {
    const { policyId } = await desk.ticket(ticketId);
    const [row] = await test.db.select().from(policy).where(eq(policy.id, policyId));
    const clocks = await test.db.select().from(slaClock).where(eq(slaClock.ticketId, ticketId));
    const promised = promisedBy(row?.yaml ?? '').filter(({ target }) => openingTargets.includes(target));
    const inOrder = (all: readonly { target: string; rule: string; dueAt: Date }[]) =>
      all.map(({ target, rule, dueAt }) => `${target} ${rule} ${dueAt.toISOString()}`).sort();
    expect(inOrder(clocks)).toEqual(inOrder(promised));
    const ids = clocks.map(({ id }) => id);
    const armed = and(eq(deadline.kind, 'CLOCK'), inArray(deadline.subjectId, ids));
    expect(await test.db.$count(deadline, armed)).toBe(clocks.length);
    return row?.version;
  }

  const openingTargets: readonly string[] = readPolicy(before)
    .sla.filter(({ from, target }) => from === 'OPENED' && target !== 'NEXT_REPLY')
    .map(({ target }) => target);

  it('has each ticket keep one of the two, and all its clocks from that one', async () => {
    await activate(before);
    const earlier = await Promise.all(count(5).map(open));
    // In the middle of the queue for connections, so that tickets are opened on both sides of it.
    const first = count(20, 100).map(open);
    const activated = activate(after);
    const meanwhile = await Promise.all([...first, ...count(20, 120).map(open)]);
    await activated;
    const later = await Promise.all(count(5, 200).map(open));

    const versions = async (ids: readonly string[]) => new Set(await Promise.all(ids.map(versionOf)));
    expect(await versions(earlier)).toEqual(new Set(['before']));
    for (const version of await versions(meanwhile)) expect(['before', 'after']).toContain(version);
    expect(await versions(later)).toEqual(new Set(['after']));
    expect(await inForce()).toEqual(['after']);
  });
});
