import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, slotValue } from '../dialog/slot.js';
import { asksPlainly, saysSomething } from '../language/message.js';
import { phrase } from '../language/phrase.js';
import { asksForNoAnswer, asksUnitWarranty, onlySeeksSerial, seeksSerial } from '../language/question.js';
import { fold } from '../language/text/folded.js';
import type { Slot } from '../language/understanding.js';
import { likely, wishes } from '../language/wish.js';
import { answerTo, warrantyOfRegistered } from './answer-to.js';

/** What is told in free words asks nothing. */
const freeWords: ReadonlySet<Slot | null> = new Set<Slot | null>(['fault', 'opinion', 'comment', 'intent']);

/** "Is it still under warranty?" in the middle of a matter: that of the unit in hand, when its number is known. */
export async function answerOfUnit(turn: TurnInHand, draft: Draft): Promise<boolean> {
  const serial = slotValue(draft, 'serial');
  const { text } = turn.inbound;
  if (freeWords.has(draft.asked)) return false;
  if (!asksUnitWarranty(text)) return priceForUnit(turn, draft, serial);
  if (serial === null) return false;
  const answer = await answerTo(turn, { question: text, serial, model: slotValue(draft, 'product') });
  if (answer === null || answer === 'WHICH_UNIT') return false;
  turn.remarks.push(answer);
  return true;
}

/** Once for each of our questions: what cannot be looked up is no better answer for being asked again. */
function ownedUpTo({ asked, notes }: Draft): boolean {
  const before = notes.ownedUpTo === asked;
  notes.ownedUpTo = asked ?? '';
  return before;
}

/** Never free, whatever the warranty says: "what is a new filter?" */
const CONSUMABLE =
  /滤芯|墨粉|碳粉|硒鼓|墨盒|耗材|易耗件|轮胎|\b(?:filters?|toners?|cartridges?|consumables?|tyres?|tires?)\b/;

/** What is used up has an article; for the rest it is told first whether this unit is under warranty. */
async function priceForUnit(turn: TurnInHand, draft: Draft, serial: string | null): Promise<boolean> {
  const { inbound, remarks } = turn;
  const model = slotValue(draft, 'product');
  if (CONSUMABLE.test(fold(inbound.text)) && model !== null) {
    const answer = await answerTo(turn, { question: inbound.text, serial, model });
    if (answer === null || answer === 'WHICH_UNIT') return false;
    remarks.push(answer);
    return true;
  }
  const warranty = serial === null ? null : await warrantyOfRegistered(turn, serial);
  if (warranty !== null) remarks.push(warranty);
  return false;
}

/**
 * A question in the middle of a matter (rules of conversation 3) that has no ready answer: looked up in the articles,
 * or owned up to. False when nothing was asked; the dialog goes on where it was either way.
 */
export async function answerBeside(turn: TurnInHand, draft: Draft): Promise<boolean> {
  const { said, inbound, remarks, language } = turn;
  // "Where is that?", asked for the serial number, means that number; who asks on after an answer has not found it.
  const itself = draft.asked === 'serial' && seeksSerial(inbound.text) && !draft.notes.toldWhere;
  const asks = itself || wishes(said, 'question', likely) || isQuestion(inbound.text);
  if (!asks || freeWords.has(draft.asked) || said.yes) return false;
  if (itself) draft.notes.toldWhere = 'yes';
  const answer = await answerTo(turn, {
    question: itself ? phrase(language, 'where_is_serial') : inbound.text,
    serial: slotValue(draft, 'serial'),
    model: slotValue(draft, 'product'),
  });
  const known = answer !== null && answer !== 'WHICH_UNIT';
  // Who was offered two things may put his choice as a question: nothing is owned up to then.
  // Our next question says itself where such numbers stand.
  const seeksOn = draft.asked === 'serial' && onlySeeksSerial(inbound.text);
  if (!known && (seeksOn || itself || asksForNoAnswer(inbound.text))) return true;
  if (!known && (draft.asked === 'choice' || ownedUpTo(draft))) return false;
  remarks.push(!known ? phrase(language, 'side_not_known') : answer);
  return true;
}

/** What has the form of a question and says what about: not "what?" alone. */
const isQuestion = (text: string): boolean => asksPlainly(text) && saysSomething(text);
