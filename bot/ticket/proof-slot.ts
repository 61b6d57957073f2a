import { localDate } from '../../domain/calendar/duration.js';
import { sayDate } from '../../domain/language/say-time.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { Draft, SlotRule } from '../dialog/slot.js';
import { button, phrase } from '../language/phrase.js';

interface Proof {
  /** Local date as told. */
  readonly boughtOn: string | null;
  readonly receipt: 'yes' | 'no' | null;
}

const WRITTEN = /^(\d{4}-\d\d-\d\d)?\|(yes|no)?$/;

/** A slot holds one text: day and receipt, either of which may be missing. */
export function readProof(value: string | null): Proof {
  const match = WRITTEN.exec(value ?? '');
  const receipt = match?.[2];
  return {
    boughtOn: match?.[1] ?? null,
    receipt: receipt === 'yes' || receipt === 'no' ? receipt : null,
  };
}

function noteReceipt({ said }: TurnInHand, { notes }: Draft): void {
  if (said.receipt !== undefined) notes.receipt = said.receipt ? 'yes' : 'no';
}

/** Of a unit whose sale nobody registered: when it was bought, and what shows it. */
export const proofSlot: SlotRule = {
  slot: 'proof',
  label: 'label_proof',
  read: (turn, draft) => {
    noteReceipt(turn, draft);
    const { receipt = '' } = draft.notes;
    const { bought } = turn.said;
    if (bought) return { value: `${localDate(bought.value, turn.policy.timezone)}|${receipt}` };
    // "I have the receipt" names no day: asked for once more, then it is enough.
    return draft.asked === 'proof' && receipt && draft.tries.proof ? { value: `|${receipt}` } : null;
  },
  ask: ({ language }, { notes }) => ({
    text: phrase(language, notes.receipt ? 'ask_day_of_purchase' : 'ask_proof'),
    quickReplies: [button(language, 'button_not_known')],
  }),
  askAgain: ({ language }, { notes }) =>
    phrase(language, notes.receipt ? 'ask_day_of_purchase' : 'ask_proof_again'),
  show: (turn, value) => showProof(turn, value),
  without: 'AT_ONCE',
};

const receipts = { yes: 'button_have_receipt', no: 'button_no_receipt' } as const;

function showProof({ language }: TurnInHand, value: string): string {
  const { boughtOn, receipt } = readProof(value);
  const parts = [
    ...(boughtOn ? [sayDate(new Date(`${boughtOn}T00:00:00Z`), language, 'UTC')] : []),
    ...(receipt ? [phrase(language, receipts[receipt])] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : value;
}
