import type { TurnContext } from 'botbuilder-core';
import { complaintSubjects } from '../../schema/vocabulary.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { type Draft, isFilled, type SlotRule, slotValue, sureSlotValue } from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { linesOf } from '../dialog/summary.js';
import { buttonsOf, nameOf, phrase, sayLines } from '../language/phrase.js';
import { complainedOfSlot, settleComplainedOf } from './complained-of-slot.js';
import { acknowledgeCrisis } from './crisis.js';
import { sayOpened } from './say-opened.js';
import { storyIn, storySlot } from './story.js';
import { common, inCustomersWords, takeUp } from './take-up.js';
import { nameSlot, phoneSlot, productSlot, serialSlot } from './told-slots.js';

export const complaintDialog = 'complaint';

const subjectOf = (value: string | null) => complaintSubjects.find((subject) => subject === value) ?? null;

const subjectSlot: SlotRule = {
  slot: 'subject',
  label: 'label_subject',
  read: (turn, { asked }) => {
    if (turn.said.subject) return { value: turn.said.subject.value };
    // Words that name none of ours are about something else; staff read them in the description.
    return asked === 'subject' && storyIn(turn) ? { value: 'OTHER' } : null;
  },
  ask: ({ language }) => ({
    text: phrase(language, 'ask_subject'),
    quickReplies: buttonsOf(language, 'subject'),
  }),
  askAgain: ({ language }) => phrase(language, 'ask_subject_again'),
  show: ({ language }, value) => nameOf(language, 'subject', subjectOf(value) ?? 'OTHER'),
  without: 'AT_ONCE',
};

/** Worth knowing when it is mentioned, and not worth a question to somebody who is angry. */
const ifMentioned = ({ without: _, ...rule }: SlotRule): SlotRule => ({ ...rule, wanted: () => false });

const slots: readonly SlotRule[] = [
  { ...storySlot('opinion', 'ask_opinion', 'ask_opinion_again'), without: 'ASKED_TWICE' },
  subjectSlot,
  complainedOfSlot,
  nameSlot,
  phoneSlot,
  ifMentioned(productSlot),
  ifMentioned(serialSlot),
];

/** What the complaint is about, on which ticket if any, and who complains. */
export const createComplaintDialog = (): SlotDialog =>
  new SlotDialog({ id: complaintDialog, slots, common, begin, settle, summary, finish });

function begin({ inbound }: TurnInHand, draft: Draft): void {
  draft.notes.opening = inbound.text.trim();
}

async function settle(turn: TurnInHand, draft: Draft): Promise<void> {
  acknowledgeCrisis(turn, draft, 'COMPLAINT');
  keepWords(turn, draft);
  await settleComplainedOf(turn, draft);
  if (draft.notes.sorry) return;
  draft.notes.sorry = 'said';
  // Who threatens has just been told how sorry we are.
  if (!draft.notes.crisis) turn.remarks.push(phrase(turn.language, 'complaint_sorry'));
}

/** What was said in answer to "what is it about?" is part of the complaint. */
function keepWords(turn: TurnInHand, draft: Draft): void {
  if (draft.asked === 'subject' && isFilled(draft, 'subject')) {
    draft.notes.about = storyIn(turn) ?? '';
  }
}

function summary(turn: TurnInHand, draft: Draft): string {
  const lines = linesOf(slots, turn, draft);
  return `${phrase(turn.language, 'summary_complaint')}\n${sayLines(turn.language, lines)}`;
}

async function finish(context: TurnContext, draft: Draft): Promise<'DONE'> {
  const turn = turnOf(context);
  const relatedTo = sureSlotValue(draft, 'ticket_number');
  const { opening = '', about = '', which = '' } = draft.notes;
  const ticket = await takeUp(turn, draft, {
    kind: 'COMPLAINT',
    subject: subjectOf(slotValue(draft, 'subject')) ?? 'OTHER',
    serialNumber: slotValue(draft, 'serial')?.slice(0, 60) ?? null,
    model: sureSlotValue(draft, 'product'),
    description: inCustomersWords(turn, draft, [
      slotValue(draft, 'opinion') ?? opening,
      about,
      which,
      relatedTo ?? '',
    ]),
    relatedTo,
  });
  await speak(context, {
    text: await sayOpened(turn, ticket),
    ticket: { id: ticket.id, number: ticket.number },
  });
  return 'DONE';
}
