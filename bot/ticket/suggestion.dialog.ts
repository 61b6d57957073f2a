import type { TurnContext } from 'botbuilder-core';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { type Draft, type SlotRule, slotValue } from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { button, phrase } from '../language/phrase.js';
import { acknowledgeCrisis } from './crisis.js';
import { storySlot } from './story.js';
import { inCustomersWords, takeUp } from './take-up.js';
import { nameSlot, phoneSlot } from './told-slots.js';

export const suggestionDialog = 'suggestion';

const hasText = (draft: Draft): boolean => slotValue(draft, 'comment') !== null;

/** Whoever keeps his name to himself is not asked for his number either. */
const staysAnonymous = ({ filled }: Draft): boolean => filled.name?.value === null;

const slots: readonly SlotRule[] = [
  { ...storySlot('comment', 'ask_suggestion', 'ask_suggestion_again'), without: 'AT_ONCE' },
  {
    ...nameSlot,
    ask: ({ language }) => ({
      text: phrase(language, 'ask_contact_optional'),
      quickReplies: [button(language, 'button_skip')],
    }),
    askStill: ({ language }) => phrase(language, 'ask_contact_optional_still'),
    wanted: (draft) => hasText(draft) && slotValue(draft, 'phone') === null,
    read: (turn, draft) => (skips(turn) ? null : nameSlot.read(turn, draft)),
    without: 'AT_ONCE',
  },
  {
    ...phoneSlot,
    ask: ({ language }) => ({
      text: phrase(language, 'ask_phone_optional'),
      quickReplies: [button(language, 'button_skip')],
    }),
    askStill: ({ language }) => phrase(language, 'ask_contact_optional_still'),
    wanted: (draft) => hasText(draft) && !staysAnonymous(draft),
    without: 'AT_ONCE',
  },
];

const skips = ({ said, language }: TurnInHand): boolean => said.words === phrase(language, 'button_skip');

/** What should be better, and whom to thank for it if he likes. */
export const createSuggestionDialog = (): SlotDialog =>
  new SlotDialog({ id: suggestionDialog, slots, common: ['name', 'phone'], settle, finish });

async function settle(turn: TurnInHand, draft: Draft): Promise<void> {
  acknowledgeCrisis(turn, draft, 'SUGGESTION');
  const { asked } = draft;
  if ((asked === 'name' || asked === 'phone') && skips(turn)) draft.filled[asked] = { value: null };
}

async function finish(context: TurnContext, draft: Draft): Promise<'DONE'> {
  const turn = turnOf(context);
  const words = slotValue(draft, 'comment');
  if (words === null) {
    await speak(context, { text: phrase(turn.language, 'goodbye') });
    return 'DONE';
  }
  const description = inCustomersWords(turn, draft, [words]);
  const { id, number } = await takeUp(turn, draft, { kind: 'SUGGESTION', description });
  const text = [
    phrase(turn.language, 'suggestion_thanks'),
    phrase(turn.language, 'ticket_opened', { number }),
  ].join('\n');
  await speak(context, { text, ticket: { id, number } });
  return 'DONE';
}
