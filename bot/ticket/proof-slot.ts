import { Temporal } from 'temporal-polyfill';
import { sayLocalDate, sayLocalPeriod } from '../../domain/language/say-time.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, empty, fill, isFilled, type SlotRule, slotValue } from '../dialog/slot.js';
import { button, phrase } from '../language/phrase.js';
import type { Bought } from '../language/time/purchase.js';

/** First and last local day on which it may have been bought, as told: the same where he knows the day. */
export type Purchase = Pick<Bought, 'from' | 'to'>;

interface Proof {
  readonly bought: Purchase | null;
  readonly receipt: 'yes' | 'no' | null;
}

const WRITTEN = /^(?:(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?)?\|(yes|no)?$/;

/** A slot holds one text: day or days and receipt, either of which may be missing. */
export function readProof(value: string | null): Proof {
  const [, from, to = from, receipt] = WRITTEN.exec(value ?? '') ?? [];
  return {
    bought: from && to ? { from, to } : null,
    receipt: receipt === 'yes' || receipt === 'no' ? receipt : null,
  };
}

const writeProof = ({ from, to }: Purchase, receipt: string): string =>
  `${from === to ? from : `${from}/${to}`}|${receipt}`;

function noteReceipt({ said }: TurnInHand, { notes }: Draft): void {
  if (said.receipt !== undefined) notes.receipt = said.receipt ? 'yes' : 'no';
}

/** Told that it was last year, March is that of last year, and the fifteenth one of that month. */
function insideOf(roughly: Purchase | null, bought: Bought): Purchase {
  if (!roughly) return bought;
  const unit = bought.dayOnly ? 'months' : 'years';
  const backBy = (count: number): Purchase => {
    const earlier = (date: string) =>
      Temporal.PlainDate.from(date)
        .subtract({ [unit]: count })
        .toString();
    return { from: earlier(bought.from), to: earlier(bought.to) };
  };
  const shifted = Array.from({ length: 24 }, (_, count) => backBy(count));
  return shifted.find(({ from, to }) => from >= roughly.from && from <= roughly.to && to >= from) ?? bought;
}

/** Of a unit whose sale nobody registered: when it was bought, and what shows it. */
export const proofSlot: SlotRule = {
  slot: 'proof',
  label: 'label_proof',
  read: (turn, draft) => {
    noteReceipt(turn, draft);
    const { receipt = '' } = draft.notes;
    const { bought } = turn.said;
    const roughly = readProof(draft.notes.roughly ?? null).bought;
    if (bought) return { value: writeProof(insideOf(roughly, bought.value), receipt) };
    // "I have the receipt" names no day: asked for once more, then it is enough.
    return draft.asked === 'proof' && receipt && draft.tries.proof ? { value: `|${receipt}` } : null;
  },
  ask: ({ language }, { notes }) => ({
    text: phrase(language, questionOf(notes)),
    quickReplies: [button(language, 'button_not_known')],
  }),
  askAgain: ({ language }, { notes }) =>
    phrase(
      language,
      notes.closer ? 'ask_purchase_again' : notes.receipt ? 'ask_day_of_purchase' : 'ask_proof_again',
    ),
  show: (turn, value) => showProof(turn, value),
  without: 'AT_ONCE',
};

function questionOf({ closer, receipt }: Draft['notes']) {
  if (closer === 'MONTH') return 'ask_month_of_purchase';
  return closer === 'DAY' || receipt ? 'ask_day_of_purchase' : 'ask_proof';
}

const aMonth = 31;

/**
 * "Last year" may be too rough to tell by: the month is asked for, then the day, each once. False when nothing more
 * is to be had.
 */
export function askCloser(draft: Draft): boolean {
  const proof = slotValue(draft, 'proof');
  const { bought } = readProof(proof);
  if (!proof || !bought) return false;
  const { from, to } = bought;
  const days = Temporal.PlainDate.from(from).until(to).days + 1;
  const closer = days > aMonth ? 'MONTH' : 'DAY';
  if (days === 1 || draft.notes.closer === closer || draft.notes.closer === 'DAY') return false;
  draft.notes.closer = closer;
  draft.notes.roughly = proof;
  empty(draft, 'proof');
  return true;
}

/** Asked for more and not knowing it, he has still told the year. */
export function keepRough(draft: Draft): void {
  const { roughly } = draft.notes;
  const isNothing = isFilled(draft, 'proof') && readProof(slotValue(draft, 'proof')).bought === null;
  if (!roughly || !isNothing) return;
  const [days = ''] = roughly.split('|');
  fill(draft, 'proof', { value: `${days}|${draft.notes.receipt ?? ''}` });
}

const receipts = { yes: 'proof_at_hand', no: 'proof_missing' } as const;

function showProof({ language }: TurnInHand, value: string): string {
  const { bought, receipt } = readProof(value);
  const parts = [
    ...(bought ? [sayPurchase(bought, language)] : []),
    ...(receipt ? [phrase(language, receipts[receipt])] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : value;
}

const sayPurchase = ({ from, to }: Purchase, language: TurnInHand['language']): string =>
  from === to ? sayLocalDate(from, language) : sayLocalPeriod(from, to, language);
