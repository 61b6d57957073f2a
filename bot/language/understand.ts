import { regionOf } from '../../domain/customer/region.js';
import { callsHimself, correctedIn, namedAmong, namedSame, namedUnknown } from './correction.js';
import { type Entities, findEntities, spans } from './entities.js';
import { complaintSubjectOf, ratingOf, receiptOf } from './intent.js';
import { languageShown, nextLanguage } from './language.js';
import { commandIn, hear, type Message } from './message.js';
import { platesIn } from './number/no-serial-number.js';
import { findTicketNumber, findTicketNumbers } from './number/ticket-number.js';
import { findCode } from './number/verification.js';
import { findAddress, isFindable } from './place/address.js';
import { type Named, readProducts } from './product.js';
import { seeksSerial } from './question.js';
import { type Found, found } from './text/found.js';
import { asWritten, respell } from './text/spelling.js';
import { findPurchase } from './time/purchase.js';
import { readMeantFault } from './told-fault.js';
import type { Circumstances, Said, Slot, Understanding } from './understanding.js';
import { likely, wishes } from './wish.js';

export type { Circumstances, Understanding } from './understanding.js';

/** Everything that one message says, with the question just asked giving weight to bare answers. */
export function understand(text: string, circumstances: Circumstances): Understanding {
  if (EMPTY.test(text)) return nothing(circumstances);
  const meant = respell(text, circumstances.catalogue);
  const heard = { ...hear(meant.text, circumstances), text };
  const named = readProducts(meant.text, circumstances.catalogue);
  const products = named.meant.map((one) => asWritten(text, meant, one));
  const saysWhich = correctsProduct(named, circumstances);
  const language = nextLanguage(circumstances.language, text, {
    isOpen: circumstances.languageIsOpen === true,
    beginsWithWords: circumstances.isFirst === true && (heard.intents.length > 0 || products.length > 0),
  });
  const message = { ...heard, language, answers: heard.answers && !saysWhich };
  const tickets = findTicketNumbers(text);
  const entities = findEntities(message, tickets);
  const { address, ...others } = entities;
  const { phone, badPhone, time, name, serial } = others;
  const taken =
    message.expects === 'address'
      ? spans(placeNamed(text))
      : spans(...tickets, phone, badPhone, address, time, name);
  const told = readMeantFault(message, meant, {
    taken,
    named: spans(...products, serial),
    contacts: spans(phone, address, name),
  });
  return {
    language,
    showsLanguage: languageShown(text) !== null,
    intents: message.intents,
    products,
    sameAsBefore: namedSame(text),
    corrects: corrects(message, entities, { products, saysWhich: saysWhich && !told.fault }),
    unknown: unknownIn(message),
    why: wordsOf({ ...entities, fault: told.fault }),
    ...present<Said>({
      words: text.trim(),
      ...judgeAddress(address, message),
      ...others,
      bought: findPurchase(text, { ...message, asked: message.expects === 'proof' }),
      receipt: receiptOf(meant.text),
      fault: told.fault,
      story: told.story,
      vagueFault: told.vague || null,
      ticketNumber: findTicketNumber(text),
      code: awaitedCode(message),
      subject: complaintSubject(message, meant.text),
      rating: message.expects?.startsWith('rating_') ? ratingOf(text) : null,
      ...answerIn(message),
    }),
  };
}

/** "No idea where the serial number is, what does it look like?": whoever looks for it may find it yet. */
const unknownIn = ({ text, expects }: Message): Slot[] => [
  ...namedUnknown(text).filter((slot) => slot !== 'serial' || !seeksSerial(text)),
  // The plate of a coach in its place: the other number is not at hand.
  ...(expects === 'serial' && platesIn(text).length > 0 ? (['serial'] as const) : []),
];

const EMPTY = /^[\s\p{C}]*$/u;

const nothing = ({ language }: Circumstances): Understanding => ({
  language,
  showsLanguage: false,
  intents: [],
  products: [],
  sameAsBefore: [],
  corrects: [],
  unknown: [],
  empty: true,
  why: ['nothing but blanks'],
});

