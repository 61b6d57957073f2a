import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Actor } from '../domain/actor.js';
import type { Context } from '../domain/context.js';
import type { Desk } from '../domain/desk.js';
import { activatePolicy } from '../domain/policy/activate-policy.js';
import type { Policy } from '../domain/policy/policy.js';
import { PolicyError, readPolicy } from '../domain/policy/policy-reader.js';
import { hashPassword } from '../domain/staff/password.js';
import { policy, staff } from '../schema/index.js';
import { type DemonstrationCompany, loadDemonstration, readDemonstration } from './demonstration.js';
import { type Environment, EnvironmentError } from './environment.js';

const root = new URL(
  import.meta.url.endsWith('/dist/start/first-start.js') ? '../../' : '../',
  import.meta.url,
);
const shipped = (file: string) => fileURLToPath(new URL(`policies/${file}`, root));
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
export async function firstStart(desk: Desk, environment: Environment): Promise<FirstStart> {
  const company = environment.demo ? await readDemonstration(shipped('demonstration.yaml')) : null;
  const password = environment.demoPassword ?? randomBytes(9).toString('base64url');
  const loaded = await desk.run(actor, makeDesk, {
    company,
    policyFile: environment.policyFile ?? null,
    password,
  });
  return { logins: Object.keys(company?.staff ?? {}), password: loaded ? password : null };
}

interface Making {
  readonly company: DemonstrationCompany | null;
  readonly policyFile: string | null;
  readonly password: string;
}

const startLock = 7_204_120;

/** Whether the demonstration company was loaded. */
async function makeDesk(ctx: Context, { company, policyFile, password }: Making): Promise<boolean> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(${startLock})`);
  const policies = await ctx.tx.$count(policy);
  const people = await ctx.tx.$count(staff);
  const inForce = policies === 0 ? await activateFirst(ctx, policyFile) : await ctx.policies.active(ctx.tx);
  if (!company || people > 0) return false;
  await loadDemonstration(ctx, {
    company,
    passwordHash: await hashPassword(password),
    timezone: inForce.timezone,
  });
  return true;
}

async function activateFirst(ctx: Context, policyFile: string | null): Promise<Policy> {
  const yaml = await readPolicyFile(policyFile ?? shipped('default.yaml'));
  const read = soundPolicy(yaml, policyFile);
  await activatePolicy(ctx, { yaml });
  return read;
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
