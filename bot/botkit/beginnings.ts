import { ticketsWithOpenQuote } from '../../domain/quote/quote.queries.js';
import { owedSurvey } from '../../domain/survey/owed-survey.queries.js';
import { ownTicketStatuses } from '../../domain/ticket/ticket-status.queries.js';
import { answerSideQuestion } from '../dialog/side-question.js';
import { proposes } from '../language/intent.js';
import { asksUnitWarranty } from '../language/question.js';
import { wasLetDown } from '../language/reason.js';
import { isOldTime } from '../language/time/new-time.js';
import type { SideQuestion } from '../language/understanding.js';
import { likely, sure, wishes } from '../language/wish.js';
import { putFilesOnTicket } from '../person/pass-on.js';
import { quoteDialog } from '../quote/quote.dialog.js';
import { ticketOfOpenQuote } from '../quote/tell-quote.js';
import { surveyDialog } from '../survey/survey.dialog.js';
import { soundsLikeCrisis } from '../ticket/crisis.js';
import { answerOutsideMatter } from './answer-outside-matter.js';
import type { Heard, Hearing } from './hearing.js';
import { beginnings, type Matter, matterOf } from './matter.js';
import type { TurnInHand } from './turn-in-hand.js';

export const beginMatter: Hearing = {
  // Whoever threatens without saying with what he came complains.
  hears: ({ said, policy, inbound }) =>
    matterOf(said) !== null || soundsLikeCrisis(policy, inbound.text, null),
  async does({ bot, context, turn }) {
    const matter = await priceInContext(turn, beginningOf(turn));
    turn.matter = matter;
    const side = readyAnswerTo(turn, matter);
    // "Is it still under warranty, and whose is it?" are two questions.
    if (side && matter === 'question' && asksUnitWarranty(turn.inbound.text))
      turn.remarks.push(answerSideQuestion(turn, side));
    else if (side) return answerOutsideMatter(context, side);
    const [dialog, options] = beginnings[matter];
    await bot.beginDialog(dialog, options);
  },
};

const isReport = (matter: Matter): boolean => ['fault', 'installation', 'maintenance'].includes(matter);

/** A day named with the number of a ticket is another day for it: "can he come on Friday? T2611-…". */
function beginningOf({ said, inbound }: TurnInHand): Matter {
  const matter = matterOf(said) ?? 'complaint';
  // 把T2611-…退掉: a ticket is called off, goods are given back.
  const isGoods = matter === 'return' || matter === 'exchange';
  if (isGoods && said.ticketNumber && wishes(said, 'cancel', sure)) return 'cancel';
  // Who tells what is broken, with his name or address, and asks when somebody comes, has not reported it yet.
  const reports = said.fault && said.products.length > 0 && (said.name ?? said.address);
  if (matter === 'status' && !said.ticketNumber && reports) return 'fault';
  // "Kindly note that our copier jams. Regards, …" adds nothing to a ticket that he does not name.
  const signs = said.fault && said.products.length > 0 && (said.phone ?? said.name ?? said.address);
  if (matter === 'add_information' && !said.ticketNumber && signs) return 'fault';
  // "Nobody turned up, what is happening with T2611-…?" is told so, with an apology; who calls it a complaint complains.
  const asksOn = matter === 'complaint' && said.ticketNumber && wishes(said, 'status', likely);
  if (asksOn && wasLetDown(inbound.text) && !wishes(said, 'complaint', 1)) return 'status';
  if (proposesTime(matter, { said, inbound })) return 'reschedule';
  // Whoever names a ticket asks about it, whatever else the question sounds like.
  if (matter === 'question' && said.ticketNumber) return 'status';
  // "What's with my repair T2611-…?" tells nothing that is broken.
  const tellsFault = said.fault !== undefined || said.vagueFault !== undefined;
  return matter === 'fault' && said.ticketNumber && said.time === undefined && !tellsFault
    ? 'status'
    : matter;
}

function proposesTime(matter: Matter, { said, inbound }: Pick<TurnInHand, 'said' | 'inbound'>): boolean {
  if (!said.ticketNumber || !said.time || isOldTime(inbound.text, said.time)) return false;
  if (isReport(matter)) return true;
  const asks = matter === 'status' || matter === 'add_information' || matter === 'question';
  // "T2611-…, Friday at nine": nothing else is said of it.
  const names = matter === 'status' && !wishes(said, 'status', likely) && !quotes(inbound.text);
  return asks && (names || proposes(inbound.text));
}

/** 说好今天下午来的 tells what was promised. */
const quotes = (text: string): boolean => /说|講|话好|約|约|\b(?:said|told|promised|supposed)\b/i.test(text);

/**
 * What a repair costs is asked about the ticket or the quote that one has; of whoever has none it is a question like
 * any other.
 */
async function priceInContext(turn: TurnInHand, matter: Matter): Promise<Matter> {
  const { said, ctx, conversation } = turn;
  if (matter === 'status' && said.ticketNumber && said.side === 'price') return 'quote';
  if (matter === 'question' && said.side === 'price')
    return (await ticketsWithOpenQuote(ctx)).length > 0 ? 'quote' : matter;
  const isGeneral = matter === 'quote' && !wishes(said, 'quote', sure) && !said.ticketNumber;
  return isGeneral && (await ownTicketStatuses(ctx, conversation.id)).length === 0 ? 'question' : matter;
}

const aboutTheTalk: readonly SideQuestion[] = [
  'robot',
  'owner_data',
  'why_asked',
  'what_then',
  'here',
  'on_file',
];

/** A question about this talk has its answer ready; one about the desk is looked up. */
const readyAnswerTo = ({ said }: TurnInHand, matter: Matter): SideQuestion | null =>
  matter === 'question' && said.side && aboutTheTalk.includes(said.side) ? said.side : null;

/** A picture outside a dialog belongs to the ticket that is worked on; without one it begins a report. */
export const takeFiles: Hearing = {
  hears: ({ files }) => files.count > 0,
  async does({ bot, context, turn }) {
    if (turn.said.side) turn.remarks.push(answerSideQuestion(turn, turn.said.side));
    turn.matter = 'files';
    if (!(await putFilesOnTicket(context))) await bot.beginDialog(...beginnings.fault);
  },
};

/** The quote that waits for this customer is what a bare price, a yes or a no is about; false when none does. */
export async function beginOpenQuote({ bot, turn }: Pick<Heard, 'bot' | 'turn'>): Promise<boolean> {
  const waiting = await ticketsWithOpenQuote(turn.ctx);
  if (waiting.length === 0) return false;
  turn.matter = 'quote';
  await bot.beginDialog(quoteDialog);
  return true;
}

/** The latest quote that still waits for an answer; those that no longer do are dropped on the way. */
export const beginOwedQuote: Hearing = {
  hears: () => true,
  async does({ bot, turn }) {
    const { memory } = turn;
    for (let id = memory.owedQuotes.shift(); id !== undefined; id = memory.owedQuotes.shift()) {
      const number = await ticketOfOpenQuote(turn, id);
      if (number !== null) return bot.beginDialog(quoteDialog, { number });
    }
  },
};

/** The oldest follow-up that still wants an answer; those that no longer do are dropped on the way. */
export const beginOwedSurvey: Hearing = {
  hears: () => true,
  async does({ bot, turn: { ctx, conversation, memory } }) {
    for (let id = memory.owedSurveys.shift(); id !== undefined; id = memory.owedSurveys.shift()) {
      const owed = await owedSurvey(ctx, { followUpId: id, conversationId: conversation.id });
      if (owed) return bot.beginDialog(surveyDialog, owed);
    }
  },
};
