import type { ComplaintSubject, SurveyLevel } from '../../../schema/vocabulary.js';
import type { PartOfDay } from '../time-token.js';
import type { Intent, SideQuestion, Slot } from '../understanding.js';

/** How much a way of putting it speaks for an intent (1: settles it), and the words, for folded text. */
export type Weighted = readonly [weight: number, words: RegExp];

/** What customers of one language say. Messages are held against all lexicons, since customers mix languages. */
export interface Lexicon {
  readonly intents: Readonly<Partial<Record<Intent, readonly Weighted[]>>>;
  readonly symptoms: RegExp;
  readonly vague: RegExp;
  readonly repair: RegExp;
  readonly yes: RegExp;
  readonly no: RegExp;
  /** Behind a yes: none after all. */
  readonly takesBack: RegExp;
  readonly dontKnow: RegExp;
  readonly refuses: RegExp;
  readonly wrong: RegExp;
  readonly slots: Readonly<Partial<Record<Slot, RegExp>>>;
  readonly same: RegExp;
  readonly appointment: RegExp;
  readonly notThen: RegExp;
  readonly subjects: Readonly<Partial<Record<ComplaintSubject, RegExp>>>;
  /** Gravest first: "very dissatisfied" contains "satisfied". */
  readonly levels: readonly (readonly [SurveyLevel, RegExp])[];
  readonly side: Readonly<Record<SideQuestion, RegExp>>;
  readonly reasons: RegExp;
  readonly insists: RegExp;
  readonly noRepair: RegExp;
  readonly unitWarranty: RegExp;
  /** In the same visit as the matter before. */
  readonly together: RegExp;
  /** Where people may come to harm before anybody is there. */
  readonly danger: RegExp;
  /** Sounds like it and is none. */
  readonly noDanger: RegExp;
  /** "Would Friday be possible?" */
  readonly proposes: RegExp;
  readonly callBack: RegExp;
  /** Asks for a repair, an installation or maintenance, and not only about it. */
  readonly wantsWork: RegExp;
  readonly keep: RegExp;
  readonly callOff: RegExp;
  readonly movedTo: RegExp;
  readonly leadIn: RegExp;
  readonly receipt: RegExp;
  readonly noReceipt: RegExp;
  /** Days by name, so many days ahead of today. */
  readonly days: readonly { readonly ahead: number; readonly words: RegExp }[];
  readonly partsOfDay: Readonly<Record<PartOfDay, RegExp>>;
  /** What customers call a product beside the names in the catalogue, by one of those names. */
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  /** Before a telephone number: the one to call. */
  readonly callOn: RegExp;
  /** Beside one: not the one to call. */
  readonly notCallOn: RegExp;
  /** Words that announce a fault, or press for help, and tell nothing. */
  readonly announces: RegExp;
  /** Answers to a price. */
  readonly quoteYes: RegExp;
  readonly quoteNo: RegExp;
  readonly tooDear: RegExp;
  /** Thinks a price over, or asks for a better one. */
  readonly ponders: RegExp;
  readonly anyTime: RegExp;
  readonly soon: RegExp;
  /** When it began, and what was done before. */
  readonly circumstances: RegExp;
  /** Says no more than that something is so. */
  readonly confirms: RegExp;
  /** Stands before a new time and between the two ends of a range. */
  readonly alsoInRange: RegExp;
  readonly people: Readonly<Record<PeopleList, readonly string[]>>;
  /** The Latin words of matters, faults and products, which a slip of the pen may be meant for. */
  readonly vocabulary: readonly string[];
}

/** What people are called by, as the words themselves. */
export const peopleLists = [
  'surnames',
  'compoundSurnames',
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
  'proposes',
  'callBack',
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
  'quoteYes',
  'quoteNo',
  'tooDear',
  'ponders',
  'anyTime',
  'soon',
  'circumstances',
  'confirms',
  'alsoInRange',
] as const;
export type WordList = (typeof wordLists)[number];
