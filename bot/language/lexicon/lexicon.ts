import type { ComplaintSubject, SurveyLevel } from '../../../schema/vocabulary.js';
import type { PartOfDay } from '../time/time-token.js';
import type { Intent, SideQuestion, Slot } from '../understanding.js';
import type { Words } from './words.js';

/** How much a way of putting it speaks for an intent (1: settles it), and the words, for folded text. */
export type Weighted = readonly [weight: number, words: Words];

/** What customers of one language say. Messages are held against all lexicons, since customers mix languages. */
export interface Lexicon {
  readonly intents: Readonly<Partial<Record<Intent, readonly Weighted[]>>>;
  readonly symptoms: Words;
  readonly vague: Words;
  readonly repair: Words;
  readonly yes: Words;
  readonly no: Words;
  /** Behind a yes: none after all. */
  readonly takesBack: Words;
  readonly dontKnow: Words;
  readonly refuses: Words;
  readonly wrong: Words;
  readonly slots: Readonly<Partial<Record<Slot, Words>>>;
  readonly same: Words;
  readonly appointment: Words;
  readonly notThen: Words;
  readonly subjects: Readonly<Partial<Record<ComplaintSubject, Words>>>;
  /** Gravest first: "very dissatisfied" contains "satisfied". */
  readonly levels: readonly (readonly [SurveyLevel, Words])[];
  readonly side: Readonly<Record<SideQuestion, Words>>;
  readonly reasons: Words;
  readonly insists: Words;
  readonly noRepair: Words;
  readonly unitWarranty: Words;
  /** In the same visit as the matter before. */
  readonly together: Words;
  /** Where people may come to harm before anybody is there. */
  readonly danger: Words;
  /** Sounds like it and is none. */
  readonly noDanger: Words;
  /** Speaks of a person to talk to, and asks for none. */
  readonly noPerson: Words;
  /** Tells of an installation long done. */
  readonly installedBefore: Words;
  /** Why does it do so? Beside a symptom that is a fault and no question. */
  readonly asksCause: Words;
  /** "Would Friday be possible?" */
  readonly proposes: Words;
  readonly callBack: Words;
  /** Asks where the thing that we asked for is to be found. */
  readonly whereIsIt: Words;
  /** Asks for a repair, an installation or maintenance, and not only about it. */
  readonly wantsWork: Words;
  readonly keep: Words;
  readonly callOff: Words;
  readonly movedTo: Words;
  readonly leadIn: Words;
  readonly receipt: Words;
  readonly noReceipt: Words;
  /** Days by name, so many days ahead of today. */
  readonly days: readonly { readonly ahead: number; readonly words: Words }[];
  readonly partsOfDay: Readonly<Record<PartOfDay, Words>>;
  /** What customers call a product beside the names in the catalogue, by one of those names. */
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  /** Parts of names that mean the same, wherever they stand in a name: 服务器, 伺服器. */
  readonly alike: readonly (readonly string[])[];
  /** Before a telephone number: the one to call. */
  readonly callOn: Words;
  /** Beside one: not the one to call. */
  readonly notCallOn: Words;
  /** Words that announce a fault, or press for help, and tell nothing. */
  readonly announces: Words;
  /** Presses for somebody to come, and is nobody's name. */
  readonly presses: Words;
  /** What a fault has done to people and things. */
  readonly damage: Words;
  /** It cannot wait. */
  readonly urgent: Words;
  /** Answers to a price. */
  readonly quoteYes: Words;
  readonly quoteNo: Words;
  readonly tooDear: Words;
  /** Thinks a price over, or asks for a better one. */
  readonly ponders: Words;
  readonly anyTime: Words;
  readonly soon: Words;
  /** Before a time: any but that one. */
  readonly excepts: Words;
  /** Before a time: not then. */
  readonly rulesOut: Words;
  /** Behind a time: not then. */
  readonly isRuledOut: Words;
  /** What is to follow where nobody has come by then: no time for a visit. */
  readonly threatens: Words;
  /** What he said before was a slip, and what follows is meant. */
  readonly correctsItself: Words;
  /** When it began, and what was done before. */
  readonly circumstances: Words;
  /** Says no more than that something is so. */
  readonly confirms: Words;
  /** Stands before a new time and between the two ends of a range. */
  readonly alsoInRange: Words;
  /** Somebody waited for us in vain. */
  readonly letDown: Words;
  /** Says of himself, and of no machine, that he is slow or sees badly. */
  readonly ofHimself: Words;
  /** Reports for somebody else: for his mother, for a tenant. */
  readonly forWhom: Words;
  /** What a machine does, gives or has: beside "it is broken" that tells how, in words that name no symptom. */
  readonly ofMachine: Words;
  /** Tells of people, times, money and wishes, although it holds such words. */
  readonly notOfMachine: Words;
  /** It has been looked after already. */
  readonly maintained: Words;
  /** Calls what he tells a fault. */
  readonly reportsFault: Words;
  /** Nobody need come any more, in the middle of a report. */
  readonly notNeeded: Words;
  /** What was out of order works. */
  readonly worksAgain: Words;
  /** What leaves it open whether anything is still wrong or wanted. */
  readonly unsettled: Words;
  readonly people: Readonly<Record<PeopleList, readonly string[]>>;
  /** Entries of matters, faults and products, whose Latin words a slip of the pen may be meant for. */
  readonly mayBeMisspelt: readonly string[];
}

/** What people are called by, as the words themselves. */
export const peopleLists = [
  'surnames',
  'compoundSurnames',
  'wordSurnames',
  'givenCharacters',
  'titles',
  'shortTitles',
  'notNames',
  'notCallers',
  'givenNames',
] as const;
export type PeopleList = (typeof peopleLists)[number];

/** The lists of a lexicon that are nothing but words. */
export const wordLists = [
  'symptoms',
  'vague',
  'repair',
  'dontKnow',
  'refuses',
  'wrong',
  'takesBack',
  'same',
  'appointment',
  'notThen',
  'reasons',
  'insists',
  'noRepair',
  'unitWarranty',
  'together',
  'danger',
  'noDanger',
  'noPerson',
  'installedBefore',
  'asksCause',
  'proposes',
  'callBack',
  'whereIsIt',
  'wantsWork',
  'keep',
  'callOff',
  'movedTo',
  'leadIn',
  'receipt',
  'noReceipt',
  'callOn',
  'notCallOn',
  'announces',
  'presses',
  'damage',
  'urgent',
  'quoteYes',
  'quoteNo',
  'tooDear',
  'ponders',
  'anyTime',
  'soon',
  'excepts',
  'rulesOut',
  'isRuledOut',
  'threatens',
  'correctsItself',
  'circumstances',
  'confirms',
  'alsoInRange',
  'letDown',
  'ofHimself',
  'forWhom',
  'ofMachine',
  'notOfMachine',
  'maintained',
  'reportsFault',
  'notNeeded',
  'worksAgain',
  'unsettled',
] as const;
export type WordList = (typeof wordLists)[number];
