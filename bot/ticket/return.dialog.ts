import type { TurnContext } from 'botbuilder-core';
import { simplify } from '../../domain/customer/simplify.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import type { NextDialog } from '../dialog/dialog-plan.js';
import {
  type Draft,
  empty,
  isFilled,
  type Reading,
  type SlotRule,
  slotValue,
  sureSlotValue,
} from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { linesOf } from '../dialog/summary.js';
import { catalogues, phrase, sayLines } from '../language/phrase.js';
import { saysReason } from '../language/reason.js';
import type { Slot } from '../language/understanding.js';
import { sure, wishes } from '../language/wish.js';
import { offerPerson } from '../person/offer-person.js';
import { acknowledgeCrisis } from './crisis.js';
import { instead, insteadSlot } from './instead-slot.js';
import { lookUpUnit, settleWhichProduct } from './look-up-unit.js';
import { openTicketDialog } from './open-ticket.dialog.js';
import { askCloser, keepRough, proofSlot } from './proof-slot.js';
import { recallUnit } from './recall.js';
import { findWindow, type Remedy, sayWindow } from './return-window.js';
import { sayOpened } from './say-opened.js';
import { storyIn } from './story.js';
import { common, inCustomersWords, takeUp } from './take-up.js';
import { faultSlot, nameSlot, phoneSlot, productSlot, serialSlot } from './told-slots.js';
import { whichProductSlot } from './which-product.js';

export const returnDialog = 'return';

const remedyOf = ({ notes }: Draft): Remedy => (notes.kind === 'EXCHANGE' ? 'EXCHANGE' : 'RETURN');

/** Nothing more is asked of somebody who takes the repair or lets it be. */
const goesOn = (draft: Draft): boolean => {
  const chosen = slotValue(draft, 'intent');
  return chosen === null || chosen === instead.APPROVAL;
};

const reasonSlot: SlotRule = {
  ...faultSlot,
  label: 'label_reason',
  read: (turn, draft) =>
    faultSlot.read(turn, draft) ??
    reasonTold(turn, draft) ??
    (saysReason(turn.inbound.text) ? { value: turn.inbound.text.trim().slice(0, 500) } : null),
  ask: ({ language }) => ({ text: phrase(language, 'ask_reason') }),
  askAgain: ({ language }) => phrase(language, 'ask_reason_again'),
  wanted: goesOn,
};

/** 我要退货，水里喝出黑渣子来了: told with the wish, in words that name no symptom. */
function reasonTold({ said }: TurnInHand, { asked }: Draft): Reading | null {
  if (asked !== null || !said.story) return null;
  const told = said.story.value
    .split(/[，,。；;！!\n]/)
    .map((clause) => clause.trim())
    .filter(tellsWhy);
  return told.length > 0 ? { value: told.join('，') } : null;
}

const ELSE =
  /不知道|不清楚|不记得|序列号|电话|地址|姓|叫|退|换|买|购|发票|凭证|小票|订单|收据|保修卡|票|[?？]|[吗么呢]$|^我是|serial|number|know|return|exchang|refund|bought|purchas|receipt|invoice|money back|give .* back/i;
