import { boolean, date, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { servicePoint } from './service-point.js';
import { roles } from './vocabulary.js';

export interface CertificateRecord {
  family: string;
  /** Local date, that day included. */
  validUntil: string;
}

/** The people of the company and its dealers who sign in. */
export const staff = pgTable(
  'staff',
  {
    id: id(),
    login: text('login').notNull().unique(),
    /** scrypt, with its salt and cost written beside it. */
    passwordHash: text('password_hash').notNull(),
    name: text('name').notNull(),
    badge: text('badge'),
    roles: text('roles', { enum: roles }).array().notNull(),
    servicePointId: reference('service_point_id')
      .notNull()
      .references(() => servicePoint.id),
    certificates: jsonb('certificates').$type<CertificateRecord[]>().notNull().default([]),
    active: boolean('active').notNull().default(true),
    hiredOn: date('hired_on', { mode: 'string' }),
  },
  // Serves "who holds this role at that service point", asked by every escalation.
  (table) => [index('staff_service_point_index').on(table.servicePointId)],
);

export type StaffRow = typeof staff.$inferSelect;

/** Failed sign-ins per login and network address; they slow the next try down and vanish with a success. */
export const signInFailure = pgTable('sign_in_failure', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: instant('last_at').notNull(),
});
