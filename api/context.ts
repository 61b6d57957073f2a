import type { Actor } from '../domain/actor.js';
import type { FileStorage } from '../domain/attachment/file-storage.js';
import type { Log } from '../domain/context.js';
import type { Desk } from '../domain/desk.js';
import { findStaffActor } from '../domain/staff/staff-actor.queries.js';
import type { Read } from './batch.js';
import type { Broadcast } from './broadcast.js';
import { unauthenticated } from './errors.js';
import { createLoaders, type Loaders } from './loaders.js';

export type TokenHolder =
  | { readonly kind: 'STAFF'; readonly staffId: string }
  | { readonly kind: 'CUSTOMER'; readonly conversationId: string };

/** Signed and expiring: who holds one is whom it names. */
export interface Tokens {
  sign(holder: TokenHolder, expiresAt: Date): Promise<string>;
  /** Null when it is forged, expired or none of ours. */
  verify(token: string): Promise<(TokenHolder & { readonly expiresAt: Date }) | null>;
}

/** Addresses that show one file for a short while to whoever has them. */
export interface FileLinks {
  sign(fileId: string, until: Date): string;
  isSigned(fileId: string, until: Date, signature: string): boolean;
}

/** What the door is given by the composition root. */
export interface ApiParts {
  readonly desk: Desk;
  /** Where the content of attachments lies. */
  readonly files: FileStorage;
  readonly links: FileLinks;
  readonly tokens: Tokens;
  readonly broadcast: Broadcast;
  readonly clock: () => Date;
  readonly log: Log;
}

/** What every resolver knows of its request. */
export interface ApiContext {
  readonly parts: ApiParts;
  readonly actor: Actor;
  readonly loaders: Loaders;
  /** Network address of the caller. */
  readonly address: string;
  readonly now: Date;
  readonly read: Read;
  /**
   * Forgets what was read and asks anew who the viewer is: before each event of a subscription.
   * @throws UNAUTHENTICATED
   */
  renew(): Promise<void>;
}

export interface Caller {
  /** Of the form `Bearer …`. */
  readonly authorization: string | undefined;
  readonly address: string;
}

/** @throws UNAUTHENTICATED for a token that is no longer or never was good, and for staff who have left */
export async function createContext(
  parts: ApiParts,
  { authorization, address }: Caller,
): Promise<ApiContext> {
  let viewer = await viewOf(parts, authorization);
  const read: Read = (query, input) => parts.desk.read(viewer.actor, query, input);
  return {
    parts,
    address,
    read,
    get actor() {
      return viewer.actor;
    },
    get loaders() {
      viewer.loaders ??= createLoaders(read);
      return viewer.loaders;
    },
    get now() {
      return viewer.now;
    },
    async renew() {
      viewer = await viewOf(parts, authorization);
    },
  };
}

interface View {
  readonly actor: Actor;
  readonly now: Date;
  loaders?: Loaders;
}

const viewOf = async (parts: ApiParts, authorization: string | undefined): Promise<View> => ({
  actor: await actorOf(parts, authorization),
  now: parts.clock(),
});

/** @throws UNAUTHENTICATED */
export async function actorOf({ tokens, desk }: ApiParts, authorization: string | undefined): Promise<Actor> {
  if (!authorization) return { kind: 'ANONYMOUS' };
  const holder = await tokens.verify(tokenOf(authorization) ?? '');
  if (!holder) throw unauthenticated('Your sign-in is not valid or has expired. Please sign in again.');
  if (holder.kind === 'CUSTOMER') return { kind: 'CUSTOMER', conversationId: holder.conversationId };
  const actor = await desk.read(nobody, findStaffActor, { staffId: holder.staffId });
  if (!actor) throw unauthenticated('This account is not active any more.');
  return actor;
}

const nobody: Actor = { kind: 'ANONYMOUS' };

export const tokenOf = (authorization: string): string | null =>
  /^Bearer ([\w.~+/=-]+)$/i.exec(authorization.trim())?.[1] ?? null;