/** An object without the keys that have nothing to say. */
type Maybe<T> = { [Key in keyof T]: T[Key] | null | undefined };
function present<T extends object>(parts: Maybe<T>): Partial<T> {
  const said = Object.entries(parts).filter(([, value]) => value !== null && value !== undefined);
  // Only empty values were dropped, so what is left has the types that T gives it.
  return Object.fromEntries(said) as Partial<T>;
}

function answerIn(message: Message): Maybe<Said> {
  const { yes, no, dontKnow, refuses } = message.answer;
  return {
    yes: yes || null,
    no: no || null,
    dontKnow: dontKnow || null,
    refuses: refuses || null,
    courtesy: message.courtesy || null,
    side: message.side,
    command: commandIn(message),
  };
}

/** 师傅叫什么名字啊 asks, with or without a mark. */
const ASKS =
  /[?？]|什[么麼]|[谁誰]|哪|怎[么麼样樣]|多少|[几幾][点點个個]|[吗嗎么呢]\s*$|啥|\b(?:who|what|which|why|how)\b/i;

/** The answer to "where?" may tell what happens too, but 响水县双园路 is a place, with a noise in its name or without. */
function placeNamed(text: string): Found<string> | null {
  const place = findAddress(text);
  if (place) return place;
  const named = text.trim();
  const start = text.indexOf(named);
  const isPlace = !/[，,。；;！!？?\n]/.test(named) && regionOf(named)?.district !== undefined;
  return isPlace ? found(text, start, start + named.length, named) : null;
}

/** A bare region is no address: somebody asked for one must be asked again. */
function judgeAddress(address: Found<string> | null, message: Message): Maybe<Said> {
  if (!address) return {};
  const region = regionOf(address.value);
  if (isFindable(address.value)) return { address, region };
  // "You are very kind, thank you": that is no place at all.
  const isElse = wishes(message, 'thanks', likely) || ASKS.test(message.text);
  return region === null && isElse ? {} : { vagueAddress: address, region };
}

/** One that arrives late is told when something else has been offered meanwhile. */
const awaitedCode = ({ text, expects }: Message): Found<string> | null =>
  expects === 'verification_code' || expects === 'choice' ? findCode(text) : null;

function complaintSubject(message: Message, meant: string): Said['subject'] | null {
  const { text, expects } = message;
  const isComplaint = expects === 'subject' || expects === 'opinion' || wishes(message, 'complaint', likely);
  const subject = isComplaint ? complaintSubjectOf(meant) : null;
  const start = text.length - text.trimStart().length;
  return subject && found(text, start, text.length, subject.value);
}

/** Where the product is asked for, or words that may hold one, it is no correction to say which it is. */
const tellsOfProduct: ReadonlySet<Slot | null> = new Set<Slot | null>([
  null,
  'intent',
  'product',
  'choice',
  'fault',
  'opinion',
  'comment',
  'subject',
]);

/** "It's the bus station", asked for the address, is none; "it's the bus, not the copier" is one anywhere. */
const correctsProduct = ({ denies, isOnlyWhich }: Named, { expects }: Circumstances): boolean =>
  !tellsOfProduct.has(expects) && (denies || (isOnlyWhich && expects !== 'address'));

interface Which {
  readonly products: readonly unknown[];
  /** 是直饮机，不是净水机: it is another one than was told before. */
  readonly saysWhich: boolean;
}

function corrects({ text, expects }: Message, entities: Entities, { products, saysWhich }: Which): Slot[] {
  const given = (['phone', 'address', 'serial', 'time', 'name'] as const).filter((slot) => entities[slot]);
  const isNamedAnew = entities.name && expects !== null && expects !== 'name' && callsHimself(text);
  return [
    ...new Set<Slot>([
      ...correctedIn(text, products.length > 0 ? [...given, 'product'] : given),
      ...(isNamedAnew ? (['name'] as const) : []),
      ...(saysWhich ? (['product'] as const) : []),
      // At the summary nothing is missing: what is called by its name is told anew.
      ...(expects === 'confirm' ? namedAmong(text, given) : []),
    ]),
  ];
}

const wordsOf = (values: Readonly<Record<string, Found<unknown> | null>>): string[] =>
  Object.entries(values).flatMap(([key, value]) => (value ? [`${key}: ${value.raw}`] : []));
