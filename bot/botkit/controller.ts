import type { TurnContext } from 'botbuilder-core';
import type { Dialog } from 'botbuilder-dialogs';
import type { BotkitMessage, BotWorker } from 'botkit';
import { owedSurvey } from '../../domain/survey/owed-survey.queries.js';
import { answerSideQuestion } from '../dialog/side-question.js';
import { menuOf, notUnderstood, sayGreeting } from '../greeting/greeting.js';
import { keepOrCancel } from '../language/intent.js';
import { phrase } from '../language/phrase.js';
import type { Command, Intent, Slot, Understanding } from '../language/understanding.js';
import { handOver } from '../person/hand-over.js';
import { passOnToStaff, putFilesOnTicket } from '../person/pass-on.js';
import { createQuestionDialog, questionDialog } from '../question/question.dialog.js';
import { createSurveyDialog, surveyDialog } from '../survey/survey.dialog.js';
import { addInformationDialog, createAddInformationDialog } from '../ticket/add-information.dialog.js';
import { cancelTicketDialog, createCancelTicketDialog } from '../ticket/cancel-ticket.dialog.js';
import { complaintDialog, createComplaintDialog } from '../ticket/complaint.dialog.js';
import { soundsLikeCrisis } from '../ticket/crisis.js';
import { createOpenTicketDialog, openTicketDialog } from '../ticket/open-ticket.dialog.js';
import { recallKnown } from '../ticket/recall.js';
import { createRescheduleDialog, rescheduleDialog } from '../ticket/reschedule.dialog.js';
import { createReturnDialog, returnDialog } from '../ticket/return.dialog.js';
import { createSuggestionDialog, suggestionDialog } from '../ticket/suggestion.dialog.js';
import { createTicketStatusDialog, ticketStatusDialog } from '../ticket/ticket-status.dialog.js';
import type { DeskAdapter } from './desk-adapter.js';
import { DeskBotkit } from './desk-botkit.js';
import { rememberTold, reportInHand, toldOnTop } from './remember-told.js';
import { speak, type TurnInHand, turnOf } from './turn-in-hand.js';
import type { TurnStorage } from './turn-storage.js';

type Handler = (bot: BotWorker, context: TurnContext, turn: TurnInHand) => Promise<void>;

const contextOf = (message: BotkitMessage): TurnContext => message.context;
const when = (test: (turn: TurnInHand) => boolean) => async (message: BotkitMessage) =>
  test(turnOf(contextOf(message)));
const act = (handler: Handler) => (bot: BotWorker, message: BotkitMessage) => {
  const context = contextOf(message);
  return handler(bot, context, turnOf(context));
};

/** Everything that the bot does, in the order in which it is tried: commands, the dialog under way, beginnings. */
export function createController(adapter: DeskAdapter, storage: TurnStorage): DeskBotkit {
  const botkit = new DeskBotkit({ adapter, storage, disable_webserver: true, disable_console: true });
  const dialogs: readonly Dialog[] = [
    createOpenTicketDialog(),
    createTicketStatusDialog(),
    createRescheduleDialog(),
    createCancelTicketDialog(),
    createAddInformationDialog(),
    createSurveyDialog(),
    createComplaintDialog(),
    createSuggestionDialog(),
    createReturnDialog(),
    createQuestionDialog(),
  ];
  for (const dialog of dialogs) botkit.addDialog(dialog);
  obeyCommands(botkit);
  hearBeginnings(botkit);
  hearFiles(botkit);
  hearCourtesies(botkit);
  botkit.hears(
    when(() => true),
    'survey',
    act(beginOwedSurvey),
  );
  return botkit;
}

const commanded =
  (command: Command) =>
  ({ said }: TurnInHand): boolean =>
    said.command === command;

