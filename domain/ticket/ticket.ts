import type { TicketState } from '../../schema/vocabulary.js';
import { invalidState } from '../errors.js';

export const ticketSteps = ['WORK', 'HOLD', 'RESUME', 'RESOLVE', 'REOPEN', 'CLOSE', 'CANCEL'] as const;
export type TicketStep = (typeof ticketSteps)[number];

/** From which state each step leads where. What is not here is refused. */
const transitions: Record<TicketStep, Partial<Record<TicketState, TicketState>>> = {
  WORK: { OPEN: 'IN_PROGRESS', IN_PROGRESS: 'IN_PROGRESS', ON_HOLD: 'ON_HOLD' },
  HOLD: { OPEN: 'ON_HOLD', IN_PROGRESS: 'ON_HOLD' },
  RESUME: { ON_HOLD: 'IN_PROGRESS' },
  RESOLVE: { OPEN: 'RESOLVED', IN_PROGRESS: 'RESOLVED', ON_HOLD: 'RESOLVED' },
  REOPEN: { RESOLVED: 'IN_PROGRESS', CLOSED: 'IN_PROGRESS' },
  CLOSE: { RESOLVED: 'CLOSED' },
  CANCEL: { OPEN: 'CANCELLED', IN_PROGRESS: 'CANCELLED', ON_HOLD: 'CANCELLED' },
};

export const canStep = (state: TicketState, step: TicketStep): boolean =>
  transitions[step][state] !== undefined;

/** @throws INVALID_STATE when this state does not allow the step */
export function nextState(state: TicketState, step: TicketStep): TicketState {
  const next = transitions[step][state];
  if (!next) throw invalidState(whyNot(state, step));
  return next;
}

/** For refusals, which staff read. */
export const ticketStateInWords: Readonly<Record<TicketState, string>> = {
  OPEN: 'open',
  IN_PROGRESS: 'in progress',
  ON_HOLD: 'on hold',
  RESOLVED: 'resolved',
  CLOSED: 'closed',
  CANCELLED: 'cancelled',
};

const refused: Readonly<Record<TicketStep, string>> = {
  WORK: 'nothing more can be done on it',
  HOLD: 'it cannot be put on hold',
  RESUME: 'there is no hold to end',
  RESOLVE: 'it cannot be resolved',
  REOPEN: 'it cannot be reopened',
  CLOSE: 'it cannot be closed',
  CANCEL: 'it cannot be cancelled',
};

/** Said to staff, with what would help. */
function whyNot(state: TicketState, step: TicketStep): string {
  const isWork = step === 'WORK' || step === 'HOLD' || step === 'RESUME';
  const reopens = isWork && canStep(state, 'REOPEN');
  return `This ticket is ${ticketStateInWords[state]}: ${refused[step]}.${reopens ? ' Reopen it first.' : ''}`;
}

/** Work on it may go on. */
export const isLive = (state: TicketState): boolean => canStep(state, 'WORK');

// Without I, L, O, U, 0 and 1, which are misheard or misread over the telephone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 5;

/** T2611-7K3Q9: year and month in the policy's zone, then five characters that nobody guesses from another. */
export function newTicketNumber(localDate: string, random: () => number): string {
  return `T${yearMonth(localDate)}-${unguessable(random)}`;
}

/** V2611-7K3Q9 */
export function newVisitNumber(localDate: string, random: () => number): string {
  return `V${yearMonth(localDate)}-${unguessable(random)}`;
}

/** C2611-7K3Q9: of the receipt for a unit taken in. */
export function newReceiptNumber(localDate: string, random: () => number): string {
  return `C${yearMonth(localDate)}-${unguessable(random)}`;
}

const yearMonth = (localDate: string) => localDate.slice(2, 4) + localDate.slice(5, 7);
const unguessable = (random: () => number) =>
  Array.from({ length: letters }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
