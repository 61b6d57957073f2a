import type { Region } from '../../domain/customer/region.js';
import type { ComplaintSubject, Language, SurveyLevel } from '../../schema/vocabulary.js';
import type { PhoneReason } from './number/phone.js';
import type { CatalogueEntry } from './product.js';
import type { Found } from './text/found.js';
import type { Bought } from './time/purchase.js';
import type { Time } from './time/time.js';

/** What a bot's question may ask for: the closed list of the chat protocol. */
export const slots = [
  'intent',
  'name',
  'phone',
  'verification_code',
  'address',
  'product',
  'serial',
  'fault',
  'subject',
  'time',
  'proof',
  'confirm',
  'ticket_number',
  'choice',
  'opinion',
  'rating_attitude',
  'rating_skill',
  'rating_punctuality',
  'rating_promise_kept',
  'comment',
] as const;
export type Slot = (typeof slots)[number];

export const intents = [
  'fault',
  'installation',
  'maintenance',
  'complaint',
  'return',
  'exchange',
  'status',
  'reschedule',
  'cancel',
  'quote',
  'add_information',
  'question',
  'suggestion',
  'person',
  'survey',
  'greeting',
  'thanks',
  'yes',
  'no',
  'dont_know',
  'start_over',
  'cancel_dialog',
  'any_time',
  'correction',
  'another',
] as const;
export type Intent = (typeof intents)[number];

/** What always works (rules of conversation 3): a person, out of the dialog, from the beginning, the state of a ticket. */
export type Command = 'person' | 'start_over' | 'cancel_dialog' | 'status';

export interface ScoredIntent {
  readonly intent: Intent;
  /** 0 to 1; from 0.5 on a dialog may be begun on it. */
  readonly score: number;
  /** The words that spoke for it, for the log and for tests. */
  readonly why: string;
}

/** A question beside the matter, answered before the dialog goes on. */
export const sideQuestions = [
  'on_file',
  'how_long',
  'my_number',
  'price',
  'opening_hours',
  'why_asked',
  'robot',
  'owner_data',
  'what_then',
  'here',
] as const;
export type SideQuestion = (typeof sideQuestions)[number];

export interface Circumstances {
  /** The language that the conversation is held in before this message. */
  readonly language: Language;
  readonly now: Date;
  readonly timezone: string;
  readonly catalogue: readonly CatalogueEntry[];
  /** The slot that was just asked; null when nothing was. */
  readonly expects: Slot | null;
  /** Nothing was said before, and the language is nobody's choice. */
  readonly isFirst?: boolean;
  /** No message has shown a language clearly yet, and none was asked for. */
  readonly languageIsOpen?: boolean;
}

/** What one message says. A slot that it does not speak of is absent. */
export interface Said {
  /** The whole message as it was said, for slots that take any words (opinion, comment, reason). */
  readonly words?: string;
  readonly name?: Found<string>;
  /** E.164. */
  readonly phone?: Found<string>;
  /** What was meant for a phone number and is none; only when no good one was found. */
  readonly badPhone?: Found<PhoneReason>;
  readonly serial?: Found<string>;
  readonly address?: Found<string>;
  /** What was meant for an address and is too little to find the place. */
  readonly vagueAddress?: Found<string>;
  readonly region?: Region;
  readonly time?: Found<Time>;
  /** When it was bought, as told with "bought …" or when a proof was asked for. */
  readonly bought?: Found<Bought>;
  /** Whether there is a proof of purchase; absent when nothing was said of one. */
  readonly receipt?: boolean;
  /** The customer's own words about what is broken. */
  readonly fault?: Found<string>;
  /** Words that may tell a fault though they name no symptom; worth it where something is known to be wrong. */
  readonly story?: Found<string>;
  /** "It is broken" without saying how: a fault, but nothing to fill the slot with. */
  readonly vagueFault?: true;
  readonly ticketNumber?: Found<string>;
  readonly code?: Found<string>;
  readonly subject?: Found<ComplaintSubject>;
  readonly rating?: SurveyLevel;
  readonly yes?: true;
  readonly no?: true;
  readonly dontKnow?: true;
  /** Will not say what was asked. */
  readonly refuses?: true;
  /** Nothing but blanks and control characters. */
  readonly empty?: true;
  /** Nothing but thanks, a greeting, a nod or a smiley. */
  readonly courtesy?: true;
  readonly side?: SideQuestion;
  /** Obeyed wherever the dialog stands. */
  readonly command?: Command;
}

/** Everything that is made of one message. */
export interface Understanding extends Said {
  /** The language shown by this message or, when it shows none, the one before. */
  readonly language: Language;
  /** It is clear which language this message is in. */
  readonly showsLanguage: boolean;
  /** Best first. */
  readonly intents: readonly ScoredIntent[];
  /** Models of the catalogue, in the order of mention. */
  readonly products: readonly Found<string>[];
  /** Address, time or other things "as before", for the second of two matters. */
  readonly sameAsBefore: readonly Slot[];
  /** Slots that the message says were wrong; with the new value when it gives one. */
  readonly corrects: readonly Slot[];
  /** Slots that the customer names and says he does not know. */
  readonly unknown: readonly Slot[];
  /** How it came to this, line by line. */
  readonly why: readonly string[];
}