/** They work in the middle of anything (rules of conversation 3). */
function obeyCommands(botkit: DeskBotkit): void {
  const empty = when(({ said, files }) => said.empty === true && files.count === 0);
  botkit.interrupts(
    empty,
    'message',
    act(async (_bot, context, { language, memory }) => {
      const text = phrase(language, 'empty_answer');
      await speak(context, { text, ...(memory.asked && { expects: memory.asked }) });
    }),
  );
  botkit.interrupts(when(commanded('person')), 'message', act(callPerson));
  botkit.interrupts(when(commanded('start_over')), 'message', act(startOver));
  botkit.interrupts(turnsToAnother, 'message', act(turnToAnother));
  botkit.interrupts(cancels, 'message', act(cancelDialog));
  botkit.interrupts(asksStatusMeanwhile, 'message', act(tellStatusMeanwhile));
  botkit.interrupts(asksChangeMeanwhile, 'message', act(changeMeanwhile));
}

const callPerson: Handler = async (bot, context, turn) => {
  turn.matter = 'person';
  rememberTold(bot, turn);
  await bot.cancelAllDialogs();
  await handOver(context);
};

const startOver: Handler = async (bot, context, turn) => {
  turn.matter = 'start_over';
  turn.memory.known = {};
  await recallKnown(turn);
  await bot.cancelAllDialogs();
  await speak(context, {
    text: phrase(turn.language, 'started_over'),
    expects: 'intent',
    quickReplies: menuOf(turn),
  });
};

const cancelDialog: Handler = async (bot, context, turn) => {
  turn.matter = 'cancel_dialog';
  const begun = reportInHand(bot)?.notes.ticketId;
  await bot.cancelAllDialogs();
  // A report that became a ticket while he was away is not undone by leaving the dialog.
  if (begun) return bot.beginDialog(cancelTicketDialog);
  // "I have cancelled that" would be taken for the ticket.
  const changing = Object.values(changes).some((dialog) => dialog === turn.memory.talking);
  await speak(context, { text: phrase(turn.language, changing ? 'nothing_changed' : 'cancelled_dialog') });
};

/** The phone number of the report is good for the status too: nothing is asked twice. */
const tellStatusMeanwhile: Handler = async (bot, _context, turn) => {
  turn.matter = 'status';
  rememberTold(bot, turn);
  await bot.beginDialog(ticketStatusDialog);
};

const changeMeanwhile: Handler = async (bot, _context, turn) => {
  const change = namedChange(turn);
  if (!change) return;
  turn.matter = change;
  rememberTold(bot, turn);
  await bot.beginDialog(changes[change]);
};

const isTalking = ({ memory }: TurnInHand): boolean => memory.talking !== null;

const sure = 0.9;
const wishes = ({ intents }: Understanding, wish: Intent): boolean =>
  intents.some(({ intent, score }) => intent === wish && score >= sure);

/** Matters that a report is given up for; a complaint goes with it. */
const otherMatters = {
  [openTicketDialog]: ['return', 'exchange', 'complaint', 'suggestion'],
  [returnDialog]: ['fault', 'complaint'],
  [complaintDialog]: ['return', 'exchange'],
} as const satisfies Record<string, readonly Intent[]>;

const freeWords: readonly (Slot | null)[] = ['fault', 'opinion', 'comment', 'subject', 'choice', 'intent'];

/** "Forget the repair, I want my money back": what is wanted instead, in the very words that leave the dialog. */
function anotherMatter({ said, memory }: TurnInHand): Intent | null {
  const { talking, asked } = memory;
  if (talking === null || !(talking in otherMatters)) return null;
  const others: readonly Intent[] = otherMatters[talking as keyof typeof otherMatters];
  const wish = said.intents.find(({ intent, score }) => score >= sure && others.includes(intent))?.intent;
  if (!wish) return null;
  const leaves = said.intents.some(({ intent, score }) => intent === 'cancel_dialog' && score >= least);
  const isSaidInPassing = freeWords.includes(asked) || wish === 'fault';
  return leaves || !isSaidInPassing ? wish : null;
}

const turnsToAnother = when((turn) => anotherMatter(turn) !== null);

/** Begins it with all that was told. */
const turnToAnother: Handler = async (bot, _context, turn) => {
  const matter = anotherMatter(turn);
  if (!matter) return;
  turn.matter = matter;
  rememberTold(bot, turn);
  const filled = toldOnTop(bot);
  if (matter === 'complaint') return bot.beginDialog(complaintDialog);
  const [dialog, options] = begins[matter] ?? [openTicketDialog, { kind: 'FAULT' }];
  await bot.cancelAllDialogs();
  await bot.beginDialog(dialog, { ...options, filled });
};

