import { languages } from '../../../schema/vocabulary.js';
import { once } from '../text/once.js';
import { partsOfDay } from '../time/time-token.js';
import { type Intent, sideQuestions } from '../understanding.js';
import {
  type Lexicon,
  type PeopleList,
  peopleLists,
  type Weighted,
  type WordList,
  wordLists,
} from './lexicon.js';
import { isBuilt, keepWords, readWords, readWordsAnew } from './lexicon-file.js';
import { type LexiconSpec, levels, lexiconSpec } from './lexicon-spec.js';
import { type EntryForms, formsOf, needlesOfAny, punctuation, sourceOfAny } from './notation.js';
import { type Form, WordIndex } from './word-index.js';
import { Words } from './words.js';

/** An answer stands at the beginning, after what hesitates; in Chinese only soft words may follow without a stop. */
function answers(spec: LexiconSpec, said: readonly string[], known: EntryForms): Form {
  const behind = `(?=$|[${punctuation}]|${sourceOfAny(formsOf(spec.softens, known))})`;
  const forms = formsOf(said, known);
  return {
    source: `${beforeAnswer(spec, known)}(?:${sourceOfAny(forms)}){1,4}${behind}`,
    needles: needlesOfAny(forms),
  };
}

/** "It is" and "right" are a yes by themselves; "it is on fire" and "right now" are none. */
function answersAlone(spec: LexiconSpec, known: EntryForms): Form {
  const { yes, yesAlone, softens } = spec;
  const soft = sourceOfAny(formsOf([...softens, ...yes, ...yesAlone], known));
  const forms = formsOf(yesAlone, known);
  const behind = `\\s{0,3}(?:$|(?!\\s)[${punctuation}]|${soft})`;
  return {
    source: `${beforeAnswer(spec, known)}(?:${sourceOfAny(forms)})${behind}`,
    needles: needlesOfAny(forms),
  };
}

const beforeAnswer = ({ hesitates }: LexiconSpec, known: EntryForms): string =>
  `^(?:(?:${sourceOfAny(formsOf(hesitates, known))})[${punctuation}]{0,3}){0,3}`;

/**
 * The words of one language as a program holds them against messages; throws with what cannot be read. `known`: forms
 * of entries that need not be read, to which those that are read are added.
 */
export function lexiconOf(
  file: unknown,
  known: EntryForms = new Map(),
  index: WordIndex = new WordIndex(),
): Lexicon {
  const spec = lexiconSpec.parse(file);
  const wordsOf = (entries: readonly string[]): Words => new Words(formsOf(entries, known), index);
  /** Of a record of lists, each compiled; the keys are those of the file's own schema. */
  const compiled = <Name extends string>(lists: Partial<Record<Name, readonly string[]>>) =>
    Object.fromEntries(
      Object.entries<readonly string[] | undefined>(lists).map(([name, list]) => [name, wordsOf(list ?? [])]),
    ) as Partial<Record<Name, Words>>;
  const all = <Name extends string>(
    names: readonly Name[],
    lists: Partial<Record<Name, readonly string[]>>,
  ) => Object.fromEntries(names.map((name) => [name, wordsOf(lists[name] ?? [])])) as Record<Name, Words>;
  return {
    ...all<WordList>(wordLists, spec),
    intents: weighted(spec.intents, wordsOf),
    yes: new Words([answers(spec, spec.yes, known), answersAlone(spec, known)], index),
    no: new Words([answers(spec, spec.no, known), ...formsOf(spec.declines, known)], index),
    slots: compiled(spec.slots),
    subjects: compiled(spec.subjects),
    levels: levels.map((level) => [level, wordsOf(spec.levels[level] ?? [])]),
    side: all(sideQuestions, spec.side),
    synonyms: spec.synonyms,
    alike: spec.alike,
    mayBeMisspelt: mayBeMisspelt(spec),
    people: Object.fromEntries(peopleLists.map((list) => [list, spec.people[list] ?? []])) as Record<
      PeopleList,
      string[]
    >,
    days: spec.days.map(({ ahead, says }) => ({ ahead, words: wordsOf(says) })),
    partsOfDay: all(partsOfDay, spec.partsOfDay),
  };
}

function weighted(
  spec: LexiconSpec['intents'],
  wordsOf: (entries: readonly string[]) => Words,
): Partial<Record<Intent, Weighted[]>> {
  const all = Object.entries(spec).map(([intent, groups]) => [
    intent,
    groups.map(({ weight, says }): Weighted => [weight, wordsOf(says)]),
  ]);
  return Object.fromEntries(all);
}

const mayBeMisspelt = (spec: LexiconSpec): string[] => [
  ...Object.values(spec.intents).flatMap((groups) => groups.flatMap(({ says }) => says)),
  ...[spec.side, spec.subjects, spec.synonyms].flatMap((lists) => Object.values(lists).flat()),
  ...[spec.symptoms, spec.vague, spec.repair, spec.receipt, spec.noReceipt, spec.unitWarranty].flat(),
];

/** Read once in a process, when they are first needed. Customers mix languages, so every message is held against all. */
export const allLexicons = once((): readonly Lexicon[] => {
  const index = new WordIndex();
  return languages.map((language) => readWords(language, (file, known) => lexiconOf(file, known, index)));
});

/** Throws when the words of a language cannot be used; those that the build has found good are not read for it. */
export function checkWords(): void {
  for (const language of languages) if (!isBuilt(language)) readWordsAnew(language, lexiconOf);
}

/** Finds the words of all languages good, or throws, and keeps them as programs read them. */
export function buildWords(): void {
  for (const language of languages)
    readWordsAnew(language, (file, known) => {
      lexiconOf(file, known);
      keepWords(language, file, known);
    });
}
