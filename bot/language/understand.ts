import { regionOf } from '../../domain/customer/region.js';
import { simplify } from '../../domain/customer/simplify.js';
import { addressFromAnswer, findAddress, isFindable } from './address.js';
import { findAppointment } from './appointment.js';
import { namedSame, namedUnknown, namedWrong, saysWrong } from './correction.js';
import { type FaultWords, findFault } from './fault.js';
import { fold } from './folded.js';
import { type Found, found, overlaps, type Span, without } from './found.js';
import {
  type Answer,
  commandOf,
  complaintSubjectOf,
  ratingOf,
  receiptOf,
  sideQuestionOf,
  understandAnswer,
  understandIntent,
} from './intent.js';
import { nextLanguage } from './language.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import { findName, nameBeside, nameFromAnswer } from './person-name.js';
import { findPhone, findPhones, looksLikePhone, type PhoneReason } from './phone.js';
import { findProducts } from './product.js';
import { findPurchase } from './purchase.js';
import { findSerial } from './serial-number.js';
import { findTicketNumber, findTicketNumbers } from './ticket-number.js';
import { findTime, type Time } from './time.js';
import type {
  Circumstances,
  Command,
  ScoredIntent,
  SideQuestion,
  Slot,
  Understanding,
} from './understanding.js';

export type { Circumstances, Understanding } from './understanding.js';

/** An object without the keys that have nothing to say. */
type Maybe<T> = { [Key in keyof T]: T[Key] | null | undefined | false };
function present<T extends object>(parts: Maybe<T>): Partial<T> {
  const said = Object.entries(parts).filter(
    ([, value]) => value !== null && value !== undefined && value !== false,
  );
  // Only empty values were dropped, so what is left has the types that T gives it.
  return Object.fromEntries(said) as Partial<T>;
}

/** What the words want and answer, whatever else they hold. */
interface Heard {
  readonly scored: readonly ScoredIntent[];
  readonly answer: Answer;
  readonly side: SideQuestion | null;
  readonly command: Command | null;
}

interface Reading extends Circumstances, Heard {
  readonly text: string;
  /** The message is an answer to the question asked, not a command, a side question or a correction of something else. */
  readonly answers: boolean;
}

/** A name said as "I am …" needs the words around it; what is known to be something else is blanked out. */
const remaining = (text: string, taken: readonly (Span | null | undefined)[]): string => without(text, taken);

function readAddress({ text, expects, answers }: Reading, taken: readonly Span[]): Found<string> | null {
  const rest = remaining(text, taken);
  const within = findAddress(rest);
  if (expects !== 'address' || !answers) return within;
  const whole = addressFromAnswer(rest);
  const isOneSentence = !/[。！？!?\n]\s*\S/.test(rest.trim()) && rest.trim().length <= 120;
  if (within && (!whole || !isOneSentence)) return within;
  return whole;
}

function readName({ text, expects, answers }: Reading, taken: readonly Span[]): Found<string> | null {
  const rest = remaining(text, taken);
  return expects === 'name' && answers ? nameFromAnswer(rest) : findName(rest);
}

function readTime(reading: Reading, taken: readonly Span[]): Found<Time> | null {
  const { text, expects, now, timezone } = reading;
  if (expects === 'time') {
    const time = findTime(remaining(text, taken), now, timezone);
    return time && found(text, time.start, time.end, time.value);
  }
  return findAppointment(text, now, timezone, taken);
}

function readBadPhone({ text, expects, language, answers }: Reading): Found<PhoneReason> | null {
  return looksLikePhone(text, language, expects === 'phone' && answers);
}

const CODE = /(?<!\d)\d{6}(?!\d)/;

function readCode({ text, expects }: Reading): Found<string> | null {
  // One that arrives late is told when something else has been offered meanwhile.
  const isAwaited = expects === 'verification_code' || expects === 'choice';
  const match = isAwaited ? CODE.exec(text.normalize('NFKC')) : null;
  return match ? found(text, match.index, match.index + 6, match[0]) : null;
}

/** Slots that take whatever is said: opinions, comments, reasons, and a fault once it was asked for. */
function readFault(reading: Reading, taken: readonly Span[], named: readonly Span[]): FaultWords {
  const { text, expects, answers, side } = reading;
  const { dontKnow, refuses } = reading.answer;
  const elsewhere = expects !== null && expects !== 'fault' && expects !== 'intent';
  // "The label fell off" and "I can't see it" describe no fault when a serial number was asked for.
  if (elsewhere && (dontKnow || refuses || side !== null)) return { fault: null, story: null, vague: false };
  const said = findFault(text, taken, named);
  if (expects !== 'fault' || !answers || isNothingBut(text, named)) return said;
  const words = text.trim();
  const start = text.indexOf(words);
  return words ? { fault: found(text, start, start + words.length, words), story: null, vague: false } : said;
}

