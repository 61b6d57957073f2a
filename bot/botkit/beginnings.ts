import { owedSurvey } from '../../domain/survey/owed-survey.queries.js';
import { answerSideQuestion } from '../dialog/side-question.js';
import type { SideQuestion } from '../language/understanding.js';
import { putFilesOnTicket } from '../person/pass-on.js';
import { surveyDialog } from '../survey/survey.dialog.js';
import { soundsLikeCrisis } from '../ticket/crisis.js';
import type { Hearing } from './hearing.js';
import { beginnings, type Matter, matterOf } from './matter.js';
import { speak, type TurnInHand } from './turn-in-hand.js';

export const beginMatter: Hearing = {
  // Whoever threatens without saying with what he came complains.
  hears: ({ said, policy, inbound }) => matterOf(said) !== null || soundsLikeCrisis(policy, inbound.text),
  async does({ bot, context, turn }) {
    const matter = beginningOf(turn);
    turn.matter = matter;
    const side = readyAnswerTo(turn, matter);
    if (side) return speak(context, { text: answerSideQuestion(turn, side) });
    const [dialog, options] = beginnings[matter];
    await bot.beginDialog(dialog, options);
  },
};

const isReport = (matter: Matter): boolean => ['fault', 'installation', 'maintenance'].includes(matter);

/** A day named with the number of a ticket is another day for it: "can he come on Friday? T2611-…". */
function beginningOf({ said }: TurnInHand): Matter {
  const matter = matterOf(said) ?? 'complaint';
  // Whoever names a ticket asks about it, whatever else the question sounds like.
  if (matter === 'question' && said.ticketNumber) return 'status';
  const named = said.ticketNumber !== undefined && said.time !== undefined;
  return named && isReport(matter) ? 'reschedule' : matter;
}

/** A question that has its answer ready; prices may be those of something that the articles know better. */
function readyAnswerTo({ said }: TurnInHand, matter: Matter): SideQuestion | null {
  return matter === 'question' && said.side && said.side !== 'price' ? said.side : null;
}

/** A picture outside a dialog belongs to the ticket that is worked on; without one it begins a report. */
export const takeFiles: Hearing = {
  hears: ({ files }) => files.count > 0,
  async does({ bot, context, turn }) {
    if (turn.said.side) turn.remarks.push(answerSideQuestion(turn, turn.said.side));
    turn.matter = 'files';
    if (!(await putFilesOnTicket(context))) await bot.beginDialog(...beginnings.fault);
  },
};

/** The oldest follow-up that still wants an answer; those that no longer do are dropped on the way. */
export const beginOwedSurvey: Hearing = {
  hears: () => true,
  async does({ bot, turn: { ctx, conversation, memory } }) {
    for (let id = memory.owedSurveys.shift(); id !== undefined; id = memory.owedSurveys.shift()) {
      const owed = await owedSurvey(ctx, { followUpId: id, conversationId: conversation.id });
      if (owed) return bot.beginDialog(surveyDialog, owed);
    }
  },
};
