import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../test/support/database.js';
import { connect, type DatabaseConnection, type Transaction } from './database.js';

const database = useDatabase();
let connection: DatabaseConnection;
beforeAll(() => {
  connection = connect(database.url, { pool: 1 });
});
afterAll(() => connection.close());

type Runs = Pick<Transaction, 'execute'>;
const prepared = async (on: Runs, words: string): Promise<number> => {
  const rows = await on.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_prepared_statements where statement like ${`%${words}%`}
      and statement not like '%pg_prepared%'`,
  );
  return rows[0]?.count ?? Number.NaN;
};

describe('the plans of statements', () => {
  it('a statement that comes again is kept, in and out of transactions and savepoints', async () => {
    const ask = (on: Runs, told: number) => on.execute(sql`select ${told}::int as kept_statement`);
    await ask(connection.db, 1);
    expect(await prepared(connection.db, 'kept_statement')).toBe(0);
    await connection.db.transaction(async (tx) => {
      expect(await ask(tx, 2)).toEqual([{ kept_statement: 2 }]);
      expect(await prepared(tx, 'kept_statement')).toBe(1);
      await tx.transaction(async (inner) => expect(await ask(inner, 3)).toEqual([{ kept_statement: 3 }]));
    });
    expect(await ask(connection.db, 4)).toEqual([{ kept_statement: 4 }]);
    expect(await prepared(connection.db, 'kept_statement')).toBe(1);
  });

  it('lists of every length do not fill the connection', async () => {
    for (let index = 0; index < 1_300; index += 1) {
      const text = sql.raw(`as many_texts_${index % 650}`);
      await connection.db.execute(sql`select ${index}::int ${text}`);
    }
    expect(await prepared(connection.db, 'many_texts')).toBeLessThanOrEqual(500);
  });

  it('a statement is planned anew when its table has changed', async () => {
    const ask = () => connection.db.execute(sql`select * from changing where number = ${1}`);
    await connection.db.execute(sql`create table changing (number int)`);
    await connection.db.execute(sql`insert into changing values (1)`);
    for (let times = 0; times < 3; times += 1) expect(await ask()).toEqual([{ number: 1 }]);
    await connection.db.execute(sql`alter table changing add column word text default 'new'`);
    expect(await ask()).toEqual([{ number: 1, word: 'new' }]);
  });
});
