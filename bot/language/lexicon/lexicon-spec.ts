import { z } from 'zod';
import { complaintSubjects, type SurveyLevel } from '../../../schema/vocabulary.js';
import { partsOfDay } from '../time/time-token.js';
import { intents, sideQuestions, slots } from '../understanding.js';
import { peopleLists, type WordList } from './lexicon.js';

const words = z.array(z.string().trim().min(1)).default([]);
const listsOf = <Name extends string>(names: readonly Name[]) =>
  z.partialRecord(z.enum(names), words).default({});

/** The worst first: what is very bad is bad as well. */
export const levels = [
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
  noPerson: words,
  installedBefore: words,
  asksCause: words,
  proposes: words,
  callBack: words,
  whereIsIt: words,
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
  presses: words,
  damage: words,
  urgent: words,
  quoteYes: words,
  quoteNo: words,
  tooDear: words,
  ponders: words,
  anyTime: words,
  soon: words,
  excepts: words,
  rulesOut: words,
  isRuledOut: words,
  threatens: words,
  correctsItself: words,
  circumstances: words,
  confirms: words,
  alsoInRange: words,
  letDown: words,
  ofHimself: words,
  forWhom: words,
  ofMachine: words,
  notOfMachine: words,
  maintained: words,
  reportsFault: words,
  notNeeded: words,
  worksAgain: words,
  unsettled: words,
} satisfies Record<WordList, typeof words>);

/** The file of one language; a key that is none of ours is a slip of the pen and is refused. */
export const lexiconSpec = plainLists
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
    alike: z.array(words).default([]),
    people: listsOf(peopleLists),
  })
  .strict();

export type LexiconSpec = z.infer<typeof lexiconSpec>;