/** Outside a dialog "cancel" means a ticket or a visit. */
const cancels = when((turn) => {
  const { talking, asked } = turn.memory;
  // Asked whether to cancel the ticket, "cancel" is the answer.
  if (talking === cancelTicketDialog && asked === 'confirm') return false;
  // "No, exchange it instead" stays with the same unit.
  if (talking === returnDialog && wishes(turn.said, 'exchange')) return false;
  return isTalking(turn) && turn.said.command === 'cancel_dialog';
});

/** A change of another ticket, which the customer names, in the middle of something else. */
function namedChange({ said, memory }: TurnInHand): Change | null {
  if (memory.talking === null || !said.ticketNumber) return null;
  const wish = said.intents.find(({ intent, score }) => score >= sure && isChange(intent))?.intent;
  return wish && isChange(wish) && changes[wish] !== memory.talking ? wish : null;
}

const asksChangeMeanwhile = when((turn) => namedChange(turn) !== null);

/** "When will he come?" in the middle of a report asks about this report, unless a ticket is named. */
const asksStatusMeanwhile = when((turn) => {
  const { said, memory } = turn;
  if (!isTalking(turn) || memory.talking === ticketStatusDialog) return false;
  return said.command === 'status' && (said.ticketNumber !== undefined || said.side === undefined);
});

const least = 0.5;
const courtesies: readonly Intent[] = ['greeting', 'thanks'];

/** What a message wants done, courtesies aside. */
function matterOf(said: Understanding, matters: readonly Intent[]): Intent | null {
  const best = said.intents.find(({ intent, score }) => score >= least && matters.includes(intent));
  // "Are you there?" has the form of a question and is none.
  const isCourtesy =
    best?.intent === 'question' && courtesies.includes(said.intents[0]?.intent ?? 'question');
  // Nor are question marks alone, or 在？
  if (best?.intent === 'question' && !/\p{L}{2}/u.test(said.words ?? '')) return null;
  if (best && !isCourtesy) return best.intent;
  const silent = silentMatterOf(said);
  return silent && matters.includes(silent) ? silent : null;
}

/** Who says no more than a ticket's number asks how it stands; who names a product has something the matter with it. */
function silentMatterOf(said: Understanding): Intent | null {
  if (said.fault || said.vagueFault) return 'fault';
  if (said.ticketNumber) return 'status';
  const isAnswer = (said.no ?? said.dontKnow ?? said.refuses) === true && said.story === undefined;
  return !isAnswer && (said.products.length > 0 || said.serial) ? 'fault' : null;
}

const reports = { fault: 'FAULT', installation: 'INSTALLATION', maintenance: 'MAINTENANCE' } as const;
type Report = keyof typeof reports;
const isReport = (intent: Intent): intent is Report => intent in reports;

const changes = {
  reschedule: rescheduleDialog,
  cancel: cancelTicketDialog,
  add_information: addInformationDialog,
} as const;
type Change = keyof typeof changes;
const isChange = (intent: Intent): intent is Change => intent in changes;

type Beginning = readonly [dialog: string, options?: Readonly<Record<string, string>>];
const begins: Readonly<Partial<Record<Intent, Beginning>>> = {
  complaint: [complaintDialog],
  return: [returnDialog, { kind: 'RETURN' }],
  exchange: [returnDialog, { kind: 'EXCHANGE' }],
  suggestion: [suggestionDialog],
  question: [questionDialog],
  status: [ticketStatusDialog],
  reschedule: [changes.reschedule],
  cancel: [changes.cancel],
  add_information: [changes.add_information],
};
const matters: readonly Intent[] = [
  'fault',
  'installation',
  'maintenance',
  'status',
  'complaint',
  'return',
  'exchange',
  'suggestion',
  'question',
  'reschedule',
  'cancel',
  'add_information',
];

