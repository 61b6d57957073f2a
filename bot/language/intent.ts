import type { ComplaintSubject, SurveyLevel } from '../../schema/vocabulary.js';
import { complaintSubjects } from '../../schema/vocabulary.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import type { Words } from './lexicon/words.js';
import { fold } from './text/folded.js';
import {
  type Command,
  type Intent,
  intents,
  type ScoredIntent,
  type SideQuestion,
  sideQuestions,
} from './understanding.js';
import { likely } from './wish.js';

interface Score {
  readonly score: number;
  readonly why: readonly string[];
}

function scoreOf(plain: string, intent: Intent): Score {
  const hits = allLexicons().flatMap((lexicon) =>
    (lexicon.intents[intent] ?? []).flatMap(([weight, pattern]) => {
      const match = pattern.exec(plain);
      return match ? [{ weight, words: match[0] }] : [];
    }),
  );
  return {
    score: Math.min(1, Math.max(0, ...hits.map(({ weight }) => weight)) + (hits.length > 1 ? 0.05 : 0)),
    why: hits.map(({ words }) => words),
  };
}

/** 能不能用 asks whether it can; it does not say that it cannot. */
export const withoutAsked = (plain: string): string =>
  /不/.test(plain)
    ? plain.replace(/([能会行可成好方])(?:以)?不(?=\1)/g, (asked) => '　'.repeat(asked.length))
    : plain;

/** Nor does he who types slowly tell of a machine that is slow. */
export const withoutAsides = (plain: string): string =>
  allLexicons().reduce((left, { ofHimself }) => ofHimself.blankedIn(left), withoutAsked(plain));

function faultScore(said: string): Score {
  const plain = withoutAsides(said);
  const hit = (pattern: (lexicon: Lexicon) => Words, score: number): Score[] =>
    allLexicons().flatMap((lexicon) => {
      const match = pattern(lexicon).exec(plain);
      return match ? [{ score, why: [match[0]] }] : [];
    });
  const all = [...hit((l) => l.repair, 0.75), ...hit((l) => l.symptoms, 0.7), ...hit((l) => l.vague, 0.65)];
  const best = Math.max(0, ...all.map(({ score }) => score));
  return { score: Math.min(1, best + 0.1 * Math.max(0, all.length - 1)), why: all.flatMap(({ why }) => why) };
}

/** "I need no human" speaks of one all the same. */
const withoutDeniedPerson = (plain: string): string =>
  allLexicons().reduce((left, { noPerson }) => noPerson.blankedIn(left), plain);

/** "The one your people installed last year" speaks of an installation and orders none. */
const withoutInstalled = (plain: string): string =>
  allLexicons().reduce((left, { installedBefore }) => installedBefore.blankedIn(left), plain);

/** What of a message is heard where it seems to speak of these. */
const whatCounts: Partial<Record<Intent, (plain: string) => string>> = {
  person: withoutDeniedPerson,
  installation: withoutInstalled,
};

function scoreFor(intent: Intent, plain: string): Score {
  if (intent === 'fault') return faultScore(plain);
  const score = scoreOf(plain, intent);
  const counted = whatCounts[intent];
  // Few messages speak of these, and only they are looked at twice.
  return score.score === 0 || !counted ? score : scoreOf(counted(plain), intent);
}

/** Long messages tell stories: a polite "thanks" or "hello" in them is no matter of its own. */
const isShort = (plain: string): boolean => plain.trim().length <= (/[\u4e00-\u9fff]/.test(plain) ? 16 : 60);

function matches(plain: string, pattern: (lexicon: Lexicon) => Words): string | null {
  for (const lexicon of allLexicons()) {
    const match = pattern(lexicon).exec(plain);
    if (match) return match[0];
  }
  return null;
}

export interface Answer {
  readonly yes: boolean;
  readonly no: boolean;
  readonly dontKnow: boolean;
  readonly refuses: boolean;
}

/** "If you don't know, have someone call me" is not his own not knowing. */
const OTHERS_KNOW =
  /\b(?:you|he|she|they) (?:do(?:es)?n't|do(?:es)? not|can't|cannot) \w+|[你您他她]们?(?:也|要是|如果)?(?:不知道|不清楚|查不到|找不到)/g;

/** "Oh right, how long is the warranty?" has just come to his mind; it agrees to nothing. */
const COMES_TO_MIND = /^(?:(?:[哦噢喔啊嗯诶欸哎]{1,2}[，,\s]*)?对了|(?:oh|ah)[,\s]+right)[\s，,。.!！]+/;

