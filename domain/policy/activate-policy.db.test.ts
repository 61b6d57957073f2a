import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { policy } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { activatePolicy } from './activate-policy.js';

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
