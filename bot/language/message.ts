import { simplify } from '../../domain/customer/simplify.js';
import { namedWrong } from './correction.js';
import { isCourtesy } from './courtesy.js';
import { withoutLabels } from './form.js';
import {
  type Answer,
  commandOf,
  complaintSubjectOf,
  sideQuestionOf,
  understandAnswer,
  understandIntent,
} from './intent.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import { fold } from './text/folded.js';
import type { Circumstances, Command, Intent, ScoredIntent, SideQuestion, Slot } from './understanding.js';

/** A message with what it wants and answers, whatever else it holds. */
export interface Message extends Circumstances {
  readonly text: string;
  readonly intents: readonly ScoredIntent[];
  readonly answer: Answer;
  readonly side: SideQuestion | null;
  readonly command: Command | null;
  /** It is an answer to the question asked, not a command, a side question or a correction of something else. */
  readonly answers: boolean;
  /** Nothing but thanks, a greeting, a nod or a smiley. */
  readonly courtesy: boolean;
}

export function hear(text: string, circumstances: Circumstances): Message {
  const intents = understandIntent(withoutLabels(text));
  const answer = understandAnswer(text);
  const courtesy = isCourtesy(text, intents, answer);
  const heard = { text, intents, answer, courtesy, side: sideIn(text, answer), command: commandOf(intents) };
  return { ...circumstances, ...heard, answers: isAnswer({ ...circumstances, ...heard }) };
}

/** Does this message answer what was asked, or does it do something else first? */
function isAnswer(message: Omit<Message, 'answers'>): boolean {
  const { text, expects, command, side, answer, intents, courtesy } = message;
  if (expects === null || courtesy) return false;
  const wrong = namedWrong(text);
  if (wrong.length > 0 && !wrong.includes(expects)) return false;
  if (command !== null) return false;
  if (expects === 'fault' && asksInstead(text, intents, side)) return false;
  if (side !== null && expects !== 'fault' && expects !== 'comment' && expects !== 'opinion') return false;
  return !answer.dontKnow && !answer.refuses;
}

/** Asked what is wrong, he asks what it costs: that is no fault, with or without a question mark. */
function asksInstead(text: string, intents: readonly ScoredIntent[], side: SideQuestion | null): boolean {
  const plain = fold(text);
  if (allLexicons().some(({ symptoms, vague }) => symptoms.test(plain) || vague.test(plain))) return false;
  const best = intents[0];
  return side !== null || (best?.intent === 'question' && (best.score >= settled || /[?？]/.test(text)));
}

const settled = 0.8;

const ASKS =
  /[?？]|\b(?:why|what|how|where)\b|在哪|哪[里裡儿兒家个個间間]|为什么|為什麼|为啥|干嘛|幹嘛|干什么|做什么|做什麼|点解|點解|吗|嗎|嘛|多久|多少|几天|幾天|怎么|怎麼|凭什么|憑什麼/i;

/** It has the form of a question. */
export const asksPlainly = (text: string): boolean => ASKS.test(text);

const ASKS_STATE =
  /(?:了|好|咗|过)?(?:没有?|未)(?:呀|啊|呢)?[\s。.~～]*$|呢[\s。.~～]*$|是否|\b(?:any(?:thing)?|about|yet)\b/i;

/** 安排了没 asks how it stands, with or without a mark. */
export const asksState = (text: string): boolean => asksPlainly(text) || ASKS_STATE.test(simplify(text));

/** "I don't give out my number" asks nothing, though it speaks of what others ask about. */
const sideIn = (text: string, { refuses }: Answer): SideQuestion | null =>
  refuses && !asksPlainly(text) ? null : sideQuestionOf(text);

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

/** 算了……还是报吧 */
const GOES_ON =
  /还是(?:要|想)?(?:报|修|装|登记|办|继续|说)(?!了|算)|\b(?:let's|let us) (?:continue|go on|carry on)\b/i;
const longestSubject = 12;

/** What somebody wants who lets another thing be in the same sentence: 算了不退了，你们派人来修一下吧; null for no such words. */
export function matterInstead(text: string): Intent | null {
  const clauses = fold(text).match(CLAUSE) ?? [];
  if (clauses.length < 2 || clauses.length > mostClauses) return null;
  const dropped = clauses.findLastIndex((clause) => LETS_BE.test(clause));
  if (dropped < 0 || dropped === clauses.length - 1) return null;
  const rest = clauses.slice(dropped + 1).join('，');
  const best = understandIntent(rest).find(({ intent }) => instead.has(intent));
  return best && best.score >= decided ? best.intent : null;
}

const CLAUSE = /[^，,。；;！!？?\n.]+/g;
const mostClauses = 6;
const LETS_BE =
  /^\s*(?:那|还是|就)?(?:算了|罢了)|^\s*(?:那|我|还是|就|先)?(?:不|别|唔)(?:想|要|用|使)?(?:再)?(?:退|换|修|装|投诉|弄|搞|报|整|保养)[货钱]?(?:了|喇|啦|吧|$)|取消|never ?mind|\bforget\b|\bcancel\b|\b(?:don't|do not|no longer) (?:want|need) (?:to|the|a)\b/;
const instead: ReadonlySet<Intent> = new Set<Intent>([
  'fault',
  'installation',
  'maintenance',
  'complaint',
  'return',
  'exchange',
]);
const decided = 0.7;

/** The command that is to be obeyed, with the question just asked in view. */
export function commandIn({ text, expects, command, answer }: Message): Command | null {
  const isJustNo = expects !== null && takesNo.has(expects) && answer.no && !LEAVES.test(simplify(text));
  if (command === 'cancel_dialog')
    return isJustNo || GOES_ON.test(simplify(text)) || matterInstead(text) !== null ? null : command;
  // "Staff", asked what the complaint is about, calls nobody.
  const isSubject = expects === 'subject' && text.trim().length <= longestSubject;
  return command === 'person' && isSubject && complaintSubjectOf(text) !== null ? null : command;
}

const leastCharacters = 4;
const leastWords = 3;

/** As many words as say what something is about: not "what?" alone. */
export const saysSomething = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= leastCharacters ||
  (text.match(/[A-Za-z']{2,}/g)?.length ?? 0) >= leastWords;
