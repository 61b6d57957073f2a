import { sqlState } from './desk.js';

type Outcomes<Tasks extends readonly Promise<unknown>[]> = {
  -readonly [Index in keyof Tasks]: Awaited<Tasks[Index]>;
};

/**
 * Waits for statements that need not wait for each other: one connection carries them one after the other without a
 * pause. All of them have ended when it returns or throws, since what is sent after a rollback is no longer undone.
 */
export async function together<const Tasks extends readonly Promise<unknown>[]>(
  ...tasks: Tasks
): Promise<Outcomes<Tasks>> {
  const failures: unknown[] = [];
  const outcomes = await Promise.all(
    tasks.map((task) => task.catch((error: unknown) => failures.push(error))),
  );
  if (failures.length > 0) throw failures.find((error) => !isConsequence(error)) ?? failures[0];
  // Each of them has what its task resolved to, in the order of the tasks.
  return outcomes as Outcomes<Tasks>;
}

/** PostgreSQL refuses whatever comes after the first failure of a transaction. */
const isConsequence = (error: unknown): boolean => sqlState(error) === '25P02';
