import type { TurnContext } from 'botbuilder-core';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import type { NextDialog } from '../dialog/dialog-plan.js';
import { type Draft, fill, isFilled, type Reading, type SlotRule, slotValue } from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { linesOf } from '../dialog/summary.js';
import { button, phrase, sayLines } from '../language/phrase.js';
import { onlyAnnouncesQuestion, wantsCallBack } from '../language/question.js';
import type { Slot } from '../language/understanding.js';
import { likely, wishes } from '../language/wish.js';
import { openTicketDialog } from '../ticket/open-ticket.dialog.js';
import { sayOpened } from '../ticket/say-opened.js';
import { storySlot } from '../ticket/story.js';
import { common, inCustomersWords, takeUp } from '../ticket/take-up.js';
import { nameSlot, phoneSlot, serialSlot } from '../ticket/told-slots.js';
import { answerTo } from './answer-to.js';

export const questionDialog = 'question';

const isOpen = ({ notes }: Draft): boolean => notes.answer === undefined;
const isUnanswered = ({ notes }: Draft): boolean =>
  notes.unanswered !== undefined && notes.answer === undefined;
const isWanted = (draft: Draft): boolean => isUnanswered(draft) && slotValue(draft, 'intent') === 'YES';

const opinion = storySlot('opinion', 'ask_question', 'ask_question_again');

const questionSlot: SlotRule = {
  ...opinion,
  read: (turn, draft) => {
    if (draft.asked !== null) return opinion.read(turn, draft);
    const { text } = turn.inbound;
    return onlyAnnouncesQuestion(text) ? null : { value: text.trim() };
  },
  without: 'AT_ONCE',
};

/** Whether somebody should call about what nobody could look up; another question is looked up instead. */
function readOffer(turn: TurnInHand, draft: Draft): Reading | null {
  const { said, inbound } = turn;
  if (wantsCallBack(inbound.text)) return { value: 'YES' };
  if (draft.asked !== 'intent') return null;
  if (said.yes || said.phone) return { value: 'YES' };
  if (said.no || said.refuses || said.dontKnow) return { value: 'NO' };
  if (wishes(said, 'question', likely)) {
    fill(draft, 'opinion', { value: inbound.text.trim() });
    delete draft.notes.looked;
  }
  return null;
}

const offerSlot: SlotRule = {
  slot: 'intent',
  expects: 'confirm',
  read: readOffer,
  ask: ({ language }) => ({
    text: phrase(language, 'no_answer'),
    quickReplies: [button(language, 'button_yes'), button(language, 'button_leave_it')],
  }),
  askAgain: ({ language }) => phrase(language, 'no_answer_again'),
  wanted: (draft) => isUnanswered(draft) && slotValue(draft, 'opinion') !== null,
};

const slots: readonly SlotRule[] = [
  questionSlot,
  { ...serialSlot, wanted: (draft) => draft.notes.unit !== undefined && isOpen(draft) },
  offerSlot,
  { ...nameSlot, wanted: isWanted },
  { ...phoneSlot, wanted: isWanted },
];

/** Answers from what is known, names the source, and offers that somebody calls about the rest. */
export const createQuestionDialog = (): SlotDialog =>
  new SlotDialog({ id: questionDialog, slots, common: common.slice(0, 2), settle, finish });

async function settle(turn: TurnInHand, draft: Draft, changed: readonly Slot[]): Promise<void> {
  await lookUp(turn, draft);
  if (changed.includes('intent') && isWanted(draft)) sayThatItIsPassedOn(turn, draft);
}

/** What he hears before he is asked for his name; that nobody here knows he may have heard already. */
function sayThatItIsPassedOn({ remarks, language }: TurnInHand, { asked }: Draft): void {
  remarks.push(phrase(language, asked === 'intent' ? 'will_pass_on' : 'no_answer_passed_on'));
}

async function lookUp(turn: TurnInHand, draft: Draft): Promise<void> {
  if (reportsFault(turn, draft)) draft.notes.answer = draft.notes.fault = 'reported';
  const question = slotValue(draft, 'opinion');
  if (question === null || draft.notes.fault || draft.notes.looked) return;
  const answer = await answerTo(turn, { question, serial: serialOf(draft) });
  if (answer === 'WHICH_UNIT') {
    draft.notes.unit = 'asked';
    return;
  }
  draft.notes.looked = 'yes';
  if (answer === null) draft.notes.unanswered = 'yes';
  else draft.notes.answer = answer;
}

/** Null: asked for and not to be had. */
const serialOf = (draft: Draft): string | null | undefined =>
  isFilled(draft, 'serial') ? slotValue(draft, 'serial') : undefined;

/** Asked what he would like to know, he tells what is broken: then that is the matter. */
function reportsFault({ said }: TurnInHand, { asked }: Draft): boolean {
  if (asked !== 'opinion' && asked !== 'intent') return false;
  const asks = wishes(said, 'question', likely);
  return said.fault !== undefined && !asks;
}

async function finish(context: TurnContext, draft: Draft): Promise<'DONE' | NextDialog> {
  const turn = turnOf(context);
  if (draft.notes.fault) return { next: openTicketDialog, options: { kind: 'FAULT' }, filled: {} };
  const { answer } = draft.notes;
  const question = slotValue(draft, 'opinion');
  if (answer !== undefined || question === null || slotValue(draft, 'intent') !== 'YES') {
    await speak(context, { text: answer ?? phrase(turn.language, 'goodbye') });
    return 'DONE';
  }
  const ticket = await takeUp(turn, draft, {
    kind: 'INQUIRY',
    serialNumber: slotValue(draft, 'serial')?.slice(0, 60) ?? null,
    description: inCustomersWords(turn, draft, [question]),
  });
  const noted = sayLines(turn.language, linesOf(slots, turn, draft));
  await speak(context, {
    text: `${phrase(turn.language, 'summary_inquiry')}\n${noted}\n${await sayOpened(turn, ticket)}`,
    ticket: { id: ticket.id, number: ticket.number },
  });
  return 'DONE';
}
