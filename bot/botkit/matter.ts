import { wantsWork } from '../language/question.js';
import { type Intent, intents, type SideQuestion, type Understanding } from '../language/understanding.js';
import { likely, wishOf } from '../language/wish.js';
import { questionDialog } from '../question/question.dialog.js';
import { quoteDialog } from '../quote/quote.dialog.js';
import { addInformationDialog } from '../ticket/add-information.dialog.js';
import { cancelTicketDialog } from '../ticket/cancel-ticket.dialog.js';
import { complaintDialog } from '../ticket/complaint.dialog.js';
import { openTicketDialog } from '../ticket/open-ticket.dialog.js';
import { rescheduleDialog } from '../ticket/reschedule.dialog.js';
import { returnDialog } from '../ticket/return.dialog.js';
import { suggestionDialog } from '../ticket/suggestion.dialog.js';
import { ticketStatusDialog } from '../ticket/ticket-status.dialog.js';

type Beginning = readonly [dialog: string, options?: Readonly<Record<string, string>>];

/** What a ticket's customer may change of it. */
export const changes = {
  reschedule: rescheduleDialog,
  cancel: cancelTicketDialog,
  add_information: addInformationDialog,
} as const satisfies Partial<Record<Intent, string>>;

/** The dialog that each matter begins. */
export const beginnings = {
  fault: [openTicketDialog, { kind: 'FAULT' }],
  installation: [openTicketDialog, { kind: 'INSTALLATION' }],
  maintenance: [openTicketDialog, { kind: 'MAINTENANCE' }],
  complaint: [complaintDialog],
  return: [returnDialog, { kind: 'RETURN' }],
  exchange: [returnDialog, { kind: 'EXCHANGE' }],
  suggestion: [suggestionDialog],
  question: [questionDialog],
  status: [ticketStatusDialog],
  reschedule: [changes.reschedule],
  cancel: [changes.cancel],
  add_information: [changes.add_information],
  quote: [quoteDialog],
} as const satisfies Partial<Record<Intent, Beginning>>;

/** What a customer may come with. */
export type Matter = keyof typeof beginnings;
export type Change = keyof typeof changes;

const matters = intents.filter((intent): intent is Matter => intent in beginnings);
export const changeWishes = intents.filter((intent): intent is Change => intent in changes);

const isCourtesy = (intent: Intent | undefined): boolean => intent === 'greeting' || intent === 'thanks';

/** What a message wants done, courtesies aside. */
export function matterOf(said: Understanding): Matter | null {
  const best = wishOf(said, matters, likely);
  // Question marks alone ask nothing, nor does 在？
  if (best === 'question' && !/\p{L}{2}/u.test(said.words ?? '')) return null;
  // "Are you there?" has the form of a question and is none.
  const isGreeting = best === 'question' && isCourtesy(said.intents[0]?.intent);
  if (!best || isGreeting) return onlyAsks(said) ? 'question' : silentMatterOf(said);
  if (work.some((one) => one === best) && onlyAsks(said)) return 'question';
  // "I need a repair, how much is it?" is answered and begun.
  const wanted = best === 'question' && said.side && wantsWork(said.words ?? '');
  return (wanted && wishOf(said, work, likely)) || best;
}

export const work = ['fault', 'installation', 'maintenance'] as const;

/** Questions about the desk that its articles answer; the others are about the talk itself. */
const aboutDesk: readonly SideQuestion[] = ['price', 'how_long', 'my_number', 'opening_hours'];

/** "What do you charge for repairs?" speaks of the work and does not ask for it. */
function onlyAsks({
  side,
  fault,
  vagueFault,
  products,
  serial,
  ticketNumber,
  words,
}: Understanding): boolean {
  if (!side || !aboutDesk.includes(side) || fault || vagueFault || serial || ticketNumber) return false;
  // Of one machine it is the wish to have it seen to.
  if (side === 'how_long' && products.length > 0) return false;
  return !wantsWork(words ?? '');
}

/** Who says no more than a ticket's number asks how it stands; who names a product has something the matter with it. */
function silentMatterOf(said: Understanding): Matter | null {
  if (said.fault || said.vagueFault) return 'fault';
  if (said.ticketNumber) return 'status';
  const isAnswer = (said.no ?? said.dontKnow ?? said.refuses) === true && said.story === undefined;
  return !isAnswer && (said.products.length > 0 || said.serial) ? 'fault' : null;
}
