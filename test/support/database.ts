import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';

/**
 * A migrated database for the test file that calls this, cloned from the template and dropped afterwards.
 * `url` can be read once the tests or later hooks run.
 */
export function useDatabase(): { readonly url: string } {
  const name = `desk_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  beforeAll(() => administer(`create database ${name} template template_desk strategy file_copy`));
  afterAll(() => administer(`drop database if exists ${name} with (force)`));
  return { url: url.href };
}

async function administer(statement: string): Promise<void> {
  const sql = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
