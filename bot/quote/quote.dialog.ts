import type { TurnContext } from 'botbuilder-core';
import { sayCharges } from '../../domain/entitlement/say-charges.js';
import { sayDay } from '../../domain/language/say-time.js';
import { answerQuoteForCustomer, explainRefusal } from '../../domain/quote/answer-quote.js';
import { stands } from '../../domain/quote/quote.js';
import { latestQuoteOf, ticketsWithOpenQuote } from '../../domain/quote/quote.queries.js';
import { isLive } from '../../domain/ticket/ticket.js';
import { ticketStatus } from '../../domain/ticket/ticket-status.queries.js';
import type { QuoteRow } from '../../schema/index.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import type { Ended } from '../dialog/dialog-plan.js';
import { type Draft, fill, isFilled, type SlotRule, sureSlotValue } from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { button, phrase } from '../language/phrase.js';
import { quoteAnswerOf, refusalTellsWhy } from '../language/quote-answer.js';
import { sure, wishes } from '../language/wish.js';
import { offerPerson } from '../person/offer-person.js';
import { answerBeside } from '../question/answer-beside.js';
import { commentIn } from '../survey/comment.js';
import { cancelTicketDialog } from '../ticket/cancel-ticket.dialog.js';
import {
  changeAndTell,
  proofOf,
  provenTicketSlots,
  sayUnchangeable,
  settleProof,
} from '../ticket/proven-ticket.js';
import { sayQuote, sayTotal, sayUntil } from './say-quote.js';

export const quoteDialog = 'quote';

const commentSlot: SlotRule = {
  slot: 'comment',
  read: (turn, { asked }) => (asked === 'comment' ? { value: commentIn(turn) } : null),
  ask: ({ language }) => ({
    text: phrase(language, 'ask_quote_why'),
    quickReplies: [button(language, 'button_skip')],
  }),
  askAgain: ({ language }) => phrase(language, 'ask_quote_why'),
  wanted: ({ notes }) => notes.declined !== undefined,
};

/** Nothing is summed up here: what was told is a number and its proof. */
const withoutLabel = ({ label: _label, ...rule }: SlotRule): SlotRule => rule;

/** Shows what the work would cost and asks consent; what needs proof is proven as for every change of a ticket. */
export const createQuoteDialog = (): SlotDialog =>
  new SlotDialog({
    id: quoteDialog,
    slots: [...provenTicketSlots.map(withoutLabel), commentSlot],
    common: ['phone'],
    begin: (_turn, draft, { number }) => {
      if (number !== undefined) fill(draft, 'ticket_number', { value: number });
    },
    settle,
    resume: noteQuote,
    asides: { price: 'quote_price', what_then: 'quote_then' },
    summary,
    change: { buttons: ['button_agree', 'button_decline'], verdict, decline },
    finish,
  });

async function settle(turn: TurnInHand, draft: Draft): Promise<void> {
  if (draft.notes.declined) return;
  if (!isFilled(draft, 'ticket_number')) await lookForQuote(turn, draft);
  await settleProof(turn, draft);
  await noteQuote(turn, draft);
  if (draft.asked === 'confirm') await answerDoubts(turn, draft);
}

/** Who names no ticket means the one whose quote waits for him, else the one that was talked about last. */
async function lookForQuote({ ctx, memory }: TurnInHand, draft: Draft): Promise<void> {
  if (draft.notes.looked) return;
  draft.notes.looked = 'yes';
  const [only, ...others] = await ticketsWithOpenQuote(ctx);
  const last = memory.known.ticket_number;
  if (only !== undefined && others.length === 0) fill(draft, 'ticket_number', { value: only });
  else if (only === undefined && last) fill(draft, 'ticket_number', last);
}

/** Read anew in every turn: it may be answered, replaced or withdrawn while he thinks. */
async function noteQuote({ ctx, policy, language }: TurnInHand, draft: Draft): Promise<void> {
  const { notes } = draft;
  delete notes.quote;
  if (notes.proven === undefined) return;
  const row = await latestQuoteOf(ctx, notes.proven);
  if (!row || !stands(row, ctx.now, policy.timezone)) return;
  notes.quote = row.id;
  notes.text = sayQuote(row, notes.proven, language);
  notes.total = sayTotal(row, language);
  notes.until = sayUntil(row, language);
}

/** He thinks it over, finds it dear or asks something: the question stays open. */
async function answerDoubts(turn: TurnInHand, draft: Draft): Promise<void> {
  const { inbound, remarks, language, said } = turn;
  const answer = quoteAnswerOf(inbound.text);
  if (answer === 'TOO_DEAR') remarks.push(phrase(language, 'quote_too_dear'));
  else if (answer === 'PONDERS')
    remarks.push(phrase(language, 'quote_take_time', { until: draft.notes.until ?? '' }));
  else if (answer === null && !said.side) await answerBeside(turn, draft);
}

function summary({ language }: TurnInHand, { notes }: Draft): string | null {
  if (notes.declined || notes.quote === undefined) return null;
  notes.shown = notes.quote;
  return `${notes.text}\n${phrase(language, 'ask_quote')}`;
}

