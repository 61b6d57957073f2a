import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import type { ApiContext } from './context.js';

export interface SeenOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly outcome: 'ok' | 'error';
  readonly seconds: number;
}

export type Observe = (seen: SeenOperation) => void;

interface Finished {
  readonly name: string | null | undefined;
  readonly kind: SeenOperation['kind'];
  readonly startedAt: number;
  readonly actor: Actor;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
}

/** One line per operation, without variables: they hold what customers told us. */
export function recordOperation(log: Log, observe: Observe, done: Finished): void {
  const milliseconds = performance.now() - done.startedAt;
  const codes = done.errors?.map((error) => String(error.extensions?.code)) ?? [];
  const fields = {
    operation: done.name?.slice(0, 80) ?? null,
    kind: done.kind,
    ms: Math.round(milliseconds),
    viewer: viewerOf(done.actor),
    ...(codes.length > 0 && { codes: [...new Set(codes)] }),
  };
  log.info(fields, 'graphql operation');
  observe({ kind: done.kind, outcome: codes.length > 0 ? 'error' : 'ok', seconds: milliseconds / 1_000 });
}

function viewerOf(actor: Actor): string {
  if (actor.kind === 'STAFF') return `staff:${actor.id}`;
  return actor.kind === 'CUSTOMER' ? `conversation:${actor.conversationId}` : actor.kind.toLowerCase();
}

export const operationLog = (log: Log, observe: Observe): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart() {
    const startedAt = performance.now();
    return {
      async willSendResponse({ operation, operationName, contextValue, response }) {
        if (response.body.kind !== 'single') return;
        const { errors } = response.body.singleResult;
        const kind = operation?.operation ?? 'query';
        recordOperation(log, observe, {
          name: operationName,
          kind,
          startedAt,
          actor: contextValue.actor,
          errors,
        });
      },
    };
  },
});
