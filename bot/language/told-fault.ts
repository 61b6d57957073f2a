import { type FaultWords, findFault } from './fault.js';
import { fold } from './folded.js';
import { found, type Span, without } from './found.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import type { Message } from './message.js';
import { asWritten, inRespelled, type Respelled, wordsAsWritten } from './spelling.js';

/** What is wrong, in the customer's words: those that name a symptom, and any words once the fault was asked for. */
export function readFault(message: Message, taken: readonly Span[], named: readonly Span[]): FaultWords {
  const { text, expects, answers, side } = message;
  const { dontKnow, refuses } = message.answer;
  const elsewhere = expects !== null && expects !== 'fault' && expects !== 'intent';
  // "The label fell off" and "I can't see it" describe no fault when a serial number was asked for.
  if (elsewhere && (dontKnow || refuses || side !== null)) return { fault: null, story: null, vague: false };
  const said = findFault(text, taken, named);
  // "How much does it cost" is a question, not the story that was asked for.
  if (expects === 'fault' && !answers && !dontKnow && !refuses) return { ...said, story: null };
  if (expects !== 'fault' || !answers || isNothingBut(text, named)) return said;
  const words = text.trim();
  const start = text.indexOf(words);
  return words ? { fault: found(text, start, start + words.length, words), story: null, vague: false } : said;
}

/** The same where the words have slips of the pen: what is wrong stays in the words as they were written. */
export function readMeantFault(
  message: Message,
  meant: Respelled,
  taken: readonly Span[],
  named: readonly Span[],
): FaultWords {
  const asWrote = readFault(message, taken, named);
  if (asWrote.fault || meant.slips.length === 0) return asWrote;
  const there = (span: Span): Span => inRespelled(meant, span);
  const said = readFault({ ...message, text: meant.text }, taken.map(there), named.map(there));
  if (!said.fault) return { ...asWrote, vague: asWrote.vague || said.vague };
  const fault = asWritten(message.text, meant, said.fault);
  return { ...said, fault: { ...fault, value: wordsAsWritten(meant, fault.value) } };
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