function verdict({ said, inbound }: TurnInHand): 'YES' | 'NO' | null {
  if (wishes(said, 'cancel', sure)) return 'NO';
  const answer = quoteAnswerOf(inbound.text);
  return answer === 'YES' || answer === 'NO' ? answer : null;
}

/** Only what was shown is answered. */
function isShown({ language, remarks }: TurnInHand, { notes }: Draft): boolean {
  if (notes.quote === notes.shown) return true;
  remarks.push(phrase(language, 'quote_changed'));
  return false;
}

async function decline(context: TurnContext, draft: Draft): Promise<Ended> {
  const turn = turnOf(context);
  if (wishes(turn.said, 'cancel', sure)) {
    const { ticket_number, phone } = draft.filled;
    const filled = { ...(ticket_number && { ticket_number }), ...(phone && { phone }) };
    return { next: cancelTicketDialog, options: {}, filled };
  }
  if (verdict(turn) !== 'NO') return leaveOpen(context, draft);
  if (draft.notes.quote === undefined) return sayNoQuote(context, draft);
  if (!isShown(turn, draft)) return 'GO_ON';
  await changeAndTell(
    context,
    async () => {
      const changed = await answerFor(turn, draft, 'REFUSE');
      draft.notes.declined = 'yes';
      return changed;
    },
    (language, number) => phrase(language, 'quote_refused', { number }),
  );
  if (!draft.notes.declined) return 'DONE';
  if (refusalTellsWhy(turn.inbound.text)) fill(draft, 'comment', { value: turn.inbound.text.trim() });
  return 'GO_ON';
}

/** Neither a yes nor a no, three times: nothing is decided for him. */
async function leaveOpen(context: TurnContext, { notes }: Draft): Promise<'DONE'> {
  const { language } = turnOf(context);
  const said = { number: notes.proven ?? '', until: notes.until ?? '' };
  await speak(context, {
    text: phrase(language, 'quote_left_open', said),
    quickReplies: [button(language, 'button_person')],
  });
  return 'DONE';
}

async function finish(context: TurnContext, draft: Draft): Promise<Ended> {
  const { notes } = draft;
  if (notes.declined) return thankForReason(context, draft);
  if (notes.proven === undefined) return sayUnchangeable(context, draft);
  if (notes.quote === undefined) return sayNoQuote(context, draft);
  const turn = turnOf(context);
  if (!isShown(turn, draft)) return 'GO_ON';
  const total = notes.total ?? '';
  return changeAndTell(
    context,
    () => answerFor(turn, draft, 'CONSENT'),
    (language, number) => phrase(language, 'quote_consented', { number, total }),
  );
}

const answerFor = ({ ctx }: TurnInHand, draft: Draft, step: 'CONSENT' | 'REFUSE') =>
  answerQuoteForCustomer(ctx, { ...proofOf(draft), quoteId: draft.notes.shown ?? '', step });

async function thankForReason(context: TurnContext, draft: Draft): Promise<'DONE'> {
  const { ctx, language } = turnOf(context);
  const comment = sureSlotValue(draft, 'comment') ?? '';
  if (comment !== '')
    await explainRefusal(ctx, { ...proofOf(draft), quoteId: draft.notes.shown ?? '', comment });
  await speak(context, {
    text: phrase(language, comment === '' ? 'quote_refused_bye' : 'quote_why_thanks'),
    quickReplies: [button(language, 'button_person')],
  });
  return 'DONE';
}

/** The truth where nothing is to be answered: how the last one ended, who pays by the verdict, and that he is asked first. */
async function sayNoQuote(context: TurnContext, draft: Draft): Promise<'DONE'> {
  const turn = turnOf(context);
  const { ctx, language, conversation } = turn;
  const proof = { ...proofOf(draft), number: draft.notes.proven ?? '' };
  const status = await ticketStatus(ctx, { ...proof, conversationId: conversation.id });
  if (!status) return offerPerson(context);
  const { id, number, state, entitlement } = status.ticket;
  const last = await latestQuoteOf(ctx, number);
  const lines = [
    last ? sayEnded(turn, last, number) : phrase(language, 'quote_none', { number }),
    ...(isLive(state) && last?.state !== 'CONSENTED'
      ? [...(entitlement ? [sayCharges(entitlement, language)] : []), phrase(language, 'quote_first')]
      : []),
  ];
  await speak(context, { text: lines.join('\n'), ticket: { id, number } });
  return 'DONE';
}

/** One that still counts as offered has outlived its last day. */
const endings = {
  OFFERED: 'quote_was_expired',
  EXPIRED: 'quote_was_expired',
  CONSENTED: 'quote_was_consented',
  REFUSED: 'quote_was_refused',
  WITHDRAWN: 'quote_was_withdrawn',
  SUPERSEDED: 'quote_was_withdrawn',
} as const satisfies Record<QuoteRow['state'], string>;

function sayEnded({ language, policy }: TurnInHand, row: QuoteRow, number: string): string {
  const on = sayDay(row.endedAt ?? row.offeredAt, language, policy.timezone);
  const said = { number, on, total: sayTotal(row, language), until: sayUntil(row, language) };
  return phrase(language, endings[row.state], said);
}
