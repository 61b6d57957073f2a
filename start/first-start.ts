import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { like, sql } from 'drizzle-orm';
import type { Actor } from '../domain/actor.js';
import type { Context } from '../domain/context.js';
import type { Desk } from '../domain/desk.js';
import { activatePolicy } from '../domain/policy/activate-policy.js';
import type { Policy } from '../domain/policy/policy.js';
import { PolicyError, readPolicy } from '../domain/policy/policy-reader.js';
import { hashPassword } from '../domain/staff/password.js';
import { policy, staff } from '../schema/index.js';
import { inProject } from '../schema/project.js';
import { loadArticles, readArticles } from './articles.js';
import { loadDemonstration, readDemonstration } from './demonstration.js';
import { type Environment, EnvironmentError } from './environment.js';

const shipped = (file: string) => inProject(`policies/${file}`);
const actor: Actor = { kind: 'SYSTEM', name: 'first start' };

export interface FirstStart {
  /** Accounts that sign in with the password of the demonstration. */
  readonly logins: readonly string[];
  /** Told only when the company was loaded just now. */
  readonly password: string | null;
}

/**
 * Makes an empty database into a desk: a policy in force and, where wanted, the demonstration company. All in one
 * transaction under a lock, so that a kill in the middle leaves nothing half made and two starts make one desk.
 * @throws EnvironmentError when AFTERCARE_POLICY names no sound policy
 */
export function firstStart(desk: Desk, environment: Environment): Promise<FirstStart> {
  return desk.run(actor, makeDesk, environment);
}

const startLock = 7_204_120;

async function makeDesk(ctx: Context, { demo, demoPassword, policyFile }: Environment): Promise<FirstStart> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(${startLock})`);
  await activateFirst(ctx, policyFile ?? null);
  if (!demo) return { logins: [], password: null };
  if ((await ctx.tx.$count(staff)) > 0) return { logins: await demoLogins(ctx), password: null };
  const company = await readDemonstration(shipped('demonstration.yaml'));
  const password = demoPassword ?? randomBytes(9).toString('base64url');
  const { timezone } = await ctx.policies.active(ctx.tx);
  await loadDemonstration(ctx, { company, passwordHash: await hashPassword(password), timezone });
  await loadArticles(ctx, await readArticles());
  return { logins: Object.keys(company.staff), password };
}

async function demoLogins(ctx: Context): Promise<string[]> {
  const rows = await ctx.tx.select({ login: staff.login }).from(staff).where(like(staff.login, '%@demo'));
  return rows.map(({ login }) => login).sort();
}

/** A file that cannot be used is told at every start, not only at the one that needs it. */
async function activateFirst(ctx: Context, policyFile: string | null): Promise<void> {
  const yaml = await readPolicyFile(policyFile ?? shipped('default.yaml'));
  const { name, version } = soundPolicy(yaml, policyFile);
  if ((await ctx.tx.$count(policy)) === 0) await activatePolicy(ctx, { yaml });
  else if (policyFile !== null) await tellUnused(ctx, `${name} ${version}`);
}

async function tellUnused(ctx: Context, given: string): Promise<void> {
  const { name, version } = await ctx.policies.active(ctx.tx);
  const inForce = `${name} ${version}`;
  if (inForce !== given)
    ctx.log.warn({ given, inForce }, 'AFTERCARE_POLICY is for an empty database: the policy in force stays');
}

async function readPolicyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new EnvironmentError('AFTERCARE_POLICY', 'a policy file that can be read', file);
  }
}

function soundPolicy(yaml: string, file: string | null): Policy {
  try {
    return readPolicy(yaml);
  } catch (error) {
    if (!(error instanceof PolicyError) || file === null) throw error;
    const [first] = error.problems;
    throw new EnvironmentError(
      'AFTERCARE_POLICY',
      `a sound policy file; line ${first?.line ?? 1} of ${file} ${first?.message ?? 'is wrong'}`,
    );
  }
}
