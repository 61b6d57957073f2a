import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** UUIDv7: rows created later sort later, so keyset pages over (instant, id) are stable. */
export const id = () => uuid('id').primaryKey();

export const reference = (name: string) => uuid(name);

/** An instant in UTC. Milliseconds only, as in JavaScript: finer ones made keyset cursors lose rows. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Words to be found by, made in `domain/ticket/search-words.ts`. */
export const searchVector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });
