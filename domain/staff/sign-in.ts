import { eq, sql } from 'drizzle-orm';
import { signInFailure, staff } from '../../schema/index.js';
import type { Context } from '../context.js';
import { badInput, DomainError } from '../errors.js';
import { text } from '../input.js';
import { passwordFits } from './password.js';

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  /** Network address of the caller. */
  readonly address: string;
}

/** Tries that cost nothing; from then on the wait doubles, up to a quarter of an hour. */
const freeFailures = 5;
const longestPassword = 200;
const longestWaitMilliseconds = 15 * 60_000;

export type SignInOutcome =
  | { readonly staffId: string }
  | { readonly refused: 'UNAUTHENTICATED' | 'RATE_LIMITED' };

/**
 * Tells who signs in. An outcome, not a throw, for a wrong password: the failure must be counted, and a throw
 * would roll the count back. Unknown logins and wrong passwords look the same and take the same time.
 * @throws BAD_USER_INPUT
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<SignInOutcome> {
  const login = text('login', input.login, 100).toLowerCase();
  const password = checkedPassword(input.password);
  const key = `${login}|${input.address}`;
  if (await mustWait(ctx, key)) return { refused: 'RATE_LIMITED' };
  const [row] = await ctx.tx.select().from(staff).where(eq(staff.login, login));
  const fits = await passwordFits(password, row?.active ? row.passwordHash : null);
  if (await mustWait(ctx, key, 'locked')) return { refused: 'RATE_LIMITED' };
  if (!row || !fits) {
    await countFailure(ctx, key);
    return { refused: 'UNAUTHENTICATED' };
  }
  await ctx.tx.delete(signInFailure).where(eq(signInFailure.key, key));
  return { staffId: row.id };
}

/** As it is written: blanks at its ends are part of a password. */
function checkedPassword(password: string): string {
  const characters = password.length;
  if (characters === 0 || characters > longestPassword) {
    throw badInput('password', `password takes 1 to ${longestPassword} characters.`);
  }
  return password;
}

/**
 * Asked again, with the count locked, once the password has been compared: guesses that come all at once pass the
 * first question together, and no more of them may learn anything than would one after another.
 */
async function mustWait(ctx: Context, key: string, locked?: 'locked'): Promise<boolean> {
  const counted = ctx.tx.select().from(signInFailure).where(eq(signInFailure.key, key));
  if (locked) {
    const none = { key, failures: 0, lastAt: ctx.now };
    await ctx.tx.insert(signInFailure).values(none).onConflictDoNothing();
  }
  const [row] = await (locked ? counted.for('update') : counted);
  if (!row || row.failures < freeFailures) return false;
  const wait = Math.min(1_000 * 2 ** (row.failures - freeFailures), longestWaitMilliseconds);
  return ctx.now.getTime() - row.lastAt.getTime() < wait;
}

async function countFailure(ctx: Context, key: string): Promise<void> {
  await ctx.tx
    .insert(signInFailure)
    .values({ key, failures: 1, lastAt: ctx.now })
    .onConflictDoUpdate({
      target: signInFailure.key,
      set: { failures: sql`${signInFailure.failures} + 1`, lastAt: ctx.now },
    });
}

/** @throws UNAUTHENTICATED, RATE_LIMITED */
export function signedIn(outcome: SignInOutcome): string {
  if ('staffId' in outcome) return outcome.staffId;
  throw outcome.refused === 'RATE_LIMITED'
    ? new DomainError('RATE_LIMITED', 'Too many failed sign-ins. Please wait a moment and try again.')
    : new DomainError('UNAUTHENTICATED', 'Login or password is wrong.');
}