function withoutPassingThought(plain: string): string {
  const rest = plain.replace(COMES_TO_MIND, '');
  if (rest === plain) return plain;
  const asks =
    /[?？]/.test(rest) || scoreOf(rest, 'question').score >= likely || sideQuestionOf(rest) !== null;
  return asks ? rest : plain;
}

/** What a short reply to a question says, whatever the question was. */
export function understandAnswer(text: string): Answer {
  const folded = fold(text).replace(/^[\s"'“「（(。，,.!！]+/, '');
  const plain = withoutPassingThought(folded).replace(OTHERS_KNOW, ' ');
  const brief = plain.length <= (/[\u4e00-\u9fff]/.test(plain) ? 40 : 120);
  const no = brief && matches(plain, (lexicon) => lexicon.no) !== null;
  const yes = THUMBS_UP.test(plain) || (brief && matches(plain, (lexicon) => lexicon.yes) !== null);
  const refuted = yes && (startsWithNo(plain) || matches(plain, (lexicon) => lexicon.takesBack) !== null);
  return {
    yes: yes && !refuted,
    no: (no && !yes) || refuted,
    dontKnow:
      SHRUGS.test(plain) || (plain.length <= 120 && matches(plain, (lexicon) => lexicon.dontKnow) !== null),
    refuses: plain.length <= 120 && matches(plain, (lexicon) => lexicon.refuses) !== null,
  };
}

const THUMBS_UP = /^(?:(?:👍|👌|✅|🆗|💯)\p{Emoji_Modifier}?\s*)+$/u;

/** Nothing but a shrug. */
const SHRUGS = /^(?:[^\p{L}\p{N}]*\u{1F937}[^\p{L}\p{N}]*|\s*¯\\?_?\(ツ\)_?\/?¯\s*)$/u;

const startsWithNo = (plain: string): boolean =>
  allLexicons().some(({ no }) => (no.exec(plain)?.index ?? 1) === 0);

const maintained = (lexicon: Lexicon): Words => lexicon.maintained;
const reportsFault = (lexicon: Lexicon): Words => lexicon.reportsFault;

/** What asks for terms or prices and for nothing else. */
const settles = 0.95;

/** Things that change what the same words mean: an installation that is spoken of in passing is no order for one. */
function weigh(scores: ReadonlyMap<Intent, Score>, plain: string): Map<Intent, Score> {
  const result = new Map(scores);
  const of = (intent: Intent): number => scores.get(intent)?.score ?? 0;
  const damp = (intent: Intent, factor: number): void => {
    const known = result.get(intent);
    if (known) result.set(intent, { ...known, score: known.score * factor });
  };
  const decided = (
    ['complaint', 'return', 'exchange', 'reschedule', 'cancel', 'add_information', 'suggestion'] as const
  )
    .map(of)
    .reduce((one, other) => Math.max(one, other), 0);
  const asksTerms = of('question') >= settles;
  // "Any news on my complaint?" complains of nothing anew.
  const asksState = of('status') >= 1;
  if (asksState) for (const asked of ['complaint', 'return', 'exchange', 'cancel'] as const) damp(asked, 0.5);
  const tellsSymptom = matches(withoutAsides(plain), (lexicon) => lexicon.symptoms) !== null;
  // "I wonder why it leaks" is told so that somebody may come.
  const asksCause = tellsSymptom && !asksTerms && matches(plain, (lexicon) => lexicon.asksCause) !== null;
  if (decided >= 0.9)
    for (const weaker of ['fault', 'installation', 'maintenance', 'status', 'question'] as const)
      if (!(weaker === 'question' && asksTerms) && !(weaker === 'status' && asksState)) damp(weaker, 0.6);
  // "How many days have I to return it?" returns nothing yet.
  if (asksTerms) for (const asked of ['return', 'exchange'] as const) damp(asked, 0.5);
  if (of('fault') >= 0.65 && of('installation') < 0.9) damp('installation', 0.5);
  // "Serviced last week and now it won't start" is no order for another service.
  const isFault = tellsSymptom && [maintained, reportsFault].some((list) => matches(plain, list) !== null);
  if (isFault) damp('maintenance', 0.5);
  if (of('installation') >= 0.7 || (of('maintenance') >= 0.9 && !isFault)) damp('fault', 0.7);
  if (of('fault') >= 0.65 && of('question') < 0.8) damp('question', 0.5);
  if (asksCause) damp('question', 0.5);
  if (of('status') >= 0.8 || (of('question') >= 0.8 && !asksCause)) damp('fault', 0.7);
  if (of('quote') >= 0.7) {
    const tellsFault = tellsSymptom || matches(withoutAsides(plain), (lexicon) => lexicon.vague) !== null;
    // What is broken comes first; "what does the repair cost" tells nothing that is.
    if (tellsFault && of('quote') < 0.9) damp('quote', 0.6);
    else for (const weaker of ['fault', 'question', 'maintenance'] as const) damp(weaker, 0.6);
  }
  if (of('status') >= 0.8) for (const named of ['maintenance', 'installation'] as const) damp(named, 0.7);
  if (of('cancel') >= 0.9 || of('reschedule') >= 0.9) damp('cancel_dialog', 0.5);
  // Angry, and with a matter all the same.
  if (of('person') < 0.9 && Math.max(of('fault'), of('complaint'), decided) >= 0.6) damp('person', 0.5);
  if (of('person') >= 0.9)
    for (const weaker of ['fault', 'question', 'complaint'] as const) damp(weaker, 0.8);
  if (!isShort(plain)) for (const polite of ['greeting', 'thanks', 'survey'] as const) damp(polite, 0.5);
  return result;
}

/** What the customer wants, best first; each with the words that spoke for it. */
export function understandIntent(text: string): ScoredIntent[] {
  const plain = fold(text).trim();
  const scores = new Map<Intent, Score>(intents.map((intent) => [intent, scoreFor(intent, plain)]));
  if (isShort(plain)) {
    const answer = understandAnswer(text);
    if (answer.yes) scores.set('yes', { score: 0.8, why: ['yes'] });
    if (answer.no) scores.set('no', { score: 0.8, why: ['no'] });
    if (answer.dontKnow) scores.set('dont_know', { score: 0.8, why: ["don't know"] });
  }
  return [...weigh(scores, plain)]
    .map(([intent, { score, why }]) => ({
      intent,
      score: Math.round(score * 100) / 100,
      why: why.join(' + '),
    }))
    .filter(({ score }) => score > 0.15)
    .sort((one, other) => other.score - one.score);
}

/** What is obeyed wherever the dialog stands (contract: rules of conversation 3). */
export function commandOf(scored: readonly ScoredIntent[]): Command | null {
  for (const command of ['person', 'start_over', 'cancel_dialog'] as const) {
    if (scored.some(({ intent, score }) => intent === command && score >= 0.9)) return command;
  }
  const best = scored[0];
  // Somebody who has only an insult left.
  if (best?.intent === 'person' && best.score >= 0.8) return 'person';
  return best?.intent === 'status' && best.score >= 0.8 ? 'status' : null;
}

export function sideQuestionOf(text: string): SideQuestion | null {
  const plain = fold(text);
  return sideQuestions.find((side) => matches(plain, (lexicon) => lexicon.side[side]) !== null) ?? null;
}

/** What a complaint is about; the order of the lexicon decides between two. */
export function complaintSubjectOf(text: string): { value: ComplaintSubject; words: string } | null {
  const plain = fold(text);
  const order: readonly ComplaintSubject[] = [
    'DEALER',
    'STAFF_CONDUCT',
    'PRICE',
    'PACKAGING',
    'TRANSPORT',
    'QUALITY',
  ];
  for (const subject of [...order, ...complaintSubjects.filter((one) => !order.includes(one))]) {
    for (const lexicon of allLexicons()) {
      const match = lexicon.subjects[subject]?.exec(plain);
      if (match) return { value: subject, words: match[0] };
    }
  }
  return null;
}

export function ratingOf(text: string): SurveyLevel | null {
  const plain = fold(text).trim();
  for (const { levels } of allLexicons()) {
    const level = levels.find(([, pattern]) => pattern.test(plain));
    if (level) return level[0];
  }
  return null;
}

/** Whether a receipt is there: true, false, or null when nothing is said of one. */
export function receiptOf(text: string): boolean | null {
  const plain = fold(text);
  if (matches(plain, (lexicon) => lexicon.noReceipt)) return false;
  return matches(plain, (lexicon) => lexicon.receipt) ? true : null;
}

/** Whether something is put to us as a question: "would Friday be possible?" */
export const proposes = (text: string): boolean =>
  matches(fold(text), (lexicon) => lexicon.proposes) !== null;

/** What is said of a cancellation that was asked about; null when neither is. */
export function keepOrCancel(text: string): 'KEEP' | 'CANCEL' | null {
  const plain = fold(text);
  if (matches(plain, (lexicon) => lexicon.keep)) return 'KEEP';
  return matches(plain, (lexicon) => lexicon.callOff) ? 'CANCEL' : null;
}
