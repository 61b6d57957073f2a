import { saysWrong } from './correction.js';
import { readForm } from './form.js';
import { sideQuestionOf } from './intent.js';
import type { Message } from './message.js';
import { findBareName } from './name/bare-name.js';
import { isChineseName } from './name/chinese-name.js';
import { nameFromAnswer } from './name/name-answer.js';
import { asNamesAreWritten, findCalled, findName, isOrganisation, nameBeside } from './name/person-name.js';
import { faultCodesIn, netAddressesIn, platesIn } from './number/no-serial-number.js';
import { findPhone, findPhones, looksLikePhone, type PhoneReason } from './number/phone.js';
import { findSerial, saysSerial } from './number/serial-number.js';
import { findAddress } from './place/address.js';
import { addressAnswered } from './place/address-answer.js';
import { findProducts } from './product.js';
import { type Found, found, matchesOf, overlaps, type Span, without } from './text/found.js';
import { threatsIn } from './threat.js';
import { findAppointment } from './time/appointment.js';
import { findCorrectedTime, findNewTime } from './time/new-time.js';
import { findTime, type Time, timeTokens } from './time/time.js';

/** Numbers to call, places, codes, times and people that a message names. */
export interface Entities {
  readonly phone: Found<string> | null;
  readonly badPhone: Found<PhoneReason> | null;
  readonly address: Found<string> | null;
  readonly serial: Found<string> | null;
  readonly time: Found<Time> | null;
  readonly name: Found<string> | null;
}

export const spans = (...all: readonly (Span | null | undefined)[]): Span[] =>
  all.filter((span) => span !== null && span !== undefined);

/** In the order in which one may be mistaken for another; what is known to be something else is blanked out. */
export function findEntities(message: Message, known: readonly Span[]): Entities {
  const { text, language, expects } = message;
  const tickets = [...known, ...platesIn(text)];
  const codes = [...tickets, ...netAddressesIn(text)];
  const asked = serialAsked(message, codes);
  const phones = findPhones(without(text, codes), language).filter((one) => !asked || !overlaps(one, asked));
  const phone = findPhone(without(text, spans(...codes, asked)), language);
  const numbers = [...tickets, ...phones];
  const bare = findBareName(message, without(text, spans(...numbers, asked)));
  const address = readAddress(message, spans(...numbers, asked, bare, serialBehindPlace(message, numbers)));
  const places = spans(...numbers, expects === 'address' ? findAddress(without(text, numbers)) : address);
  const serial =
    asked ??
    findSerial(text, {
      asked: false,
      models: modelsOf(message),
      taken: [...places, ...codes, ...faultCodesIn(text)],
    });
  const called = readCalled(message, spans(...places, serial)) ?? bare;
  const time = readTime(message, spans(...places, serial, called));
  const badPhone = phone
    ? null
    : apartFrom(readBadPhone(message, spans(...codes, address, time, called)), spans(serial));
  const name =
    called ??
    readName(message, spans(...places, serial, time, badPhone), address) ??
    nameBesidePhone(text, phone, spans(address, serial, time, ...tickets));
  const written = name && { ...name, value: asNamesAreWritten(name.value) };
  return { phone, badPhone, address, serial, time, name: written };
}

const apartFrom = <T>(hit: Found<T> | null, taken: readonly Span[]): Found<T> | null =>
  hit && taken.some((span) => overlaps(hit, span)) ? null : hit;

/** 文三路90号 DEMO-0001: what follows the place is no part of it. */
function serialBehindPlace(message: Message, numbers: readonly Span[]): Found<string> | null {
  const { text, expects } = message;
  if (expects !== 'address') return null;
  const place = findAddress(without(text, numbers));
  const serial =
    place && findSerial(text, { asked: false, models: modelsOf(message), taken: [...numbers, place] });
  return serial && /^[A-Z]{2,}-?\d{3,}$/.test(serial.value) ? serial : null;
}

const modelsOf = ({ catalogue }: Message): string[] => catalogue.map(({ model }) => model);

