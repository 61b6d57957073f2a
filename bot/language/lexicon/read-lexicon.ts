import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../../schema/project.js';
import { complaintSubjects, type Language, languages, type SurveyLevel } from '../../../schema/vocabulary.js';
import { partsOfDay } from '../time-token.js';
import { type Intent, intents, sideQuestions, slots } from '../understanding.js';
import {
  type Lexicon,
  type PeopleList,
  peopleLists,
  type Weighted,
  type WordList,
  wordLists,
} from './lexicon.js';
import { compileEntries, punctuation, sourceOfAny } from './notation.js';
import { vocabularyOf } from './vocabulary.js';

const words = z.array(z.string().trim().min(1)).default([]);
const listsOf = <Name extends string>(names: readonly Name[]) =>
  z.partialRecord(z.enum(names), words).default({});

/** The worst first: what is very bad is bad as well. */
const levels = [
  'VERY_DISSATISFIED',
  'DISSATISFIED',
  'VERY_SATISFIED',
  'SATISFIED',
] as const satisfies readonly SurveyLevel[];

const plainLists = z.object({
  symptoms: words,
  vague: words,
  repair: words,
  dontKnow: words,
  refuses: words,
  wrong: words,
  takesBack: words,
  same: words,
  appointment: words,
  notThen: words,
  reasons: words,
  insists: words,
  noRepair: words,
  unitWarranty: words,
  together: words,
  danger: words,
  noDanger: words,
  proposes: words,
  callBack: words,
  wantsWork: words,
  keep: words,
  callOff: words,
  movedTo: words,
  leadIn: words,
  receipt: words,
  noReceipt: words,
  callOn: words,
  notCallOn: words,
  announces: words,
  quoteYes: words,
  quoteNo: words,
  tooDear: words,
  ponders: words,
  anyTime: words,
  soon: words,
  circumstances: words,
  confirms: words,
  alsoInRange: words,
} satisfies Record<WordList, typeof words>);

/** The file of one language; a key that is none of ours is a slip of the pen and is refused. */
const lexiconSpec = plainLists
  .extend({
    intents: z
      .partialRecord(
        z.enum(intents),
        z.array(z.strictObject({ weight: z.number().gt(0).max(1), says: words })),
      )
      .default({}),
    yes: words,
    yesAlone: words,
    no: words,
    declines: words,
    hesitates: words,
    softens: words,
    slots: listsOf(slots),
    subjects: listsOf(complaintSubjects),
    levels: listsOf(levels),
    side: listsOf(sideQuestions),
    days: z.array(z.strictObject({ ahead: z.int(), says: words })).default([]),
    partsOfDay: listsOf(partsOfDay),
    synonyms: z.record(z.string(), words).default({}),
    people: listsOf(peopleLists),
  })
  .strict();

type LexiconSpec = z.infer<typeof lexiconSpec>;

const beforeAnswer = ({ hesitates }: LexiconSpec): string =>
  `^(?:(?:${sourceOfAny(hesitates)})[${punctuation}]{0,3}){0,3}`;

/** An answer stands at the beginning, after what hesitates; in Chinese only soft words may follow without a stop. */
function answers(spec: LexiconSpec, said: readonly string[]): string {
  const behind = `(?=$|[${punctuation}]|${sourceOfAny(spec.softens)})`;
  return `${beforeAnswer(spec)}(?:${sourceOfAny(said)}){1,4}${behind}`;
}

/** "It is" and "right" are a yes by themselves; "it is on fire" and "right now" are none. */
function answersAlone(spec: LexiconSpec): string {
  const { yes, yesAlone, softens } = spec;
  const soft = sourceOfAny([...softens, ...yes, ...yesAlone]);
  return `${beforeAnswer(spec)}(?:${sourceOfAny(yesAlone)})\\s{0,3}(?:$|(?!\\s)[${punctuation}]|${soft})`;
}

/** Of a record of lists, each compiled; the keys are those of the file's own schema. */
const compiled = <Name extends string>(lists: Partial<Record<Name, readonly string[]>>) =>
  Object.fromEntries(
    Object.entries<readonly string[] | undefined>(lists).map(([name, list]) => [
      name,
      compileEntries(list ?? []),
    ]),
  ) as Partial<Record<Name, RegExp>>;

function weighted(spec: LexiconSpec['intents']): Partial<Record<Intent, Weighted[]>> {
  const all = Object.entries(spec).map(([intent, groups]) => [
    intent,
    groups.map(({ weight, says }): Weighted => [weight, compileEntries(says)]),
  ]);
  return Object.fromEntries(all);
}

const mayBeMisspelt = (spec: LexiconSpec): string[] => [
  ...Object.values(spec.intents).flatMap((groups) => groups.flatMap(({ says }) => says)),
  ...[spec.side, spec.subjects, spec.synonyms].flatMap((lists) => Object.values(lists).flat()),
  ...[spec.symptoms, spec.vague, spec.repair, spec.receipt, spec.noReceipt, spec.unitWarranty].flat(),
];

/** Looked for wherever they stand, one after the other. */
const repeated: ReadonlySet<WordList> = new Set<WordList>([
  'announces',
  'movedTo',
  'leadIn',
  'anyTime',
  'soon',
  'noDanger',
]);

export function lexiconOf(file: unknown): Lexicon {
  const spec = lexiconSpec.parse(file);
  const lists = Object.fromEntries(
    wordLists.map((list) => [list, compileEntries(spec[list], repeated.has(list) ? 'g' : '')]),
  ) as Record<WordList, RegExp>;
  const never = compileEntries([]);
  const side = compiled(spec.side);
  return {
    ...lists,
    intents: weighted(spec.intents),
    yes: new RegExp(`${answers(spec, spec.yes)}|${answersAlone(spec)}`),
    no: new RegExp(`${answers(spec, spec.no)}|${sourceOfAny(spec.declines)}`),
    slots: compiled(spec.slots),
    subjects: compiled(spec.subjects),
    levels: levels.map((level) => [level, compileEntries(spec.levels[level] ?? [])]),
    side: Object.fromEntries(sideQuestions.map((one) => [one, side[one] ?? never])) as Lexicon['side'],
    synonyms: spec.synonyms,
    vocabulary: vocabularyOf(mayBeMisspelt(spec)),
    people: Object.fromEntries(peopleLists.map((list) => [list, spec.people[list] ?? []])) as Record<
      PeopleList,
      string[]
    >,
    days: spec.days.map(({ ahead, says }) => ({ ahead, words: compileEntries(says, 'g') })),
    partsOfDay: Object.fromEntries(
      partsOfDay.map((part) => [part, compileEntries(spec.partsOfDay[part] ?? [], 'g')]),
    ) as Lexicon['partsOfDay'],
  };
}

/** The words of a language, from its file beside this one. */
export function readLexicon(language: Language): Lexicon {
  const path = `bot/language/lexicon/${language}.yaml`;
  try {
    return lexiconOf(parse(readFileSync(inProject(path), 'utf8')));
  } catch (cause) {
    throw new Error(`${path} cannot be used: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** Read once in a process. Customers mix languages, so every message is held against all of them. */
export const allLexicons: readonly Lexicon[] = languages.map(readLexicon);
