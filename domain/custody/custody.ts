import type { CustodyState, LoanerState } from '../../schema/vocabulary.js';
import { type Action, may } from '../access.js';
import type { Actor } from '../actor.js';
import { badInput, invalidState } from '../errors.js';
import { text } from '../input.js';

/** From which state each step leads where. A unit is given back once, a loaner taken back once. */
const custodySteps: Partial<Record<CustodyState, CustodyState>> = { HELD: 'RETURNED' };
const loanerSteps: Partial<Record<LoanerState, LoanerState>> = { OUT: 'BACK' };

/** @throws INVALID_STATE when the receipt is void already */
export function returned(state: CustodyState): CustodyState {
  const next = custodySteps[state];
  if (!next) throw invalidState('This receipt is void: the unit has been given back.');
  return next;
}

/** @throws INVALID_STATE when it is back already */
export function takenBack(state: LoanerState): LoanerState {
  const next = loanerSteps[state];
  if (!next) throw invalidState('This loaner is back already.');
  return next;
}

/** Told to clients so that none of them repeats a rule. */
export const custodyActions = (actor: Actor, state: CustodyState): Action[] =>
  custodySteps[state] && may(actor, 'RETURN_UNIT') ? ['RETURN_UNIT'] : [];

export const loanerActions = (actor: Actor, state: LoanerState): Action[] =>
  loanerSteps[state] && may(actor, 'TAKE_BACK_LOANER') ? ['TAKE_BACK_LOANER'] : [];

const mostAccessories = 30;

/** @throws BAD_USER_INPUT naming accessories */
export function checkedAccessories(accessories: readonly string[] | null | undefined): string[] {
  const told = accessories ?? [];
  if (told.length > mostAccessories)
    throw badInput('accessories', `accessories takes at most ${mostAccessories} things.`);
  return told.map((accessory) => text('accessories', accessory, 100));
}
