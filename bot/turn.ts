import type { Context } from '../domain/context.js';
import { endReportWatch, watchReport } from '../domain/conversation/abandoned.js';
import {
  abandonedCall,
  handBackCall,
  quoteCall,
  quoteWithdrawnCall,
  surveyCall,
  unansweredCall,
} from '../domain/conversation/call-on-bot.js';
import { helloCall } from '../domain/conversation/receive-message.js';
import { requestPerson } from '../domain/conversation/request-person.js';
import { say } from '../domain/conversation/say.js';
import { finishTurn, nextTurn, type Turn } from '../domain/conversation/turn.js';
import type { UseCase } from '../domain/desk.js';
import { announce } from '../domain/outbox.js';
import { liveTicketOf, passOnMessage } from '../domain/ticket/pass-on-message.js';
import { together } from '../domain/together.js';
import type { Codes } from '../domain/verification/verification-code.js';
import type { MessageRow } from '../schema/index.js';
import type { Bot } from './botkit/bot.js';
import { closeDialogState, type DialogState, openDialogState } from './botkit/memory.js';
import type { Reply, TurnInHand } from './botkit/turn-in-hand.js';
import { cut } from './channels/plain-text.js';
import { greetingReply, menuOf } from './greeting/greeting.js';
import { phrase } from './language/phrase.js';
import { understand } from './language/understand.js';
import { nobodyYet, noteCallBack } from './person/call-back.js';
import { sorryFor } from './person/sent-files.js';
import type { ProductCatalogue } from './product-catalogue.js';
import { quoteWithdrawn, showQuote } from './quote/tell-quote.js';
import { openIncomplete } from './ticket/open-ticket.dialog.js';

export interface TakeTurnInput {
  readonly conversationId: string;
  /** Called when the bot begins to think about an answer; whoever is connected sees it typing. */
  readonly thinking?: (conversationId: string) => void;
}

export interface TurnTaken {
  readonly messageId: string;
  /** What it was about, for the log. */
  readonly matter: string;
  readonly replies: number;
  /** Another turn is owed already. */
  readonly more: boolean;
}

export interface TurnParts {
  readonly bot: Bot;
  readonly products: (ctx: Context) => Promise<ProductCatalogue>;
  readonly codes: Codes;
}

/** Takes the oldest turn that a conversation owes, all of it in one transaction; null when none is owed. */
export function takeTurnWith({ bot, products, codes }: TurnParts): UseCase<TakeTurnInput, TurnTaken | null> {
  return async function takeTurn(ctx, { conversationId, thinking }) {
    const [turn, policy] = await together(nextTurn(ctx, conversationId), ctx.policies.active(ctx.tx));
    if (!turn) return null;
    const state = openDialogState(turn.conversation, ctx.now);
    const inHand = takeInHand(ctx, turn, state, { policy, products: await products(ctx), codes });
    const reporting = bot.report(state) !== null;
    const fromCustomer = turn.inbound.authorKind === 'CUSTOMER';
    const toPerson = fromCustomer && isForStaff(turn);
    if (fromCustomer && !toPerson) thinking?.(conversationId);
    const dialogState = await (toPerson ? leaveToPerson(inHand, state) : answer(bot, inHand, state));
    await together(
      fromCustomer ? watch(ctx, conversationId, reporting, bot.report(state) !== null) : Promise.resolve(),
      storeAll(ctx, turn, inHand.replies),
      finishTurn(ctx, turn, { language: inHand.language, dialogState }),
    );
    const { more, inbound } = turn;
    return { messageId: inbound.id, matter: inHand.matter, replies: inHand.replies.length, more };
  };
}

/** A report that is left half-finished comes back by its deadline. */
async function watch(ctx: Context, conversationId: string, before: boolean, after: boolean): Promise<void> {
  if (after) await watchReport(ctx, conversationId);
  else if (before) await endReportWatch(ctx, conversationId);
}

/** They have the conversation, or it came by mail to a ticket under way and is there already. */
const isForStaff = ({ conversation, inbound }: Turn): boolean =>
  conversation.mode === 'PERSON' || inbound.ticketId !== null;

/**
 * The bot is silent but for files that were not taken, and what is said belongs to the ticket that staff work on.
 */
