import { ticketsComplainedOf } from '../../domain/ticket/complained-of.queries.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, fill, isFilled, type SlotRule } from '../dialog/slot.js';
import { button, phrase } from '../language/phrase.js';
import { storyIn } from './story.js';
import { ticketNumberSlot } from './told-slots.js';

const ownOf = ({ notes }: Draft): string[] => notes.own?.split(' ').filter((number) => number !== '') ?? [];

/** Which ticket a complaint is about, if any. Whether there is such a number is told to nobody. */
export const complainedOfSlot: SlotRule = {
  ...ticketNumberSlot,
  ask: ({ language }, draft) => {
    const own = ownOf(draft);
    return {
      text: phrase(language, own.length > 0 ? 'ask_which_ticket' : 'ask_ticket_number_optional'),
      quickReplies: [
        ...own.map((number) => ({ title: number, payload: number })),
        button(language, 'button_no_ticket'),
      ],
    };
  },
  wanted: ({ notes }) => notes.ticketless === undefined,
};

/** The only one of this chat is the one; who has proven his number and has none is not asked for one. */
export async function settleComplainedOf(turn: TurnInHand, draft: Draft): Promise<void> {
  keepDescription(turn, draft);
  if (isFilled(draft, 'ticket_number') || draft.notes.own !== undefined) return;
  const { ctx, conversation, memory, provenPhone } = turn;
  const shown = memory.known.ticket_number?.value ?? null;
  const own = await ticketsComplainedOf(ctx, { conversationId: conversation.id, shown });
  draft.notes.own = own.join(' ');
  const [only] = own;
  if (only && own.length === 1) fill(draft, 'ticket_number', { value: only });
  if (!only && provenPhone !== null) draft.notes.ticketless = 'yes';
}

/** "The one of last Tuesday" tells staff which it is. */
function keepDescription(turn: TurnInHand, draft: Draft): void {
  const { dontKnow, no, refuses, ticketNumber } = turn.said;
  if (draft.asked !== 'ticket_number' || ticketNumber || dontKnow || no || refuses) return;
  draft.notes.which = storyIn(turn) ?? '';
}
