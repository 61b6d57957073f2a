import type { Role } from '../schema/vocabulary.js';

/** Service points whose tickets a member of staff sees; ALL for headquarters and those who oversee everything. */
export type Scope = 'ALL' | readonly string[];

export interface StaffActor {
  readonly kind: 'STAFF';
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly servicePointId: string;
  readonly scope: Scope;
}

/** Who acts. BOT speaks for the customer of one conversation; CUSTOMER is that customer reading with his chat token. */
export type Actor =
  | StaffActor
  | { readonly kind: 'CUSTOMER'; readonly conversationId: string }
  | { readonly kind: 'BOT'; readonly conversationId: string }
  | { readonly kind: 'SYSTEM'; readonly name: string }
  | { readonly kind: 'ANONYMOUS' };

/** How an actor is named in events: people by name, the rest by what they are. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'STAFF') return `${actor.name} (${actor.login})`;
  return actor.kind === 'SYSTEM' ? actor.name : actor.kind.toLowerCase();
}

/** Whose idempotency keys are whose. */
export function callerKey(actor: Actor): string {
  if (actor.kind === 'STAFF') return `staff:${actor.id}`;
  if (actor.kind === 'SYSTEM') return `system:${actor.name}`;
  return actor.kind === 'ANONYMOUS' ? 'anonymous' : `conversation:${actor.conversationId}`;
}