/** Asked what is wrong, he names the machine: that tells nothing of it. */
function isNothingBut(text: string, named: readonly Span[]): boolean {
  if (named.length === 0) return false;
  const rest = allLexicons.reduce(
    (left, { announces }) => left.replace(announces, ' '),
    fold(without(text, named)),
  );
  return !/\p{L}/u.test(rest);
}

/** Where a plain "no thanks" is an answer, it does not leave the dialog; "cancel" and "never mind" always do. */
const takesNo: ReadonlySet<Slot> = new Set<Slot>([
  'intent',
  'confirm',
  'choice',
  'comment',
  'opinion',
  'proof',
  'ticket_number',
  'name',
  'phone',
]);
const LEAVES = /取消|算了|cancel|never ?mind|forget|stop|quit|exit/i;

function commandIn({ text, expects, command, answer }: Reading): Command | null {
  const isJustNo = expects !== null && takesNo.has(expects) && answer.no && !LEAVES.test(simplify(text));
  return command === 'cancel_dialog' && isJustNo ? null : command;
}

/** Does this message answer what was asked, or does it do something else first? */
function isAnswer(text: string, expects: Slot | null, { command, side, answer }: Heard): boolean {
  if (expects === null) return false;
  const wrong = namedWrong(text);
  if (wrong.length > 0 && !wrong.includes(expects)) return false;
  if (command !== null) return false;
  if (side !== null && expects !== 'fault' && expects !== 'comment' && expects !== 'opinion') return false;
  return !answer.dontKnow && !answer.refuses;
}

/** Blanked places keep everything else where it was. */
function nameBesidePhone(text: string, phone: Span | null, taken: readonly Span[]): Found<string> | null {
  const name = phone && nameBeside(without(text, taken), phone);
  return name && found(text, name.start, name.end, name.value);
}

interface Extracted {
  readonly phone: Found<string> | null;
  readonly badPhone: Found<PhoneReason> | null;
  readonly address: Found<string> | null;
  readonly serial: Found<string> | null;
  readonly time: Found<Time> | null;
  readonly name: Found<string> | null;
}

const spans = (...all: readonly (Span | null | undefined)[]): Span[] =>
  all.filter((span) => span !== null && span !== undefined);

/** In the order in which one may be mistaken for another: numbers to call, places, codes, times, people. */
function extract(reading: Reading, tickets: readonly Span[]): Extracted {
  const { text, language, catalogue, expects, answers } = reading;
  const models = catalogue.map(({ model }) => model);
  const asSerial =
    expects === 'serial' && answers ? findSerial(text, { asked: true, models, taken: tickets }) : null;
  const phones = findPhones(remaining(text, tickets), language).filter(
    (one) => !asSerial || !overlaps(one, asSerial),
  );
  const phone = findPhone(remaining(text, spans(...tickets, asSerial)), language);
  const numbers = [...tickets, ...phones];
  const address = readAddress(reading, spans(...numbers, asSerial));
  const places = spans(...numbers, expects === 'address' ? findAddress(remaining(text, numbers)) : address);
  const serial = asSerial ?? findSerial(text, { asked: false, models, taken: places });
  const time = readTime(reading, spans(...places, serial));
  const badPhone = phone || asSerial ? null : readBadPhone(reading);
  const name =
    readName(reading, spans(...places, serial, time, badPhone)) ??
    nameBesidePhone(text, phone, spans(address, serial, time, ...tickets));
  return { phone, badPhone, address, serial, time, name };
}

/** Which slots are corrected: those called wrong by name, or, when only "wrong" is said, those that get a value. */
function corrected(text: string, values: Extracted, products: readonly unknown[]): Slot[] {
  if (!saysWrong(text)) return [];
  const given = (['phone', 'address', 'serial', 'time', 'name'] as const).filter(
    (slot) => values[slot] !== null,
  );
  const named = namedWrong(text);
  if (named.length > 0) return named;
  return [...given, ...(products.length > 0 ? (['product'] as const) : [])];
}

