import type { ComplaintSubject, SurveyLevel } from '../../../schema/vocabulary.js';
import type { Intent, SideQuestion, Slot } from '../understanding.js';

/** How much a way of putting it speaks for an intent (1: settles it), and the pattern, lower case. */
export type Weighted = readonly [weight: number, pattern: RegExp];

/** What customers say in one language. Chinese is matched after simplification, so one lexicon serves both scripts. */
export interface Lexicon {
  readonly intents: Readonly<Partial<Record<Intent, readonly Weighted[]>>>;
  /** Symptoms: what can be seen, heard or smelt. */
  readonly symptoms: RegExp;
  /** "Broken", "not working": a fault, but nothing a technician could prepare for. */
  readonly vague: RegExp;
  /** Asking for a repair without saying of what. */
  readonly repair: RegExp;
  readonly yes: RegExp;
  readonly no: RegExp;
  readonly dontKnow: RegExp;
  readonly refuses: RegExp;
  readonly wrong: RegExp;
  /** How the slots are called, for "the address is wrong" and "I don't know the serial number". */
  readonly slots: Readonly<Partial<Record<Slot, RegExp>>>;
  readonly same: RegExp;
  readonly appointment: RegExp;
  readonly notThen: RegExp;
  readonly subjects: Readonly<Partial<Record<ComplaintSubject, RegExp>>>;
  /** Gravest first: "very dissatisfied" contains "satisfied". */
  readonly levels: readonly (readonly [SurveyLevel, RegExp])[];
  readonly side: Readonly<Record<SideQuestion, RegExp>>;
  /** Why somebody gives back what is not broken. */
  readonly reasons: RegExp;
  /** Will not be put off: "I still want my money back". */
  readonly insists: RegExp;
  readonly noRepair: RegExp;
  /** Is this one still under warranty? */
  readonly unitWarranty: RegExp;
  readonly callBack: RegExp;
  /** Leave the ticket as it is, said of a cancellation. */
  readonly keep: RegExp;
  /** Do cancel it. */
  readonly callOff: RegExp;
  /** What stands before a new time: "from Tuesday to Thursday". */
  readonly movedTo: RegExp;
  /** Words around added information that are none themselves. */
  readonly leadIn: RegExp;
  readonly receipt: RegExp;
  readonly noReceipt: RegExp;
}
