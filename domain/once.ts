import { and, eq } from 'drizzle-orm';
import { request } from '../schema/index.js';
import { callerKey } from './actor.js';
import type { Context } from './context.js';
import type { UseCase } from './desk.js';
import { optionalText } from './input.js';

/** Outcomes are ids and instants as text, so that the first answer can be given again word for word. */
export type Outcome = Readonly<Record<string, string>>;

/**
 * Makes a use case safe to submit twice: the same key of the same caller gives the first answer again.
 * A second submission that arrives meanwhile waits for the first at the primary key.
 */
export function once<
  Input extends { readonly idempotencyKey?: string | null | undefined },
  Result extends Outcome,
>(operation: string, useCase: UseCase<Input, Result>): UseCase<Input, Result> {
  const named = async (ctx: Context, input: Input): Promise<Result> => {
    const key = optionalText('idempotencyKey', input.idempotencyKey, 200);
    if (key === null) return useCase(ctx, input);
    const identity = { caller: callerKey(ctx.actor), operation, key };
    const [first] = await ctx.tx
      .insert(request)
      .values({ ...identity, at: ctx.now })
      .onConflictDoNothing()
      .returning({ key: request.key });
    if (!first) return firstOutcome<Result>(ctx, identity);
    const outcome = await useCase(ctx, input);
    await ctx.tx.update(request).set({ outcome }).where(matching(identity));
    return outcome;
  };
  Object.defineProperty(named, 'name', { value: operation });
  return named;
}

interface Identity {
  caller: string;
  operation: string;
  key: string;
}

const matching = ({ caller, operation, key }: Identity) =>
  and(eq(request.caller, caller), eq(request.operation, operation), eq(request.key, key));

async function firstOutcome<Result extends Outcome>(ctx: Context, identity: Identity): Promise<Result> {
  const [row] = await ctx.tx.select({ outcome: request.outcome }).from(request).where(matching(identity));
  if (!row?.outcome) throw new Error(`request ${identity.operation} has no outcome`);
  // Written above by the same operation, whose result type this is.
  return row.outcome as Result;
}
