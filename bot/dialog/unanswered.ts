import { sayAll } from '../../domain/language/say-list.js';
import { isFilesAlone, type TurnInHand } from '../botkit/turn-in-hand.js';
import { asksPatience } from '../language/courtesy.js';
import { asksPlainly } from '../language/message.js';
import { offersPlate } from '../language/number/no-serial-number.js';
import { type FixedKey, phrase, sayFixed } from '../language/phrase.js';
import { onlyPresses } from '../language/presses.js';
import { onlySeeksSerial, seeksSerial } from '../language/question.js';
import type { Slot } from '../language/understanding.js';
import { likely, wishes } from '../language/wish.js';
import { answerBeside } from '../question/answer-beside.js';
import { mayAskAside } from './side-question.js';
import { countTry, type Draft, fill, mostTries, type SlotRule } from './slot.js';
import type { Taken } from './take-slots.js';

/** Asked once more, in these words or as before; or filled for good, with what was said or with nothing. */
type Next = { readonly asks: string | null } | 'FILLED';

/** The question was not answered, though perhaps others were. */
export async function takeUnanswered(
  turn: TurnInHand,
  draft: Draft,
  rule: SlotRule,
  taken: Taken,
): Promise<Next> {
  const why = taken.refused[rule.slot];
  const declines =
    !isAboutAnother(rule, turn) &&
    !seeks(rule, turn, draft) &&
    !asksWhatToChoose(rule, turn) &&
    (turn.said.dontKnow ?? turn.said.refuses ?? turn.said.no) === true;
  // "I can't find any" asks nothing, though an article may have the same words.
  const inVain = declines && soughtInVain(rule, draft);
  const mayAsk =
    !declines || (asksPlainly(turn.inbound.text) && !(inVain && onlySeeksSerial(turn.inbound.text)));
  const asks = mayAsk && (await asksBeside(turn, draft, rule, taken));
  const beside = (asks && !declines) || isPolite(turn, taken);
  const aside = isFilesAlone(turn) || (beside && mayAskAside(draft, rule.slot));
  const tellsMore = taken.changed.length > 0 && rule.askedOnce === undefined;
  if (!why && (aside || tellsMore)) {
    if (taken.changed.includes('fault')) remarkHeard(turn);
    remarkNoted(turn, taken);
    return { asks: null };
  }
  const tries = countTry(draft, rule.slot);
  // "Urgent!" says of the number neither this nor that; who says so again has none.
  if (!why && !declines && tries === 1 && hurries(rule, turn)) return { asks: null };
  const without = !why && (declines || isWithoutCode(rule, turn));
  if (without && (rule.without === 'AT_ONCE' || (rule.without && tries > 1))) {
    if (inVain) turn.remarks.push(phrase(turn.language, 'no_serial_no_matter'));
    goWithout(turn, draft, rule);
    return 'FILLED';
  }
  if (rule.keepsWords && !without && !asks && !turn.said.courtesy) keepWords(turn, draft, rule);
  if (tries < (rule.askedOnce ? 1 : mostTries)) return { asks: why ?? rule.askAgain(turn, draft) };
  if (rule.undecided !== undefined) {
    fill(draft, rule.slot, { value: rule.undecided, unverified: true });
    return 'FILLED';
  }
  const words = without || turn.said.courtesy ? wordsKept(draft, rule) : turn.inbound.text.trim() || null;
  fill(draft, rule.slot, { value: words, unverified: true });
  turn.remarks.push(phrase(turn.language, 'taken_as_said'));
  return 'FILLED';
}

function hurries(rule: SlotRule, turn: TurnInHand): boolean {
  if (!isWithoutCode(rule, turn) || !onlyPresses(turn.inbound.text)) return false;
  turn.remarks.push(phrase(turn.language, 'hurries'));
  return true;
}

/** "The floor is all wet", told in place of the answer, is not lost. */
function remarkHeard({ said, remarks, language }: TurnInHand): void {
  if (said.fault) remarks.push(phrase(language, 'heard', { what: said.fault.value }));
}

