import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { Draft, Reading, SlotRule } from '../dialog/slot.js';
import { button, phrase } from '../language/phrase.js';
import { insists, onlyConfirms, prefersRepair, refusesRepair } from '../language/reason.js';
import type { Intent } from '../language/understanding.js';
import { sure, wishes } from '../language/wish.js';

/** What somebody may do whose window has closed. */
export const instead = {
  REPAIR: 'REPAIR',
  EXCHANGE: 'EXCHANGE',
  APPROVAL: 'APPROVAL',
  NOTHING: 'NOTHING',
  /** Three answers that choose nothing: no request that nobody wanted. */
  UNDECIDED: 'UNDECIDED',
} as const;

function read(turn: TurnInHand, draft: Draft): Reading | null {
  if (draft.asked !== 'intent') return null;
  const { said, language, inbound } = turn;
  if (said.words === phrase(language, 'button_leave_it')) return { value: instead.NOTHING };
  const wants = (intent: Intent): boolean => wishes(said, intent, sure);
  if (said.no || refusesRepair(inbound.text)) return readNo(turn, draft);
  if (draft.notes.exchange && wants('exchange')) return { value: instead.EXCHANGE };
  if (insists(inbound.text) || wants('return') || wants('exchange')) return { value: instead.APPROVAL };
  if (draft.notes.repairRefused) return said.yes ? { value: instead.APPROVAL } : null;
  // “That is right” may mean the return as well.
  if (onlyConfirms(inbound.text)) return { why: phrase(language, 'ask_which_instead') };
  return said.yes || prefersRepair(inbound.text) ? { value: instead.REPAIR } : null;
}

/** No to the repair is not yet no to the request, unless he says that he insists, or that he lets it be. */
function readNo({ inbound, said }: TurnInHand, { notes }: Draft): Reading | null {
  const leaves = wishes(said, 'cancel_dialog', 0.7);
  if (insists(inbound.text)) return { value: instead.APPROVAL };
  if (leaves || notes.repairRefused) return { value: instead.NOTHING };
  notes.repairRefused = 'yes';
  return null;
}

/** One of several: a repair, the other remedy while it is open, approval, or nothing. */
export const insteadSlot: SlotRule = {
  slot: 'intent',
  expects: 'choice',
  read,
  ask: ({ language }, { notes }) => ({
    text: phrase(language, notes.repairRefused ? 'ask_approval' : 'ask_repair_instead'),
    quickReplies: [
      notes.repairRefused ? button(language, 'button_yes') : button(language, 'button_repair_instead'),
      ...(notes.exchange ? [button(language, 'button_exchange')] : []),
      button(language, 'button_ask_approval'),
      button(language, 'button_leave_it'),
    ],
  }),
  askAgain: ({ language }, { notes }) =>
    phrase(language, notes.repairRefused ? 'ask_approval' : 'ask_which_instead'),
  askStill: ({ language }, { notes }) =>
    phrase(language, notes.repairRefused ? 'ask_approval_again' : 'ask_which_instead'),
  undecided: instead.UNDECIDED,
};
