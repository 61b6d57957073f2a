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
  /** Forgets what was read: something is about to change. */
  forget(): void;
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
export async function createContext(parts: ApiParts, caller: Caller): Promise<ApiContext> {
  return new RequestContext(parts, caller, { view: await viewOf(parts, caller.authorization) });
}

/**
 * Apollo copies the context's own properties: what changes with the request lies one level deeper, where the copy
 * finds it too.
 */
class RequestContext implements ApiContext {
  readonly address: string;
  readonly read: Read;

  constructor(
    readonly parts: ApiParts,
    private readonly caller: Caller,
    private readonly known: { view: View },
  ) {
    this.address = caller.address;
    this.read = (query, input) => parts.desk.read(known.view.actor, query, input);
  }

  get actor(): Actor {
    return this.known.view.actor;
  }

  get now(): Date {
    return this.known.view.now;
  }

  get loaders(): Loaders {
    this.known.view.loaders ??= createLoaders(this.read);
    return this.known.view.loaders;
  }

  forget(): void {
    delete this.known.view.loaders;
  }

  async renew(): Promise<void> {
    this.known.view = await viewOf(this.parts, this.caller.authorization);
  }
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
