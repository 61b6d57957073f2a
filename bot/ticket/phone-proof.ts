import { sayPhone } from '../../domain/language/say-phone.js';
import { provePhone } from '../../domain/verification/prove-phone.js';
import { requestCode } from '../../domain/verification/request-code.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, empty, isFilled, type SlotRule, slotValue, sureSlotValue } from '../dialog/slot.js';
import { saysNoCode, wantsCodeAgain } from '../language/number/verification.js';
import { button, phrase } from '../language/phrase.js';
import { recallKnown } from './recall.js';

/** Where the number of no ticket is known, a code sent to the telephone proves that its tickets are the customer's. */

/** How far the proof has come; left out: it has not begun. */
type Stage = 'ASKED' | 'PROVEN' | 'FAILED';
const stageOf = ({ notes }: Draft): Stage | undefined => notes.code as Stage | undefined; // written below only
const setStage = ({ notes }: Draft, stage: Stage): void => {
  notes.code = stage;
};

const knowsNoTicket = (draft: Draft): boolean => slotValue(draft, 'ticket_number') === null;

/** Said in the turn that sends one. */
function askForSent(language: TurnInHand['language'], draft: Draft): string | null {
  const { codeSent } = draft.notes;
  const phone = sayPhone(slotValue(draft, 'phone') ?? '');
  if (codeSent === undefined) return null;
  return phrase(language, codeSent === 'anew' ? 'ask_new_verification_code' : 'ask_verification_code', {
    phone,
  });
}

const codeSlot: SlotRule = {
  slot: 'verification_code',
  read: ({ said }) => (said.code ? { value: said.code.value } : null),
  ask: ({ language }, draft) => ({
    text: askForSent(language, draft) ?? phrase(language, 'ask_verification_code_again'),
    quickReplies: [button(language, 'button_no_code')],
  }),
  askAgain: ({ language }, draft) =>
    askForSent(language, draft) ?? phrase(language, 'ask_verification_code_again'),
  wanted: (draft) => knowsNoTicket(draft) && stageOf(draft) === 'ASKED',
  unmistakable: true,
  without: 'AT_ONCE',
};

const again = 'AGAIN';

/** Nobody is kept waiting for a code: the number of the ticket does as well, and so does a person. */
const wayOutSlot: SlotRule = {
  slot: 'choice',
  read: ({ said, inbound }, { asked }) =>
    asked === 'choice' && (wantsCodeAgain(inbound.text) || said.yes) ? { value: again } : null,
  ask: ({ language }) => ({
    text: phrase(language, 'no_code_then'),
    quickReplies: [button(language, 'button_code_again'), button(language, 'button_person')],
  }),
  askAgain: ({ language }) => phrase(language, 'no_code_again'),
  wanted: (draft) => knowsNoTicket(draft) && stageOf(draft) === 'FAILED',
  without: 'AT_ONCE',
};

export const phoneProofSlots: readonly SlotRule[] = [codeSlot, wayOutSlot];

export const isPhoneProven = (draft: Draft): boolean => stageOf(draft) === 'PROVEN';

/** Asks for a code when it is needed, and judges the one that was told. */
export async function settlePhoneProof(turn: TurnInHand, draft: Draft): Promise<void> {
  delete draft.notes.codeSent;
  const phone = sureSlotValue(draft, 'phone');
  if (phone === null || !knowsNoTicket(draft) || isPhoneProven(draft)) return;
  if (phone === turn.provenPhone) return setStage(draft, 'PROVEN');
  if (draft.notes.codeFor !== phone || slotValue(draft, 'choice') === again)
    return askForCode(turn, draft, phone);
  const code = sureSlotValue(draft, 'verification_code');
  // Also one that arrives when the customer has given it up.
  if (code !== null) return judge(turn, draft, { phone, code });
  if (stageOf(draft) !== 'ASKED') return;
  const { text } = turn.inbound;
  if (draft.asked === 'verification_code' && wantsCodeAgain(text)) return askForCode(turn, draft, phone);
  const hasNone =
    isFilled(draft, 'verification_code') || (draft.asked === 'verification_code' && saysNoCode(text));
  if (hasNone) setStage(draft, 'FAILED');
}

async function askForCode(turn: TurnInHand, draft: Draft, phone: string): Promise<void> {
  for (const slot of ['verification_code', 'choice'] as const) empty(draft, slot);
  delete draft.tries.verification_code;
  const isAnew = draft.notes.codeFor === phone;
  draft.notes.codeFor = phone;
  const { ctx, conversation, remarks, language } = turn;
  const requested = await requestCode(ctx, { conversationId: conversation.id, phone });
  setStage(draft, requested === 'REQUESTED' ? 'ASKED' : 'FAILED');
  if (requested === 'REQUESTED') draft.notes.codeSent = isAnew ? 'anew' : 'yes';
  if (requested === 'TOO_MANY') remarks.push(phrase(language, 'verification_code_too_many'));
}

async function judge(turn: TurnInHand, draft: Draft, told: { phone: string; code: string }): Promise<void> {
  const { ctx, conversation, codes, remarks, language } = turn;
  empty(draft, 'verification_code');
  const proof = await provePhone(ctx, { ...told, conversationId: conversation.id }, codes);
  if (proof.outcome === 'PROVEN') {
    turn.provenPhone = told.phone;
    setStage(draft, 'PROVEN');
    remarks.push(phrase(language, 'verified'));
    return recallKnown(turn);
  }
  if (proof.outcome === 'WRONG') {
    remarks.push(phrase(language, 'verification_code_wrong', { left: proof.left }));
  } else if (proof.outcome === 'EXPIRED') {
    remarks.push(phrase(language, 'verification_code_expired'));
    await askForCode(turn, draft, told.phone);
  } else {
    remarks.push(phrase(language, 'verification_code_failed'));
    setStage(draft, 'FAILED');
  }
}
