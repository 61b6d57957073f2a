import { findAsset, findProduct, productsByIds } from '../../domain/asset/asset.queries.js';
import { unitFactsOf } from '../../domain/asset/asset-entitlement.js';
import { repairsOfAssets } from '../../domain/asset/repair-history.queries.js';
import { localDate } from '../../domain/calendar/duration.js';
import type { EntitlementFacts } from '../../domain/entitlement/entitlement.js';
import { type RemedyWindow, remedyWindow } from '../../domain/entitlement/remedy-window.js';
import { sayDate } from '../../domain/language/say-time.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, slotValue, sureSlotValue } from '../dialog/slot.js';
import { phrase } from '../language/phrase.js';
import { readProof } from './proof-slot.js';

export type Remedy = 'RETURN' | 'EXCHANGE';

export interface FoundWindow extends RemedyWindow {
  /** Counted from the day that the customer told, which his papers must prove. */
  readonly asTold: boolean;
}

const unknown: FoundWindow = { state: 'UNKNOWN', endsOn: null, asTold: true };

/** Whether the unit may still be given back: by the company's own record of the sale, else by what was told. */
export async function findWindow(turn: TurnInHand, draft: Draft, remedy: Remedy): Promise<FoundWindow> {
  const { ctx, policy } = turn;
  const on = localDate(ctx.now, policy.timezone);
  const registered = await factsOfRegistered(turn, draft, on);
  if (registered) return { ...remedyWindow(policy, registered, remedy), asTold: false };
  const told = await factsAsTold(turn, draft, on);
  return told ? { ...remedyWindow(policy, told, remedy), asTold: true } : unknown;
}

async function factsOfRegistered({ ctx, policy }: TurnInHand, draft: Draft, on: string) {
  const serial = draft.notes.soldOn ? slotValue(draft, 'serial') : null;
  const asset = serial === null ? null : await findAsset(ctx, serial);
  const [product] = asset ? await productsByIds(ctx, [asset.productId]) : [];
  if (!asset || !product) return null;
  const repairs = await repairsOfAssets(ctx, [asset.id]);
  return unitFactsOf(policy, {
    asset,
    product,
    component: null,
    contract: null,
    cause: 'UNKNOWN',
    repairs,
    on,
  });
}

async function factsAsTold({ ctx }: TurnInHand, draft: Draft, on: string): Promise<EntitlementFacts | null> {
  const model = sureSlotValue(draft, 'product');
  const product = model === null ? null : await findProduct(ctx, model);
  const soldOn = readProof(sureSlotValue(draft, 'proof')).boughtOn;
  return product && soldOn ? { family: product.family, soldOn, failedRepairs: 0, downtime: [], on } : null;
}

const phrases = {
  RETURN: {
    OPEN: 'window_open_return',
    AS_TOLD: 'window_open_return_as_told',
    CLOSED: 'window_closed_return',
  },
  EXCHANGE: {
    OPEN: 'window_open_exchange',
    AS_TOLD: 'window_open_exchange_as_told',
    CLOSED: 'window_closed_exchange',
  },
} as const;

export function sayWindow({ language }: TurnInHand, remedy: Remedy, window: FoundWindow): string {
  const { state, endsOn, asTold } = window;
  if (state === 'NOT_OFFERED') return phrase(language, 'window_not_offered');
  if (state === 'UNKNOWN' || endsOn === null) return phrase(language, 'window_unknown');
  const key = state === 'OPEN' && asTold ? 'AS_TOLD' : state;
  const until = sayDate(new Date(`${endsOn}T00:00:00Z`), language, 'UTC');
  return phrase(language, phrases[remedy][key], { until });
}