function serialAsked(message: Message, taken: readonly Span[]): Found<string> | null {
  const { text, expects, answers } = message;
  if (expects !== 'serial' || !answers) return null;
  const others = [...taken, ...faultCodesIn(text)];
  const serial = findSerial(text, { asked: true, models: modelsOf(message), taken: others });
  if (!serial || saysSerial(text, serial)) return serial;
  if (isPartOfNumber(serial, findPhones(without(text, taken), message.language))) return null;
  // "My phone is 1380013800": it lacks a digit, and is no serial number for that.
  const bad = /[A-Z]/.test(serial.value) ? null : looksLikePhone(text, message.language, false);
  return bad && overlaps(bad, serial) ? null : serial;
}

/** "0926 553 118" is a number to call, whatever was asked for; eight digits in one piece may be either. */
const isPartOfNumber = (serial: Found<string>, phones: readonly Found<string>[]): boolean =>
  /^[\d-]+$/.test(serial.value) &&
  phones.some(
    (phone) =>
      overlaps(phone, serial) &&
      (phone.raw.length > serial.raw.length || /^0\d{8,}/.test(serial.raw.replace(/-/g, ''))),
  );

function readAddress(message: Message, taken: readonly Span[]): Found<string> | null {
  const { text, expects, answers, now, timezone } = message;
  const rest = without(text, taken);
  const within = expects === 'name' && isOrganisation(text) ? null : findAddress(rest);
  if (expects !== 'address' || !answers) return within;
  // "Make it Friday at 3pm" is a time, wherever it is said, and so is it behind an address.
  if (findAppointment(rest, now, timezone, [])) return within;
  // "Sorry, I meant the purifier" corrects something else.
  if (!within && saysWrong(text) && findProducts(text, message.catalogue).length > 0) return null;
  const whole = addressAnswered(rest, now, timezone);
  const isOneSentence = !/[。！？!?\n]\s*\S/.test(rest.trim()) && rest.trim().length <= 120;
  return within && (!whole || !isOneSentence) ? within : whole;
}

/** "If nobody comes today I'll call the press" names a day, and wants nobody to come on it. */
function readTime(message: Message, others: readonly Span[]): Found<Time> | null {
  const time = timeApartFrom(message, others);
  const threats = time ? threatsIn(message.text) : [];
  return time && threats.some((threat) => overlaps(time, threat))
    ? timeApartFrom(message, [...others, ...threats])
    : time;
}

function timeApartFrom(message: Message, others: readonly Span[]): Found<Time> | null {
  const { text, expects, now, timezone, intents } = message;
  const taken = [...others, ...askedOfHours(message)];
  if (expects !== 'time') return timeOnForm(message) ?? findAppointment(text, now, timezone, taken);
  const rest = without(text, taken);
  const time = findTime(rest, now, timezone);
  if (!time) return null;
  const moves = intents[0]?.intent === 'reschedule';
  const meant = findCorrectedTime(rest, now, timezone) ?? (moves ? findNewTime(rest, now, timezone) : null);
  return found(text, time.start, time.end, meant ?? time.value);
}

/** 可到府时间：后天下午四点 */
function timeOnForm({ text, now, timezone }: Message): Found<Time> | null {
  for (const { start, end } of readForm(text)?.times ?? []) {
    const time = findTime(text.slice(start, end), now, timezone);
    if (time && time.value.kind !== 'PAST')
      return found(text, start + time.start, start + time.end, time.value);
  }
  return null;
}

/** 你们周末上班吗 asks when there is anybody, and wants nobody to come then. */
const askedOfHours = ({ text, side }: Message): Span[] =>
  side !== 'opening_hours'
    ? []
    : matchesOf(/[^，。！？；,!?;\n]+[?？]?/g, text)
        .filter(([clause]) => sideQuestionOf(clause) === 'opening_hours')
        .map(({ index, 0: clause }) => ({ start: index, end: index + clause.length }));