const CALLS_HIMSELF =
  /我(?:的)?(?:名字)?叫|姓名|名字(?:是|叫)|\bmy (?:\w+ )?(?:sur)?name(?:'s| is)\b|\bsurname is\b/i;

/** "My surname is Choi": whoever says his name once more, unasked, says it as it should be. */
const namedAnew = ({ text, expects }: Reading, name: Found<string> | null): Slot[] =>
  name && expects !== null && expects !== 'name' && CALLS_HIMSELF.test(simplify(text)) ? ['name'] : [];

function receiptIn(text: string): Pick<Understanding, 'receipt'> {
  const receipt = receiptOf(text);
  return receipt === null ? {} : { receipt };
}

function explain(values: Record<string, unknown>): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (value === null || typeof value !== 'object' || !('raw' in value)) return [];
    return [`${key}: ${String(value.raw)}`];
  });
}

/** "I don't give out my number" asks nothing, though it speaks of what others ask about. */
function sideIn(text: string, { refuses }: Answer): SideQuestion | null {
  const asks =
    /[?？]|\b(?:why|what|how)\b|为什么|為什麼|为啥|干嘛|幹嘛|干什么|做什么|做什麼|点解|點解|吗|嗎|嘛|凭什么|憑什麼/i.test(
      text,
    );
  return refuses && !asks ? null : sideQuestionOf(text);
}

const EMPTY = /^[\s\p{C}]*$/u;

function nothing(circumstances: Circumstances): Understanding {
  return {
    language: circumstances.language,
    intents: [],
    products: [],
    sameAsBefore: [],
    corrects: [],
    unknown: [],
    empty: true,
    why: ['nothing but blanks'],
  };
}

/** A bare region is no address: somebody asked for one must be asked again. */
function judgeAddress(
  address: Found<string> | null,
): Maybe<Pick<Understanding, 'address' | 'vagueAddress' | 'region'>> {
  if (!address) return { address, vagueAddress: null, region: null };
  const region = regionOf(address.value);
  return isFindable(address.value)
    ? { address, vagueAddress: null, region }
    : { address: null, vagueAddress: address, region };
}

/** Everything that one message says, with the question just asked giving weight to bare answers. */
export function understand(text: string, circumstances: Circumstances): Understanding {
  if (EMPTY.test(text)) return nothing(circumstances);
  const { now, timezone, catalogue, expects } = circumstances;
  const scored = understandIntent(text);
  const products = findProducts(text, catalogue);
  // Letters that mean nothing are no English.
  const isFirst = circumstances.isFirst === true && (scored.length > 0 || products.length > 0);
  const language = nextLanguage(circumstances.language, text, isFirst);
  const answer = understandAnswer(text);
  const heard = { scored, answer, side: sideIn(text, answer), command: commandOf(scored) };
  const reading = { ...circumstances, ...heard, language, text, answers: isAnswer(text, expects, heard) };
  const tickets = findTicketNumbers(text);
  const values = extract(reading, tickets);
  const taken = spans(...tickets, values.phone, values.badPhone, values.address, values.time, values.name);
  const named = spans(...products, values.serial);
  const { fault, vague, story } = readFault(reading, expects === 'address' ? [] : taken, named);
  const aboutComplaint =
    expects === 'subject' ||
    expects === 'opinion' ||
    scored.some(({ intent, score }) => intent === 'complaint' && score >= 0.5);
  const subject = complaintSubjectOf(text);
  const start = text.length - text.trimStart().length;
  return {
    language,
    intents: scored,
    products,
    sameAsBefore: namedSame(text),
    corrects: [...corrected(text, values, products), ...namedAnew(reading, values.name)],
    unknown: namedUnknown(text),
    words: text.trim(),
    ...receiptIn(text),
    why: explain({ ...values, fault }),
    ...present<
      Omit<
        Understanding,
        | 'language'
        | 'intents'
        | 'products'
        | 'sameAsBefore'
        | 'corrects'
        | 'unknown'
        | 'why'
        | 'words'
        | 'receipt'
      >
    >({
      ...judgeAddress(values.address),
      name: values.name,
      phone: values.phone,
      badPhone: values.badPhone,
      serial: values.serial,
      time: values.time,
      bought: findPurchase(text, now, timezone, expects === 'proof'),
      fault,
      story,
      vagueFault: vague || undefined,
      ticketNumber: findTicketNumber(text),
      code: readCode(reading),
      subject: subject && aboutComplaint ? found(text, start, text.length, subject.value) : null,
      rating: expects?.startsWith('rating_') ? ratingOf(text) : null,
      yes: answer.yes || undefined,
      no: answer.no || undefined,
      dontKnow: answer.dontKnow || undefined,
      refuses: answer.refuses || undefined,
      side: heard.side,
      command: commandIn(reading),
    }),
  };
}
