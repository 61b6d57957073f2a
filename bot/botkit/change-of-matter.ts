import { asksState, matterInstead } from '../language/message.js';
import type { Slot } from '../language/understanding.js';
import { likely, sure, wishes, wishOf } from '../language/wish.js';
import { questionDialog } from '../question/question.dialog.js';
import { quoteDialog } from '../quote/quote.dialog.js';
import { complaintDialog } from '../ticket/complaint.dialog.js';
import { openTicketDialog } from '../ticket/open-ticket.dialog.js';
import { returnDialog } from '../ticket/return.dialog.js';
import { suggestionDialog } from '../ticket/suggestion.dialog.js';
import { ticketStatusDialog } from '../ticket/ticket-status.dialog.js';
import type { Hearing } from './hearing.js';
import { beginnings, type Change, changes, changeWishes, type Matter, work } from './matter.js';
import { rememberTold, symptomTold, toldOnTop } from './remember-told.js';
import type { TurnInHand } from './turn-in-hand.js';

/** Matters that a dialog is given up for; a complaint goes with it. */
const otherMatters: Readonly<Record<string, readonly Matter[]>> = {
  [openTicketDialog]: ['return', 'exchange', 'complaint', 'suggestion'],
  [returnDialog]: ['fault', 'complaint'],
  [complaintDialog]: ['return', 'exchange', 'fault', 'installation', 'maintenance'],
};

const freeWords: readonly (Slot | null)[] = ['fault', 'opinion', 'comment', 'subject', 'choice', 'intent'];

/** "Forget the repair, I want my money back": what is wanted instead, in the very words that leave the dialog. */
function otherMatter({ said, memory }: TurnInHand): Matter | null {
  const { talking, asked } = memory;
  const drops = wishes(said, 'cancel_dialog', likely);
  const wish = wishOf(said, otherMatters[talking ?? ''] ?? [], drops ? likely : sure);
  const isSaidInPassing = freeWords.includes(asked) || work.some((one) => one === wish);
  return isSaidInPassing && !drops ? null : wish;
}

/** 算了不退了，派人来修吧: what is let be is the matter in hand, and what is wanted instead another. */
function matterInPlace({ memory, inbound }: TurnInHand): Matter | null {
  const { talking } = memory;
  const wish = talking !== null && mayGiveWay.has(talking) ? matterInstead(inbound.text) : null;
  const next = wish && wish in beginnings ? (wish as Matter) : null;
  return next !== null && beginnings[next][0] !== talking ? next : null;
}

const mayGiveWay: ReadonlySet<string> = new Set([
  openTicketDialog,
  returnDialog,
  complaintDialog,
  suggestionDialog,
]);

/** Begins it with all that was told. */
export const turnToOtherMatter: Hearing = {
  hears: (turn) => (otherMatter(turn) ?? matterInPlace(turn)) !== null,
  async does({ bot, turn }) {
    const matter = otherMatter(turn) ?? matterInPlace(turn);
    if (!matter) return;
    turn.matter = matter;
    rememberTold(bot, turn);
    const filled = { ...toldOnTop(bot), ...(matter === 'fault' && symptomTold(bot)) };
    if (matter === 'complaint') return bot.beginDialog(complaintDialog);
    const [dialog, options] = beginnings[matter];
    await bot.cancelAllDialogs();
    await bot.beginDialog(dialog, { ...options, filled });
  },
};

/** "I wish I could see where he is" tells what was asked for: a complaint, a suggestion, a comment. */
const tellsFreely = ({ said, memory: { talking, asked } }: TurnInHand): boolean =>
  (asked === 'comment' || (asked === 'opinion' && talking !== questionDialog)) && !said.ticketNumber;

/** "When will he come?" in the middle of a report asks about this report, unless a ticket is named. */
function asksStatus(turn: TurnInHand): boolean {
  const { said, memory } = turn;
  if (memory.talking === null || memory.talking === ticketStatusDialog || tellsFreely(turn)) return false;
  if (said.command === 'status') return said.ticketNumber !== undefined || said.side === undefined;
  return asksOfTicket(turn);
}

/** "And has T2611-… been taken care of?" in the middle of a report, where no ticket's number is told for an answer. */
function asksOfTicket({ said, memory: { talking, asked }, inbound }: TurnInHand): boolean {
  if (talking === null || !mayGiveWay.has(talking) || asked === 'ticket_number' || asked === 'fault')
    return false;
  if (!said.ticketNumber || wishOf(said, [...changeWishes, 'quote'], sure) !== null) return false;
  return asksState(inbound.text);
}

/** The phone number of the report is good for the status too: nothing is asked twice. */
export const tellStatusMeanwhile: Hearing = {
  hears: asksStatus,
  async does({ bot, turn }) {
    turn.matter = 'status';
    rememberTold(bot, turn);
    await bot.beginDialog(ticketStatusDialog);
  },
};

/** A change of another ticket, which the customer names, in the middle of something else. */
function namedChange({ said, memory }: TurnInHand): Change | null {
  if (memory.talking === null || !said.ticketNumber) return null;
  const wish = wishOf(said, changeWishes, sure);
  return wish && changes[wish] !== memory.talking ? wish : null;
}

export const changeTicketMeanwhile: Hearing = {
  hears: (turn) => namedChange(turn) !== null,
  async does({ bot, turn }) {
    const change = namedChange(turn);
    if (!change) return;
    turn.matter = change;
    rememberTold(bot, turn);
    await bot.beginDialog(changes[change]);
  },
};

/** A quote that is asked for by its ticket's number, in the middle of something else. */
export const showQuoteMeanwhile: Hearing = {
  hears: ({ said, memory: { talking } }) =>
    talking !== null &&
    talking !== quoteDialog &&
    said.ticketNumber !== undefined &&
    wishOf(said, ['quote', ...changeWishes], sure) === 'quote',
  async does({ bot, turn }) {
    turn.matter = 'quote';
    rememberTold(bot, turn);
    await bot.beginDialog(quoteDialog);
  },
};