async function leaveToPerson(turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>> {
  const { ctx, conversation, inbound, memory } = turn;
  turn.matter = 'left to staff';
  const ticketId = inbound.ticketId === null ? await liveTicketOf(ctx, conversation.id) : null;
  if (ticketId) await passOnMessage(ctx, { ticketId, messageId: inbound.id });
  await announce(ctx, { kind: 'conversation.changed', conversationId: conversation.id });
  turn.replies.push(...sorryFor(turn).map((text) => ({ text })));
  const noted = conversation.mode === 'PERSON' ? await noteCallBack(turn) : null;
  if (noted) turn.replies.push(noted);
  memory.asked = noted?.expects ?? null;
  return closeDialogState(state);
}

/** What stands for something that nobody can read are our words, not the customer's. */
const isUnreadable = ({ refusedFiles }: MessageRow): boolean =>
  refusedFiles?.some(({ why }) => why === 'VOICE' || why === 'NO_WORDS') === true;

function takeInHand(
  ctx: Context,
  { conversation, inbound: whole, files }: Turn,
  { memory }: DialogState,
  { policy, products, codes }: Pick<TurnInHand, 'policy' | 'products' | 'codes'>,
): TurnInHand {
  const inbound = { ...whole, text: isUnreadable(whole) ? '' : cut(whole.text) };
  const said = understand(inbound.text, {
    language: conversation.language,
    now: ctx.now,
    timezone: policy.timezone,
    catalogue: products.entries,
    expects: memory.asked,
    languageIsOpen: !memory.languageShown && !conversation.languageAsked,
    isFirst: !memory.heard && !conversation.languageAsked && conversation.language === policy.languages[0],
  });
  if (inbound.authorKind === 'CUSTOMER') memory.heard = true;
  if (said.showsLanguage) memory.languageShown = true;
  const { language } = said;
  const matter = memory.talking ?? 'none';
  return {
    ctx,
    conversation,
    inbound,
    files,
    policy,
    products,
    language,
    said,
    codes,
    provenPhone: conversation.provenPhone,
    memory,
    remarks: [],
    replies: [],
    matter,
  };
}

async function answer(bot: Bot, turn: TurnInHand, state: DialogState): Promise<Record<string, unknown>> {
  if (turn.inbound.authorKind === 'CUSTOMER') return bot.answer(turn, state);
  const call = turn.inbound.clientId ?? '';
  turn.matter = call.slice(0, call.indexOf(':'));
  const { mode } = turn.conversation;
  if (call.startsWith(surveyCall)) {
    turn.memory.owedSurveys.push(call.slice(surveyCall.length));
    return mode === 'BOT' ? bot.askOwed(turn, state) : closeDialogState(state);
  }
  if (call.startsWith(quoteCall)) return tellQuote(bot, turn, state, call.slice(quoteCall.length));
  if (call.startsWith(abandonedCall)) {
    const report = bot.report(state);
    if (report) await openIncomplete(turn, report);
    return closeDialogState(state);
  }
  if (call.startsWith(quoteWithdrawnCall))
    turn.replies.push(...(await quoteWithdrawn(turn, call.slice(quoteWithdrawnCall.length))));
  turn.replies.push(...repliesTo(turn, call));
  if (call.startsWith(handBackCall)) return bot.askOwed(turn, state);
  turn.memory.asked = turn.replies.at(-1)?.expects ?? turn.memory.asked;
  return closeDialogState(state);
}

/** A quote is shown whoever has the conversation; the bot asks for the answer when it has it again. */
async function tellQuote(bot: Bot, turn: TurnInHand, state: DialogState, quoteId: string) {
  turn.memory.owedQuotes.push(quoteId);
  if (turn.conversation.mode === 'BOT') return bot.askOwed(turn, state);
  await showQuote(turn, quoteId);
  return closeDialogState(state);
}

function repliesTo(turn: TurnInHand, call: string): Reply[] {
  const { language, conversation } = turn;
  const inBotMode = conversation.mode === 'BOT';
  if (call.startsWith(helloCall))
    return inBotMode && !conversation.lastInboundAt ? [greetingReply(turn)] : [];
  if (call.startsWith(handBackCall)) {
    const text = phrase(language, 'back_to_bot');
    return inBotMode ? [{ text, mode: 'BOT', expects: 'intent', quickReplies: menuOf(turn) }] : [];
  }
  return call.startsWith(unansweredCall) && !inBotMode ? [nobodyYet(turn)] : [];
}

/** One after the other: the order of storing is the order of saying. */
async function storeAll(ctx: Context, turn: Turn, replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) await store(ctx, turn, reply);
}

async function store(ctx: Context, { conversation }: Turn, reply: Reply): Promise<void> {
  await say(ctx, {
    conversationId: conversation.id,
    ticketId: reply.ticket?.id ?? null,
    authorKind: 'BOT',
    author: 'bot',
    channel: conversation.channel,
    text: reply.text,
    quickReplies: reply.quickReplies ?? [],
    expects: reply.expects ?? null,
    ticketNumber: reply.ticket?.number ?? null,
    mode: reply.mode ?? null,
  });
}

/** The turn fails whatever is tried: the customer is told, a person takes over, and the dialog is let go. */
export async function giveUpTurn(ctx: Context, { conversationId }: TakeTurnInput): Promise<void> {
  const turn = await nextTurn(ctx, conversationId);
  if (!turn) return;
  // Of a call that the desk made on the bot the customer knows nothing.
  if (turn.inbound.authorKind === 'CUSTOMER') await leaveInTrouble(ctx, turn);
  await finishTurn(ctx, turn, { dialogState: {} });
}

async function leaveInTrouble(ctx: Context, turn: Turn): Promise<void> {
  const { conversation } = turn;
  const { language, mode } = conversation;
  const trouble = phrase(language, 'technical_trouble');
  if (mode === 'PERSON') return store(ctx, turn, { text: trouble });
  await requestPerson(ctx, conversation);
  await store(ctx, turn, { text: `${trouble}\n${phrase(language, 'handed_over')}`, mode: 'PERSON' });
}
