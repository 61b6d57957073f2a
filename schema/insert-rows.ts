import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * The beginning of an insert of rows that all tell the same columns. Its text does not depend on how many they are,
 * so PostgreSQL plans it once, and nothing is made for each value of a hundred rows.
 */
export function insertRows<Table extends PgTable>(
  table: Table,
  rows: readonly [InferInsertModel<Table>, ...InferInsertModel<Table>[]],
): SQL {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in rows[0]);
  const told = rows.map((row) =>
    Object.fromEntries(columns.map(([key, { name }]) => [name, Reflect.get(row, key)])),
  );
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  return sql`insert into ${table} (${names})
    select ${names} from jsonb_populate_recordset(null::${table}, ${wellFormed(JSON.stringify(told))}::jsonb)`;
}

/** Half a character, which no JSON of PostgreSQL may hold, is the sign for what cannot be shown, as in any text. */
const wellFormed = (json: string): string =>
  json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\\ufffd');
