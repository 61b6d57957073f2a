import type { TicketState } from '../../schema/vocabulary.js';
import { type Action, may } from '../access.js';
import type { Actor } from '../actor.js';
import { canStep, isLive } from './ticket.js';

const isOver = (state: TicketState): boolean => state === 'RESOLVED' || state === 'CLOSED';

/** What can be done about a ticket in a state, by whoever may. */
const possible: Partial<Record<Action, (state: TicketState) => boolean>> = {
  REPLY: (state) => isLive(state) || state === 'RESOLVED',
  CHANGE: isLive,
  MARK: isLive,
  FILE_RECORD: (state) => isLive(state) || state === 'RESOLVED',
  REQUEST_DECISION: isLive,
  HOLD: (state) => canStep(state, 'HOLD'),
  RESUME: (state) => canStep(state, 'RESUME'),
  RESOLVE: (state) => canStep(state, 'RESOLVE'),
  REOPEN: (state) => canStep(state, 'REOPEN'),
  CORRECT: () => true,
  CLOSE: (state) => canStep(state, 'CLOSE'),
  CANCEL: (state) => canStep(state, 'CANCEL'),
  ASSIGN: isLive,
  SCHEDULE_VISIT: isLive,
  CONTACT_SUPPLIER: isLive,
  TAKE_IN: isLive,
  HAND_OUT_LOANER: isLive,
  ESCALATE: () => true,
  SURVEY: isOver,
  OFFER_QUOTE: isLive,
};

/** Told to clients so that none of them repeats a rule. */
export function allowedActions(actor: Actor, state: TicketState): Action[] {
  return actionsOf(possible).filter((action) => may(actor, action) && possible[action]?.(state) === true);
}

// Object.keys forgets what the keys of a record are.
const actionsOf = (record: Partial<Record<Action, unknown>>) => Object.keys(record) as Action[];
