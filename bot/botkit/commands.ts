import { lastOffered } from '../../domain/conversation/receive-from-channel.js';
import { menuOf } from '../greeting/greeting.js';
import { phrase } from '../language/phrase.js';
import { quoteAnswerOf } from '../language/quote-answer.js';
import type { Understanding } from '../language/understanding.js';
import { likely, sure, wishes } from '../language/wish.js';
import { withdrawalIn } from '../language/withdrawal.js';
import { handOver } from '../person/hand-over.js';
import { quoteDialog } from '../quote/quote.dialog.js';
import { cancelTicketDialog } from '../ticket/cancel-ticket.dialog.js';
import { complaintDialog } from '../ticket/complaint.dialog.js';
import { openTicketDialog } from '../ticket/open-ticket.dialog.js';
import { recallKnown } from '../ticket/recall.js';
import { returnDialog } from '../ticket/return.dialog.js';
import { suggestionDialog } from '../ticket/suggestion.dialog.js';
import type { Heard, Hearing } from './hearing.js';
import { beginnings, changes, type Matter, matterOf } from './matter.js';
import type { Memory } from './memory.js';
import { rememberTold, reportInHand } from './remember-told.js';
import { speak, type TurnInHand } from './turn-in-hand.js';

/** Blanks are no answer: what was asked stays asked. */
export const emptyAnswer: Hearing = {
  hears: ({ said, files }) => said.empty === true && files.count === 0,
  async does({ context, turn: { ctx, conversation, language, memory, inbound } }) {
    // What was not taken is a remark already.
    const text = inbound.refusedFiles ? '' : phrase(language, 'empty_answer');
    // The choices stand too; where they have numbers, those of the last message count.
    const quickReplies = (await lastOffered(ctx, conversation.id)) ?? [];
    await speak(context, { text, ...(memory.asked && { expects: memory.asked, quickReplies }) });
  },
};

export const callPerson: Hearing = {
  hears: ({ said }) => said.command === 'person',
  async does({ bot, context, turn }) {
    turn.matter = 'person';
    rememberTold(bot, turn);
    await bot.cancelAllDialogs();
    await handOver(context);
  },
};

export const startOver: Hearing = {
  hears: ({ said }) => said.command === 'start_over',
  async does({ bot, context, turn }) {
    turn.matter = 'start_over';
    turn.memory.known = {};
    await recallKnown(turn);
    await bot.cancelAllDialogs();
    await speak(context, {
      text: phrase(turn.language, 'started_over'),
      expects: 'intent',
      quickReplies: menuOf(turn),
    });
  },
};

/** Outside a dialog "cancel" means a ticket or a visit. */
function leavesDialog({ said, memory, inbound }: TurnInHand): boolean {
  const { talking, asked } = memory;
  // Asked whether to cancel the ticket, "cancel" is the answer.
  if (talking === cancelTicketDialog && asked === 'confirm') return false;
  // Asked whether to go ahead at a price, "don't repair it then" is the answer.
  if (talking === quoteDialog && asked === 'confirm' && quoteAnswerOf(inbound.text) === 'NO') return false;
  // "No, exchange it instead" stays with the same unit.
  if (talking === returnDialog && wishes(said, 'exchange', sure)) return false;
  if (talking !== null && (said.command === 'cancel_dialog' || declinesAtSummary(said, memory))) return true;
  return withdraws({ said, memory, inbound }) !== null;
}

/** "It works again, no need": the report that is being made is not wanted any more. */
function withdraws({ said, memory, inbound }: Pick<TurnInHand, 'said' | 'memory' | 'inbound'>) {
  if (memory.talking !== openTicketDialog || said.ticketNumber || tellsDetail(said)) return null;
  return withdrawalIn(inbound.text);
}

/** What is summed up before a ticket is opened. */
const summedUp: ReadonlySet<string | null> = new Set([
  openTicketDialog,
  complaintDialog,
  returnDialog,
  suggestionDialog,
]);

/** "No thanks" to the whole of a summary finds nothing wrong in it; "no" does, and so does whoever adds a detail. */
function declinesAtSummary(said: Understanding, { talking, asked }: Memory): boolean {
  if (asked !== 'confirm' || !summedUp.has(talking) || said.yes) return false;
  const mends = tellsDetail(said) || said.fault !== undefined || said.products.length > 0;
  return !mends && wishes(said, 'cancel_dialog', likely);
}

/** Something that only a report which goes on can use. */
const tellsDetail = ({ phone, address, time, serial, corrects }: Understanding): boolean =>
  [phone, address, time, serial].some((one) => one !== undefined) || corrects.length > 0;

/** "Forget it, but how does T2611-… stand?": what is asked in the same breath about a ticket that he names. */
const behind: readonly Matter[] = ['status', 'reschedule', 'add_information'];

function matterBehind({ said, memory }: TurnInHand): Matter | null {
  const next = said.ticketNumber ? matterOf(said) : null;
  if (next === null || !behind.includes(next)) return null;
  return beginnings[next][0] === memory.talking ? null : next;
}

async function goOnWith(next: Matter, bot: Heard['bot'], turn: TurnInHand): Promise<void> {
  turn.matter = next;
  turn.remarks.push(phrase(turn.language, 'dropped'));
  const [dialog, options] = beginnings[next];
  await bot.beginDialog(dialog, options);
}

const CANCELS = /取消|cancel/i;

export const leaveDialog: Hearing = {
  hears: leavesDialog,
  async does({ bot, context, turn }) {
    turn.matter = 'cancel_dialog';
    const begun = reportInHand(bot)?.notes.ticketId;
    const next = begun ? null : matterBehind(turn);
    if (next) rememberTold(bot, turn);
    await bot.cancelAllDialogs();
    // A report that became a ticket while he was away is not undone by leaving the dialog.
    if (begun) return bot.beginDialog(cancelTicketDialog);
    if (next) return goOnWith(next, bot, turn);
    if (turn.memory.talking === quoteDialog)
      return speak(context, { text: phrase(turn.language, 'quote_nothing_decided') });
    // "I have cancelled that" would be taken for the ticket.
    if (withdraws(turn) === 'WORKS') return speak(context, { text: phrase(turn.language, 'works_again') });
    // Who only asked whether it could be given back has nothing to cancel.
    if (turn.memory.talking === returnDialog && !CANCELS.test(turn.inbound.text))
      return speak(context, { text: phrase(turn.language, 'let_be') });
    const changing = Object.values(changes).some((dialog) => dialog === turn.memory.talking);
    await speak(context, { text: phrase(turn.language, changing ? 'nothing_changed' : 'cancelled_dialog') });
  },
};
