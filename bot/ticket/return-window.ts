import { findAsset, findProduct, productsByIds } from '../../domain/asset/asset.queries.js';
import { unitFactsOf } from '../../domain/asset/asset-entitlement.js';
import { repairsOfAssets } from '../../domain/asset/repair-history.queries.js';
import { localDate } from '../../domain/calendar/duration.js';
import type { EntitlementFacts } from '../../domain/entitlement/entitlement.js';
import { type RemedyWindow, remedyWindow } from '../../domain/entitlement/remedy-window.js';
import { sayLocalDate } from '../../domain/language/say-time.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, slotValue, sureSlotValue } from '../dialog/slot.js';
import { phrase } from '../language/phrase.js';
import { readProof } from './proof-slot.js';

export type Remedy = 'RETURN' | 'EXCHANGE';

export interface FoundWindow extends Omit<RemedyWindow, 'state'> {
  /** UNDECIDED: open for some of the days on which it may have been bought, and closed for others. */
  readonly state: RemedyWindow['state'] | 'UNDECIDED';
  /** Counted from the day that the customer told, which his papers must prove. */
  readonly asTold: boolean;
  /** He told a month or a year: an open one runs so long at least, a closed one ran so long at most. */
  readonly roughly?: true;
}

const unknown: FoundWindow = { state: 'UNKNOWN', endsOn: null, asTold: true };

/** Whether the unit may still be given back: by the company's own record of the sale, else by what was told. */
export async function findWindow(turn: TurnInHand, draft: Draft, remedy: Remedy): Promise<FoundWindow> {
  const { ctx, policy } = turn;
  const on = localDate(ctx.now, policy.timezone);
  const registered = await factsOfRegistered(turn, draft, on);
  if (registered) return { ...remedyWindow(policy, registered, remedy), asTold: false };
  const told = await factsAsTold(turn, draft, on);
  return told ? windowAsTold(policy, told, remedy) : unknown;
}

function windowAsTold(policy: Policy, [earliest, latest]: FactsAsTold, remedy: Remedy): FoundWindow {
  const first = remedyWindow(policy, earliest, remedy);
  if (earliest.soldOn === latest.soldOn) return { ...first, asTold: true };
  const last = remedyWindow(policy, latest, remedy);
  if (first.state !== last.state) return { state: 'UNDECIDED', endsOn: null, asTold: true };
  return { ...(first.state === 'CLOSED' ? last : first), asTold: true, roughly: true };
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

/** For the first and for the last day on which it may have been bought. */
type FactsAsTold = readonly [earliest: EntitlementFacts, latest: EntitlementFacts];

async function factsAsTold({ ctx }: TurnInHand, draft: Draft, on: string): Promise<FactsAsTold | null> {
  const model = sureSlotValue(draft, 'product');
  const product = model === null ? null : await findProduct(ctx, model);
  const { bought } = readProof(sureSlotValue(draft, 'proof'));
  if (!product || !bought) return null;
  const factsOf = (soldOn: string) => ({
    family: product.family,
    soldOn,
    failedRepairs: 0,
    downtime: [],
    on,
  });
  return [factsOf(bought.from), factsOf(bought.to)];
}

const phrases = {
  RETURN: {
    OPEN: 'window_open_return',
    AS_TOLD: 'window_open_return_as_told',
    CLOSED: 'window_closed_return',
    AT_LEAST: 'window_open_return_at_least',
    AT_MOST: 'window_closed_return_at_most',
  },
  EXCHANGE: {
    OPEN: 'window_open_exchange',
    AS_TOLD: 'window_open_exchange_as_told',
    CLOSED: 'window_closed_exchange',
    AT_LEAST: 'window_open_exchange_at_least',
    AT_MOST: 'window_closed_exchange_at_most',
  },
} as const;

export function sayWindow({ language }: TurnInHand, remedy: Remedy, window: FoundWindow): string {
  const { state, endsOn } = window;
  if (state === 'NOT_OFFERED') return phrase(language, 'window_not_offered');
  if (state === 'UNKNOWN' || state === 'UNDECIDED' || endsOn === null)
    return phrase(language, 'window_unknown');
  const until = sayLocalDate(endsOn, language);
  return phrase(language, phrases[remedy][wayToSay(window, state)], { until });
}

function wayToSay({ asTold, roughly }: FoundWindow, state: 'OPEN' | 'CLOSED') {
  if (roughly) return state === 'OPEN' ? 'AT_LEAST' : 'AT_MOST';
  return state === 'OPEN' && asTold ? 'AS_TOLD' : state;
}
