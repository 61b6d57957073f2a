import type { Role } from '../schema/vocabulary.js';
import type { Actor, StaffActor } from './actor.js';
import { DomainError, forbidden } from './errors.js';

/** Everything that may be allowed or refused. What one may not *see* is decided by the gates of each noun. */
export const actions = [
  'OPEN_TICKET',
  'REPLY',
  'CHANGE',
  'MARK',
  'FILE_RECORD',
  'REQUEST_DECISION',
  'HOLD',
  'RESUME',
  'RESOLVE',
  'CLOSE',
  'CANCEL',
  'REOPEN',
  'CORRECT',
  'ASSIGN',
  'SCHEDULE_VISIT',
  'TRAVEL',
  'ARRIVE',
  'REPORT',
  'SIGN',
  'CONTACT_SUPPLIER',
  'TAKE_IN',
  'RETURN_UNIT',
  'HAND_OUT_LOANER',
  'TAKE_BACK_LOANER',
  'ESCALATE',
  'ACKNOWLEDGE',
  'REGISTER_ASSET',
  'CONTRACT',
  'FOLLOW_UP',
  'SURVEY',
  'OFFER_QUOTE',
  'WITHDRAW_QUOTE',
  'ANSWER_QUOTE',
  'CONVERSATION',
  'READ_FIGURES',
  'TRY_POLICY',
  'ACTIVATE_POLICY',
  'EDIT_KNOWLEDGE',
  'READ_DEAD_LETTERS',
] as const;
export type Action = (typeof actions)[number];

/** Whoever stands before the customer takes his unit in and gives it back. */
const goods: readonly Action[] = ['TAKE_IN', 'RETURN_UNIT', 'HAND_OUT_LOANER', 'TAKE_BACK_LOANER'];
/** Whoever does the work names no price for it; what the customer says on the telephone, the desk writes down. */
const quotes: readonly Action[] = ['OFFER_QUOTE', 'WITHDRAW_QUOTE', 'ANSWER_QUOTE'];
const reception: readonly Action[] = [
  'OPEN_TICKET',
  'REPLY',
  'CHANGE',
  'MARK',
  'FILE_RECORD',
  'REQUEST_DECISION',
  'HOLD',
  'RESUME',
  'RESOLVE',
  'CLOSE',
  'CANCEL',
  'REGISTER_ASSET',
  'CONTRACT',
  'FOLLOW_UP',
  'SURVEY',
  'CONVERSATION',
  'CONTACT_SUPPLIER',
  ...quotes,
  ...goods,
];
const dispatch: readonly Action[] = [...reception, 'ASSIGN', 'SCHEDULE_VISIT'];
const fieldWork: readonly Action[] = [
  'MARK',
  'FILE_RECORD',
  'REQUEST_DECISION',
  'TRAVEL',
  'ARRIVE',
  'REPORT',
  'SIGN',
  ...goods,
];
const supervision: readonly Action[] = [
  ...dispatch,
  ...fieldWork,
  'ESCALATE',
  'ACKNOWLEDGE',
  'REOPEN',
  'CORRECT',
  'READ_FIGURES',
];

/** contract/roles.md, column "may". A role that is not here may do nothing but look. */
const grants: Partial<Record<Role, readonly Action[]>> = {
  RECEPTIONIST: reception,
  DISPATCHER: dispatch,
  TECHNICIAN: fieldWork,
  SUPERVISOR: supervision,
  MANAGER: [...supervision, 'TRY_POLICY', 'ACTIVATE_POLICY', 'EDIT_KNOWLEDGE', 'READ_DEAD_LETTERS'],
  GENERAL_MANAGER: ['REPLY', 'CORRECT', 'ASSIGN', 'ESCALATE', 'ACKNOWLEDGE', 'READ_FIGURES', 'TRY_POLICY'],
  DEALER: [...dispatch, ...fieldWork],
  AUDITOR: ['READ_FIGURES', 'READ_DEAD_LETTERS'],
  ADMIN: actions,
};

/** What the bot may do for the customer it talks with. */
const botActions: readonly Action[] = ['OPEN_TICKET', 'CHANGE', 'CANCEL', 'SURVEY', 'ANSWER_QUOTE'];
/** What a customer does himself with his chat token. */
const customerActions: readonly Action[] = ['SURVEY', 'ANSWER_QUOTE'];

export function may(actor: Actor, action: Action): boolean {
  if (actor.kind === 'SYSTEM') return true;
  if (actor.kind === 'BOT') return botActions.includes(action);
  if (actor.kind === 'CUSTOMER') return customerActions.includes(action);
  return actor.kind === 'STAFF' && actor.roles.some((role) => grants[role]?.includes(action));
}

/** @throws UNAUTHENTICATED without an identity, FORBIDDEN when the identity may not. */
export function demand(actor: Actor, action: Action): void {
  requireIdentity(actor);
  if (!may(actor, action)) throw forbidden(`You may not do this (${action}).`);
}

/** @throws UNAUTHENTICATED */
export function requireIdentity(actor: Actor): void {
  if (actor.kind === 'ANONYMOUS') throw new DomainError('UNAUTHENTICATED', 'Please sign in first.');
}

/** @throws UNAUTHENTICATED, FORBIDDEN for customers */
export function requireStaff(actor: Actor): StaffActor {
  requireIdentity(actor);
  if (actor.kind !== 'STAFF') throw forbidden('This is for staff.');
  return actor;
}

export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.kind === 'STAFF' && actor.roles.some((role) => wanted.includes(role));

/** Rising: whoever stands higher may agree to what a lower one may. */
const ladder: readonly Role[] = ['RECEPTIONIST', 'DISPATCHER', 'SUPERVISOR', 'MANAGER', 'GENERAL_MANAGER'];
/** Roles beside the ladder are below a supervisor. */
const rankOf = (role: Role): number => {
  const rank = ladder.indexOf(role);
  return rank < 0 ? ladder.indexOf('DISPATCHER') : rank;
};

/** May decide what the policy leaves to a role: its holder and those above it, never an auditor. */
export const mayApprove = (actor: Actor, role: Role): boolean =>
  hasRole(actor, 'ADMIN') ||
  (hasRole(actor, role) && role !== 'AUDITOR') ||
  hasRole(actor, ...ladder.slice(rankOf(role) + 1));

const overseers: readonly Role[] = ['MANAGER', 'GENERAL_MANAGER', 'AUDITOR', 'ADMIN'];
const deskRoles: readonly Role[] = ['RECEPTIONIST', 'DISPATCHER', 'SUPERVISOR'];

/** Sees every ticket wherever it is. */
export const overseesEverything = (actor: StaffActor): boolean => hasRole(actor, ...overseers);

/** Sees the tickets of his own service point and those below it. */
export const seesServicePoint = (actor: StaffActor): boolean => hasRole(actor, ...deskRoles, 'DEALER');

/** Looks up any customer, because anyone may telephone. */
export const seesAllCustomers = (actor: Actor): boolean =>
  actor.kind === 'SYSTEM' || hasRole(actor, ...overseers, ...deskRoles);

/** Must be able to call the customer; for the others the number is masked. */
export const callsCustomers = (actor: Actor): boolean =>
  actor.kind !== 'STAFF' ||
  hasRole(actor, ...deskRoles, 'MANAGER', 'GENERAL_MANAGER', 'ADMIN', 'DEALER', 'TECHNICIAN');

/** +8613812345678 → +86138****5678 */
export function maskPhone(phone: string): string {
  const shown = Math.max(3, phone.length - 8);
  return `${phone.slice(0, shown)}****${phone.slice(-4)}`;
}
