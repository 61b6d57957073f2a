import { eq } from 'drizzle-orm';
import { type PolicyRow, policy } from '../../schema/index.js';
import type { Reader } from '../context.js';
import type { Policy } from './policy.js';
import { readPolicy } from './policy-reader.js';

export interface ShelvedPolicy extends Policy {
  /** Id of its row: what a ticket keeps. */
  readonly id: string;
}

/**
 * Policies by their row. Reading one takes milliseconds and a row never changes, so each is read once a process;
 * which one is in force is asked of the database every time.
 */
export interface PolicyShelf {
  active(tx: Reader): Promise<ShelvedPolicy>;
  of(tx: Reader, policyId: string): Promise<ShelvedPolicy>;
}

export function openPolicyShelf(): PolicyShelf {
  const shelved = new Map<string, ShelvedPolicy>();

  const shelve = (row: Pick<PolicyRow, 'id' | 'yaml'>): ShelvedPolicy => {
    const read = { ...readPolicy(row.yaml), id: row.id };
    shelved.set(row.id, read);
    return read;
  };

  return {
    async active(tx) {
      const [row] = await tx.select({ id: policy.id }).from(policy).where(eq(policy.active, true));
      if (!row) throw new Error('no policy is in force');
      return this.of(tx, row.id);
    },
    async of(tx, policyId) {
      const known = shelved.get(policyId);
      if (known) return known;
      const [row] = await tx.select().from(policy).where(eq(policy.id, policyId));
      if (!row) throw new Error(`policy ${policyId} is not stored`);
      return shelve(row);
    },
  };
}
