import { namedUnknown } from './correction.js';
import { type FaultWords, findFault } from './fault.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import type { Message } from './message.js';
import { fold } from './text/folded.js';
import { found, type Span, without } from './text/found.js';
import { asWritten, inRespelled, type Respelled, wordsAsWritten } from './text/spelling.js';

/** What else a message tells. */
interface Beside {
  /** Known to be something else. */
  readonly taken: readonly Span[];
  /** Products and codes, which stay in the words. */
  readonly named: readonly Span[];
  readonly contacts: readonly Span[];
}

/**
 * What is wrong, in the customer's words: those that name a symptom, and any words once the fault was asked for, but not
 * the name, number and address (`contacts`) that are told along with it.
 */
export function readFault(message: Message, { taken, named, contacts }: Beside): FaultWords {
  const { text, expects, answers, side } = message;
  const { dontKnow, refuses } = message.answer;
  const elsewhere = expects !== null && expects !== 'fault' && expects !== 'intent';
  // "The label fell off" and "I can't see it" describe no fault when a serial number was asked for.
  if (elsewhere && (dontKnow || refuses || side !== null)) return { fault: null, story: null, vague: false };
  const said = findFault(text, taken, named);
  // "How much does it cost" is a question, not the story that was asked for.
  if (expects === 'fault' && !answers && !dontKnow && !refuses) return { ...said, story: null };
  if (expects !== 'fault' || !answers || isNothingBut(text, named)) return said;
  const tellsElse = contacts.length > 0 || namedUnknown(text).includes('serial');
  const happens = tellsElse ? (said.fault ?? said.story) : null;
  if (happens) return { fault: happens, story: null, vague: false };
  const words = text.trim();
  const start = text.indexOf(words);
  return words ? { fault: found(text, start, start + words.length, words), story: null, vague: false } : said;
}

/** The same where the words have slips of the pen: what is wrong stays in the words as they were written. */
export function readMeantFault(message: Message, meant: Respelled, beside: Beside): FaultWords {
  const asWrote = readFault(message, beside);
  if (asWrote.fault || meant.slips.length === 0) return asWrote;
  const there = (span: Span): Span => inRespelled(meant, span);
  const said = readFault(
    { ...message, text: meant.text },
    {
      taken: beside.taken.map(there),
      named: beside.named.map(there),
      contacts: beside.contacts.map(there),
    },
  );
  if (!said.fault) return { ...asWrote, vague: asWrote.vague || said.vague };
  const fault = asWritten(message.text, meant, said.fault);
  return { ...said, fault: { ...fault, value: wordsAsWritten(meant, fault.value) } };
}

/** Asked what is wrong, he names the machine: that tells nothing of it. */
function isNothingBut(text: string, named: readonly Span[]): boolean {
  if (named.length === 0) return false;
  const rest = allLexicons().reduce(
    (left, { announces }) => announces.blankedIn(left),
    fold(without(text, named)),
  );
  return !/\p{L}/u.test(rest);
}
