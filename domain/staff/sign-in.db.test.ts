import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { signInFailure, staff } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { hour, refusal, second } from '../../test/support/service.js';
import { hashPassword } from './password.js';
import { signedIn, signIn } from './sign-in.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });

const password = 'correct horse battery';
beforeAll(async () => {
  await test.db.update(staff).set({ passwordHash: await hashPassword(password) });
});
const attempt = (login: string, given = password, address = '192.0.2.1') =>
  test.desk.run({ kind: 'ANONYMOUS' }, signIn, { login, password: given, address });
const fail = async (login: string, times: number, address?: string) => {
  const seen = [];
  for (let left = times; left > 0; left -= 1) seen.push(await attempt(login, 'wrong', address));
  return seen.map((outcome) => ('refused' in outcome ? outcome.refused : 'in'));
};

describe('signing in', () => {
  it('tells who it is, in any case of the login', async () => {
    const [row] = await test.db.select().from(staff).where(eq(staff.login, 'manager@demo'));
    expect(await attempt('manager@demo')).toEqual({ staffId: row?.id });
    expect(await attempt(' Manager@DEMO ')).toEqual({ staffId: row?.id });
  });

  it('answers a wrong password, an unknown login and somebody who has left alike', async () => {
    await test.db.update(staff).set({ active: false }).where(eq(staff.login, 'dealer@demo'));
    const answers = [
      await attempt('auditor@demo', 'wrong'),
      await attempt('nobody@demo'),
      await attempt('dealer@demo'),
    ];
    expect(new Set(answers.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set([JSON.stringify({ refused: 'UNAUTHENTICATED' })]),
    );
    for (const outcome of answers) {
      expect(await refusal((async () => signedIn(outcome))())).toBe('UNAUTHENTICATED');
    }
    await test.db.update(staff).set({ active: true }).where(eq(staff.login, 'dealer@demo'));
  });

  it('is slowed down after failures, for known and unknown logins alike, longer each time', async () => {
    for (const login of ['supervisor@demo', 'ghost@demo']) {
      expect(await fail(login, 6)).toEqual([...Array(5).fill('UNAUTHENTICATED'), 'RATE_LIMITED']);
      expect(await attempt(login)).toEqual({ refused: 'RATE_LIMITED' }); // not even the right password
      test.clock.advance(second);
      expect(await fail(login, 2)).toEqual(['UNAUTHENTICATED', 'RATE_LIMITED']);
      test.clock.advance(second);
      expect(await fail(login, 1)).toEqual(['RATE_LIMITED']);
      test.clock.advance(second);
      expect(await fail(login, 1)).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('is never shut for longer than a quarter of an hour, and free again after a success', async () => {
    await fail('dispatcher@demo', 5);
    await test.db.update(signInFailure).set({ failures: 1_000, lastAt: test.clock() });
    expect(await attempt('dispatcher@demo')).toEqual({ refused: 'RATE_LIMITED' });
    test.clock.advance(hour / 4);
    expect(await attempt('dispatcher@demo')).toHaveProperty('staffId');
    expect(await fail('dispatcher@demo', 5)).toEqual(Array(5).fill('UNAUTHENTICATED'));
  });

  it('is not slowed down for others by one who guesses elsewhere', async () => {
    await fail('receptionist@demo', 7, '198.51.100.9');
    expect(await attempt('receptionist@demo')).toHaveProperty('staffId');
  });

  it('is slowed down for guesses that come all at once too', async () => {
    const guesses = await Promise.all(Array.from({ length: 16 }, () => attempt('technician1@demo', 'wrong')));
    const checked = guesses.filter(
      (outcome) => 'refused' in outcome && outcome.refused === 'UNAUTHENTICATED',
    );
    expect(checked).toHaveLength(5);
  });

  it('refuses empty and endless inputs, naming the field', async () => {
    expect(await refusal(attempt(''))).toBe('BAD_USER_INPUT login');
    expect(await refusal(attempt('x'.repeat(10_000)))).toBe('BAD_USER_INPUT login');
    expect(await refusal(attempt('manager@demo', ''))).toBe('BAD_USER_INPUT password');
    expect(await refusal(attempt('manager@demo', 'x'.repeat(10_000)))).toBe('BAD_USER_INPUT password');
  });

  it('keeps passwords to the letter: blanks at their ends are part of them', async () => {
    const blanks = ' with blanks ';
    await test.db
      .update(staff)
      .set({ passwordHash: await hashPassword(blanks) })
      .where(eq(staff.login, 'technician2@demo'));
    expect(await attempt('technician2@demo', blanks)).toHaveProperty('staffId');
    expect(await attempt('technician2@demo', blanks.trim())).toEqual({ refused: 'UNAUTHENTICATED' });
  });
});