/** A question that has its answer ready; prices may be those of something that the articles know better. */
const asksAside = ({ said }: TurnInHand, matter: Intent): boolean =>
  matter === 'question' && !said.ticketNumber && said.side !== undefined && said.side !== 'price';

function hearBeginnings(botkit: DeskBotkit): void {
  botkit.hears(
    // Whoever threatens without saying with what he came complains.
    when((turn) => matterOf(turn.said, matters) !== null || soundsLikeCrisis(turn.policy, turn.inbound.text)),
    'message',
    act(async (bot, context, turn) => {
      const matter = beginningOf(turn);
      const beginning = begins[matter];
      turn.matter = matter;
      if (asksAside(turn, matter)) await answerAside(context, turn);
      else if (isReport(matter)) await bot.beginDialog(openTicketDialog, { kind: reports[matter] });
      else if (beginning) await bot.beginDialog(...beginning);
    }),
  );
}

/** A day named with the number of a ticket is another day for it: "can he come on Friday? T2611-…". */
function beginningOf(turn: TurnInHand): Intent {
  const { said } = turn;
  const matter = matterOf(said, matters) ?? 'complaint';
  // Whoever names a ticket asks about it, whatever else the question sounds like.
  if (matter === 'question' && said.ticketNumber) return 'status';
  const named = said.ticketNumber !== undefined && said.time !== undefined;
  return named && isReport(matter) ? 'reschedule' : matter;
}

async function answerAside(context: TurnContext, turn: TurnInHand): Promise<void> {
  if (turn.said.side) await speak(context, { text: answerSideQuestion(turn, turn.said.side) });
}

/** A picture outside a dialog belongs to the ticket that is worked on; without one it begins a report. */
function hearFiles(botkit: DeskBotkit): void {
  botkit.hears(
    when(({ files }) => files.count > 0),
    'message',
    act(async (bot, context, turn) => {
      if (turn.said.side) turn.remarks.push(answerSideQuestion(turn, turn.said.side));
      turn.matter = 'files';
      if (!(await putFilesOnTicket(context))) await bot.beginDialog(openTicketDialog, { kind: 'FAULT' });
    }),
  );
}

/** What is said when nothing is under way and nothing is wanted. */
function hearCourtesies(botkit: DeskBotkit): void {
  botkit.hears(
    when((turn) => commanded('cancel_dialog')(turn) && keepOrCancel(turn.inbound.text) === 'CANCEL'),
    'message',
    act((bot) => bot.beginDialog(cancelTicketDialog)),
  );
  const says = (intent: Intent) => when(({ said }) => matterOf(said, [intent]) !== null);
  botkit.hears(
    when(({ said }) => said.side !== undefined),
    'message',
    act((_bot, context, turn) => answerAside(context, turn)),
  );
  botkit.hears(
    says('thanks'),
    'message',
    act((_bot, context, { language }) => speak(context, { text: phrase(language, 'you_are_welcome') })),
  );
  botkit.hears(
    says('greeting'),
    'message',
    act((_bot, context) => sayGreeting(context)),
  );
  botkit.hears(
    says('yes'),
    'message',
    act((_bot, context, turn) => {
      const text = phrase(turn.language, 'anything_else');
      return speak(context, { text, expects: 'intent', quickReplies: menuOf(turn) });
    }),
  );
  botkit.hears(
    when((turn) => matterOf(turn.said, ['no']) !== null || commanded('cancel_dialog')(turn)),
    'message',
    act((_bot, context, { language }) => speak(context, { text: phrase(language, 'goodbye') })),
  );
  botkit.hears(
    when(() => true),
    'message',
    act(async (_bot, context) => {
      if (!(await passOnToStaff(context))) await notUnderstood(context);
    }),
  );
}

/** The oldest follow-up that still wants an answer; those that no longer do are dropped on the way. */
const beginOwedSurvey: Handler = async (bot, _context, { ctx, conversation, memory }) => {
  for (let id = memory.owedSurveys.shift(); id !== undefined; id = memory.owedSurveys.shift()) {
    const owed = await owedSurvey(ctx, { followUpId: id, conversationId: conversation.id });
    if (owed) return bot.beginDialog(surveyDialog, owed);
  }
};