const noted = {
  name: 'noted_name',
  phone: 'noted_phone',
  address: 'noted_address',
  time: 'noted_time',
} as const satisfies Partial<Record<Slot, FixedKey>>;

/** Before the question is put again, a word of receipt for the answer to another; one remark is enough. */
function remarkNoted({ remarks, language }: TurnInHand, { changed }: Taken): void {
  const told = Object.entries(noted).flatMap(([slot, key]) =>
    changed.some((one) => one === slot) ? [sayFixed(language, key)] : [],
  );
  if (told.length === 0 || remarks.length > 0) return;
  remarks.push(phrase(language, 'have_noted', { what: sayAll(told, language) }));
}

/** Thanked or greeted in the middle, the bot is polite too, and the question stands. */
function isPolite({ said, inbound, remarks, language }: TurnInHand, { told }: Taken): boolean {
  const thanks = wishes(said, 'thanks', likely);
  if (!said.courtesy && !(thanks && told.length === 0 && said.dontKnow === undefined)) return false;
  if (thanks) remarks.push(phrase(language, 'you_are_welcome'));
  const waits = said.courtesy === true && asksPatience(inbound.text);
  if (waits) remarks.push(phrase(language, 'take_your_time'));
  return waits || thanks || wishes(said, 'greeting', likely);
}

/** "I don't know the serial number", asked for the product: that is still to be told. */
const isAboutAnother = ({ slot }: SlotRule, { said }: TurnInHand): boolean =>
  said.unknown.length > 0 && !said.unknown.includes(slot);

/** "No idea, where would it be?": whoever looks for the number may find it yet. */
const seeks = ({ slot }: SlotRule, { inbound }: TurnInHand, { notes }: Draft): boolean =>
  slot === 'serial' && !notes.toldWhere && seeksSerial(inbound.text);

/** Told where it stands, he does not know it any better. */
const soughtInVain = ({ slot }: SlotRule, { notes }: Draft): boolean =>
  slot === 'serial' && notes.toldWhere !== undefined;

/** "I don't know, when have you got time?" is no answer yet. */
const asksWhatToChoose = ({ slot }: SlotRule, { said }: TurnInHand): boolean =>
  slot === 'time' && (said.side === 'opening_hours' || said.side === 'how_long');

async function asksBeside(turn: TurnInHand, draft: Draft, { slot }: SlotRule, { refused, told }: Taken) {
  if (turn.said.side !== undefined || (slot === 'serial' && offersPlate(turn.inbound.text))) return true;
  return !refused[slot] && told.length === 0 && answerBeside(turn, draft);
}

const keptAs = ({ slot }: SlotRule): string => `said_${slot}`;
const wordsKept = ({ notes }: Draft, rule: SlotRule): string | null => notes[keptAs(rule)] ?? null;

/** "A dishwasher", which is none of ours, and then "I don't know the model": a dishwasher it is. */
function keepWords({ inbound }: TurnInHand, { notes }: Draft, rule: SlotRule): void {
  const words = inbound.text.trim().slice(0, longestKept);
  if (/\p{L}/u.test(words)) notes[keptAs(rule)] = words;
}

const longestKept = 80;

function goWithout(turn: TurnInHand, draft: Draft, rule: SlotRule): void {
  const value = wordsKept(draft, rule);
  fill(draft, rule.slot, { value, ...(rule.without !== 'AT_ONCE' && { unverified: true }) });
  if (rule.saidWithout) turn.remarks.push(sayFixed(turn.language, rule.saidWithout));
}

/** Serial and ticket numbers have digits: any words without, but a question, are a way of saying that there is none. */
const isWithoutCode = ({ slot }: SlotRule, { inbound, said }: TurnInHand): boolean =>
  (slot === 'serial' || slot === 'ticket_number') &&
  said.courtesy === undefined &&
  !asksPlainly(inbound.text) &&
  !/[0-9０-９]/.test(inbound.text);