const tellsWhy = (clause: string): boolean =>
  !ELSE.test(simplify(clause)) &&
  ((clause.match(/\p{Script=Han}/gu)?.length ?? 0) >= 5 ||
    (clause.match(/[A-Za-z']{2,}/g)?.length ?? 0) >= 4);

/** Unit and purchase first: whether the window is open is said before anything else is asked. */
const slots: readonly SlotRule[] = [
  productSlot,
  whichProductSlot,
  serialSlot,
  { ...proofSlot, wanted: ({ notes }) => !notes.soldOn },
  { ...insteadSlot, wanted: ({ notes }) => notes.window === 'CLOSED' || notes.window === 'NOT_OFFERED' },
  reasonSlot,
  { ...nameSlot, wanted: goesOn },
  { ...phoneSlot, wanted: goesOn },
];

const summaries = { RETURN: 'summary_return', EXCHANGE: 'summary_exchange' } as const;

/** Money back or another unit: says whether the window is open, offers a repair where it is closed, takes the request. */
export const createReturnDialog = (): SlotDialog =>
  new SlotDialog({ id: returnDialog, slots, common, begin, settle, summary, finish });

function begin(turn: TurnInHand, draft: Draft, options: Readonly<Record<string, string>>): void {
  draft.notes.kind = options.kind ?? 'RETURN';
  draft.notes.opening = storyIn(turn) ?? '';
}

async function settle(turn: TurnInHand, draft: Draft, changed: readonly Slot[]): Promise<void> {
  acknowledgeCrisis(turn, draft, remedyOf(draft));
  if (changed.includes('fault') && turn.said.fault) draft.notes.symptom = 'yes';
  if (wantsExchange(turn, draft)) draft.notes.kind = 'EXCHANGE';
  const recalled = await recallUnit(turn, draft);
  if (recalled || isToBeLookedUp(draft)) {
    const asset = await lookUpUnit(turn, draft);
    draft.notes.soldOn = asset?.soldOn ?? '';
    draft.notes.unit = slotValue(draft, 'serial') ?? '';
  }
  if (isFilled(draft, 'choice')) {
    settleWhichProduct(draft);
    if (slotValue(draft, 'serial') === null) draft.notes.soldOn = '';
  }
  if (slotValue(draft, 'intent') === instead.EXCHANGE) changeToExchange(draft);
  if (changed.includes('intent') && slotValue(draft, 'intent') === instead.APPROVAL)
    turn.remarks.push(phrase(turn.language, 'window_for_approval'));
  keepRough(draft);
  if (isJudgeable(draft)) await judge(turn, draft);
  else sayThatItBegins(turn, draft);
}

const beginnings = { RETURN: 'return_begins', EXCHANGE: 'exchange_begins' } as const;

function sayThatItBegins({ remarks, language }: TurnInHand, draft: Draft): void {
  if (draft.asked !== null || remarks.length > 0 || draft.notes.told) return;
  remarks.push(phrase(language, beginnings[remedyOf(draft)]));
}

/** "No, exchange it instead": the same unit, the same purchase, the other remedy. */
const wantsExchange = ({ said }: TurnInHand, draft: Draft): boolean =>
  draft.asked !== null &&
  draft.asked !== 'intent' &&
  remedyOf(draft) === 'RETURN' &&
  wishes(said, 'exchange', sure);

/** Told now, or in the matter before this one. */
const isToBeLookedUp = (draft: Draft): boolean =>
  isFilled(draft, 'serial') && draft.notes.unit !== (slotValue(draft, 'serial') ?? '');

function changeToExchange(draft: Draft): void {
  draft.notes.kind = 'EXCHANGE';
  empty(draft, 'intent');
}

const isJudgeable = (draft: Draft): boolean =>
  isFilled(draft, 'product') &&
  isFilled(draft, 'serial') &&
  draft.notes.told === undefined &&
  (Boolean(draft.notes.soldOn) || isFilled(draft, 'proof'));

/** Said once for a unit and a day of purchase, and again when either turns out to be another. */
async function judge(turn: TurnInHand, draft: Draft): Promise<void> {
  const remedy = remedyOf(draft);
  const about = [remedy, ...(['product', 'serial', 'proof'] as const).map((slot) => slotValue(draft, slot))];
  const judged = about.join('/');
  if (draft.notes.judged === judged) return;
  const window = await findWindow(turn, draft, remedy);
  if (window.state === 'UNDECIDED' && askCloser(draft)) return;
  draft.notes.judged = judged;
  draft.notes.window = window.state;
  delete draft.notes.repairRefused;
  delete draft.notes.exchange;
  empty(draft, 'intent');
  turn.remarks.push(sayWindow(turn, remedy, window));
  if (window.asTold && draft.notes.receipt === 'no')
    turn.remarks.push(phrase(turn.language, 'window_other_proof'));
  if (window.state !== 'CLOSED' || remedy !== 'RETURN') return;
  const exchange = await findWindow(turn, draft, 'EXCHANGE');
  if (exchange.state !== 'OPEN') return;
  draft.notes.exchange = 'open';
  turn.remarks.push(sayWindow(turn, 'EXCHANGE', exchange));
}

function summary(turn: TurnInHand, draft: Draft): string | null {
  if (!goesOn(draft)) return null;
  const shown = slots.filter(({ slot }) => slot !== 'choice' && slot !== 'intent');
  const lines = linesOf(shown, turn, draft);
  return `${phrase(turn.language, summaries[remedyOf(draft)])}\n${sayLines(turn.language, lines)}`;
}

async function finish(context: TurnContext, draft: Draft): Promise<'DONE' | NextDialog> {
  const turn = turnOf(context);
  const chosen = slotValue(draft, 'intent');
  if (chosen === instead.UNDECIDED) return leaveUndecided(context);
  if (chosen === instead.REPAIR) return repair(draft);
  if (chosen === instead.NOTHING) {
    await speak(context, { text: phrase(turn.language, 'let_be') });
    return 'DONE';
  }
  const ticket = await takeUp(turn, draft, {
    kind: remedyOf(draft),
    serialNumber: slotValue(draft, 'serial')?.slice(0, 60) ?? null,
    model: sureSlotValue(draft, 'product'),
    description: describe(turn, draft),
  });
  await speak(context, {
    text: await sayOpened(turn, ticket),
    ticket: { id: ticket.id, number: ticket.number },
  });
  return 'DONE';
}

function leaveUndecided(context: TurnContext): Promise<'DONE'> {
  const { remarks, language } = turnOf(context);
  remarks.push(phrase(language, 'nothing_sent'));
  return offerPerson(context);
}

/** The report goes on with all that is known; a change of mind is no fault. */
function repair({ filled, notes }: Draft): NextDialog {
  const { intent: _intent, proof: _proof, fault, ...known } = filled;
  return {
    next: openTicketDialog,
    options: { kind: 'FAULT' },
    filled: { ...known, ...(fault && notes.symptom && { fault }) },
  };
}

function describe(turn: TurnInHand, draft: Draft): string {
  const proof = slotValue(draft, 'proof');
  const label = catalogues[turn.language].label_proof;
  const purchase =
    proof === null || !proofSlot.show
      ? ''
      : phrase(turn.language, 'summary_line', { label, value: proofSlot.show(turn, proof) });
  const words = [draft.notes.opening ?? '', slotValue(draft, 'fault') ?? '', purchase];
  const told = inCustomersWords(turn, draft, words);
  return told || phrase(turn.language, summaries[remedyOf(draft)]);
}
