import { isDeepStrictEqual } from 'node:util';

/** What of the changes differs from the row: telling once more what is known changes nothing. */
export function differing<Row extends object>(row: Row, told: Partial<Row>): Partial<Row> {
  const changes = { ...told };
  for (const name in changes) if (isDeepStrictEqual(row[name], told[name])) delete changes[name];
  return changes;
}

export const isNothing = (changes: object): boolean => Object.keys(changes).length === 0;
