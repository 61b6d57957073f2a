import { menuOf, sayGreeting, sayPresent } from '../greeting/greeting.js';
import { asksPatience } from '../language/courtesy.js';
import { keepOrCancel } from '../language/intent.js';
import { phrase } from '../language/phrase.js';
import type { Intent } from '../language/understanding.js';
import { likely, wishes } from '../language/wish.js';
import { notUnderstood } from '../person/not-understood.js';
import { passOnToStaff } from '../person/pass-on.js';
import { answerFromArticles } from '../question/answer-in-vain.js';
import { cancelTicketDialog } from '../ticket/cancel-ticket.dialog.js';
import { answerOutsideMatter } from './answer-outside-matter.js';
import { beginOpenQuote } from './beginnings.js';
import type { Hearing } from './hearing.js';
import { speak, type TurnInHand } from './turn-in-hand.js';

const says =
  (intent: Intent) =>
  ({ said }: TurnInHand): boolean =>
    wishes(said, intent, likely);

const leaves = ({ said }: TurnInHand): boolean => said.command === 'cancel_dialog';

/** What is said when nothing is under way and nothing is wanted, in the order in which it is tried. */
export const courtesies: readonly Hearing[] = [
  {
    hears: (turn) => leaves(turn) && keepOrCancel(turn.inbound.text) === 'CANCEL',
    does: ({ bot }) => bot.beginDialog(cancelTicketDialog),
  },
  {
    // Nobody has been kept waiting yet: “anyone there?” greets.
    hears: (turn) => turn.said.side !== undefined && !(turn.said.side === 'here' && says('greeting')(turn)),
    async does({ bot, context, turn }) {
      const { side } = turn.said;
      if (side === 'price' && (await beginOpenQuote({ bot, turn }))) return;
      if (side) await answerOutsideMatter(context, side);
    },
  },
  {
    hears: ({ said, inbound }) => said.courtesy === true && asksPatience(inbound.text),
    async does({ context, turn }) {
      turn.remarks.push(phrase(turn.language, 'take_your_time'));
      const text = phrase(turn.language, 'what_can_i_do');
      await speak(context, { text, expects: 'intent', quickReplies: menuOf(turn) });
    },
  },
  {
    hears: says('survey'),
    does: ({ context, turn: { language } }) => speak(context, { text: phrase(language, 'survey_later') }),
  },
  {
    hears: says('thanks'),
    does: ({ context, turn: { language } }) => speak(context, { text: phrase(language, 'you_are_welcome') }),
  },
  {
    hears: says('greeting'),
    does: ({ context, turn: { said, memory } }) =>
      said.side === 'here' && memory.greeted ? sayPresent(context) : sayGreeting(context),
  },
  {
    hears: says('yes'),
    async does({ bot, context, turn }) {
      if (await beginOpenQuote({ bot, turn })) return;
      await speak(context, {
        text: phrase(turn.language, 'anything_else'),
        expects: 'intent',
        quickReplies: menuOf(turn),
      });
    },
  },
  {
    hears: (turn) => says('no')(turn) || leaves(turn),
    does: ({ context, turn: { language } }) => speak(context, { text: phrase(language, 'goodbye') }),
  },
];

/** An answer to staff, or words that nothing can be made of. */
export const takeAnythingElse: Hearing = {
  hears: () => true,
  async does({ context }) {
    if (await passOnToStaff(context)) return;
    if (!(await answerFromArticles(context))) await notUnderstood(context);
  },
};
