import type { Dialog } from 'botbuilder-dialogs';
import { createQuestionDialog } from '../question/question.dialog.js';
import { createQuoteDialog } from '../quote/quote.dialog.js';
import { createSurveyDialog } from '../survey/survey.dialog.js';
import { createAddInformationDialog } from '../ticket/add-information.dialog.js';
import { createCancelTicketDialog } from '../ticket/cancel-ticket.dialog.js';
import { createComplaintDialog } from '../ticket/complaint.dialog.js';
import { createOpenTicketDialog } from '../ticket/open-ticket.dialog.js';
import { createRescheduleDialog } from '../ticket/reschedule.dialog.js';
import { createReturnDialog } from '../ticket/return.dialog.js';
import { createSuggestionDialog } from '../ticket/suggestion.dialog.js';
import { createTicketStatusDialog } from '../ticket/ticket-status.dialog.js';
import { beginMatter, beginOwedQuote, beginOwedSurvey, takeFiles } from './beginnings.js';
import {
  changeTicketMeanwhile,
  showQuoteMeanwhile,
  tellStatusMeanwhile,
  turnToOtherMatter,
} from './change-of-matter.js';
import { callPerson, emptyAnswer, leaveDialog, startOver } from './commands.js';
import { courtesies, takeAnythingElse } from './courtesies.js';
import type { DeskAdapter } from './desk-adapter.js';
import { DeskBotkit } from './desk-botkit.js';
import { type Hearing, handlerOf, patternOf } from './hearing.js';
import type { TurnStorage } from './turn-storage.js';

const createDialogs = (): Dialog[] => [
  createOpenTicketDialog(),
  createTicketStatusDialog(),
  createRescheduleDialog(),
  createCancelTicketDialog(),
  createAddInformationDialog(),
  createSurveyDialog(),
  createQuoteDialog(),
  createComplaintDialog(),
  createSuggestionDialog(),
  createReturnDialog(),
  createQuestionDialog(),
];

/** They work in the middle of anything (rules of conversation 3). */
const interruptions: readonly Hearing[] = [
  emptyAnswer,
  callPerson,
  startOver,
  turnToOtherMatter,
  leaveDialog,
  tellStatusMeanwhile,
  showQuoteMeanwhile,
  changeTicketMeanwhile,
];

/** When no dialog is under way. */
const openings: readonly Hearing[] = [beginMatter, takeFiles, ...courtesies, takeAnythingElse];

/** Everything that the bot does, in the order in which it is tried: interruptions, the dialog under way, openings. */
export function createController(adapter: DeskAdapter, storage: TurnStorage): DeskBotkit {
  const botkit = new DeskBotkit({ adapter, storage, disable_webserver: true, disable_console: true });
  for (const dialog of createDialogs()) botkit.addDialog(dialog);
  for (const one of interruptions) botkit.interrupts(patternOf(one), 'message', handlerOf(one));
  for (const one of openings) botkit.hears(patternOf(one), 'message', handlerOf(one));
  // On top of what has lain untouched for a while.
  botkit.interrupts(patternOf(beginOwedQuote), 'quote', handlerOf(beginOwedQuote));
  botkit.hears(patternOf(beginOwedSurvey), 'survey', handlerOf(beginOwedSurvey));
  return botkit;
}