/** The number of a house or an hour, told when a phone was asked for, is none that is too short. */
const readBadPhone = (
  { text, expects, language, answers }: Message,
  taken: readonly Span[],
): Found<PhoneReason> | null =>
  looksLikePhone(without(text, taken), language, expects === 'phone' && answers);

/** What is called a name is one even where it holds a day: 我叫周一鸣, and 于明天 for an answer. */
function readCalled({ text, expects, answers }: Message, taken: readonly Span[]): Found<string> | null {
  const rest = without(text, taken);
  const called = findCalled(rest);
  if (called || expects !== 'name' || !answers) return called;
  const words = rest.trim().replace(/[。.！!]+$/, '');
  const start = rest.indexOf(words);
  return words.length >= surelyName && isChineseName(words)
    ? found(text, start, start + words.length, words)
    : null;
}

const surelyName = 3;

/** A name said as "I am …" needs the words around it. */
function readName(message: Message, taken: readonly Span[], address: Span | null): Found<string> | null {
  const { text, expects, answers } = message;
  const rest = withoutRoom(without(text, taken), address);
  if (expects !== 'name' || !answers) {
    const name = findName(rest) ?? nameBeforeProduct(rest, message);
    return name && isNothingButTime(name.value, message) ? null : name;
  }
  // "Sorry, not the copier, the camera" corrects something else.
  if (saysWrong(text) && findProducts(text, message.catalogue).length > 0) return findName(rest);
  const name = nameBeforeProduct(rest, message) ?? nameFromAnswer(rest);
  return name && isSomethingElse(name.value, message) ? null : name;
}

/** 我是李雷净水机漏水了, without a stop. */
function nameBeforeProduct(rest: string, { catalogue }: Message): Found<string> | null {
  const at = rest.search(/[我俺](?:叫|是|系|係)/);
  if (at < 0) return null;
  const [product] = findProducts(rest.slice(at, at + longestIntroduction), catalogue);
  if (!product || !/^\p{Script=Han}/u.test(product.raw)) return null;
  const name = isChineseName(rest.slice(at + 2, at + product.start))
    ? findName(rest.slice(0, at + product.start))
    : null;
  return name && found(rest, name.start, name.end, name.value);
}

const longestIntroduction = 16;

/** 漓江路26号3楼机房 told for a name: what runs on from an address is a part of it; but 住在…的张伟 lives there. */
function withoutRoom(rest: string, address: Span | null): string {
  if (!address) return rest;
  const behind = /^\p{Script=Han}+/u.exec(rest.slice(address.end))?.[0] ?? '';
  const who = /^的/.test(behind) ? 1 : /^(?:找|联系|我是|我叫|叫)/.test(behind) ? 0 : behind.length;
  const isName = isChineseName(behind.slice(0, who) === behind ? behind : '');
  const end = address.end + (isName ? 0 : who);
  const lead = /(?:我?(?:是|们)?(?:家)?(?:住在?|在))\s*$/.exec(rest.slice(0, address.start))?.[0].length ?? 0;
  return without(rest, [{ start: address.start - lead, end }]);
}

/** 我是周三报修的 */
const isNothingButTime = (name: string, { now, timezone }: Message): boolean =>
  /^\p{Script=Han}/u.test(name) && without(name, timeTokens(name, now, timezone)).trim() === '';

/** A bare yes, a model or a day is nobody's name. */
function isSomethingElse(name: string, { answer, catalogue, now, timezone }: Message): boolean {
  if (answer.yes && name.length <= longestYes) return true;
  const things = [...findProducts(name, catalogue), ...timeTokens(name, now, timezone)];
  const rest = without(name, things).trim();
  return things.length > 0 && (rest === '' || (rest.length <= longestYes && !isChineseName(name)));
}

const longestYes = 2;

/** Blanked places keep everything else where it was. */
function nameBesidePhone(text: string, phone: Span | null, taken: readonly Span[]): Found<string> | null {
  const name = phone && nameBeside(without(text, taken), phone);
  return name && found(text, name.start, name.end, name.value);
}
