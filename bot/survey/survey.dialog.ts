import type { TurnContext } from 'botbuilder-core';
import { DomainError } from '../../domain/errors.js';
import { submitSurvey } from '../../domain/survey/submit-survey.js';
import { type SurveyLevel, surveyAspects, surveyLevels } from '../../schema/vocabulary.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { type Draft, fill, isFilled, type Reading, type SlotRule, sureSlotValue } from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { button, buttonsOf, nameOf, phrase, sayRefusal } from '../language/phrase.js';
import { bareRankOf, countedIn, placeOf, type Rank } from '../language/rank.js';
import { fold } from '../language/text/folded.js';
import type { Understanding } from '../language/understanding.js';
import { commentIn } from './comment.js';

export const surveyDialog = 'survey';

const ratings = {
  ATTITUDE: 'rating_attitude',
  SKILL: 'rating_skill',
  PUNCTUALITY: 'rating_punctuality',
  PROMISE_KEPT: 'rating_promise_kept',
} as const;

/** Nobody need rate everything. */
const unrated = 'UNRATED';
const SKIPS = /^(?:跳过|略过|下一[个题项]|pass|skip|next)/;
const skips = ({ words }: Understanding): boolean => SKIPS.test(fold(words ?? ''));

const LEAVES =
  /(?:不想|懒得|不愿意?)(?:评|填|答)|不评了?|没(?:空|时间|兴趣)|\b(?:no time|not now|not interested|no thanks?|don't want to|rather not|stop asking)\b/;

/** Who does not want to be asked is not asked on. */
async function settle({ said }: TurnInHand, draft: Draft): Promise<void> {
  const isRating = draft.asked !== null && draft.asked !== 'comment';
  if (!isRating || said.rating || !LEAVES.test(fold(said.words ?? ''))) return;
  for (const { slot } of [...ratingSlots, commentSlot]) {
    if (!isFilled(draft, slot)) fill(draft, slot, { value: null });
  }
}

/** How he counts, once he has told it: bare figures are read so from then on. */
type Counting = 'STARS' | 'PLACE';
const countingOf = ({ notes }: Draft): Counting | undefined => notes.counting as Counting | undefined; // written below only

const levelOf = (rank: Rank, counting: Counting): SurveyLevel =>
  counting === 'STARS' ? rank.stars : rank.place;

/** "3" is asked about once, since it may be a good mark or a bad one. */
function readRank({ inbound, language }: TurnInHand, draft: Draft): Reading | null {
  const rank = bareRankOf(inbound.text);
  if (!rank) return null;
  const counting = countingOf(draft);
  if (counting) return { value: levelOf(rank, counting) };
  if (draft.notes.doubted) return { why: phrase(language, 'ask_rating_again') };
  draft.notes.doubted = inbound.text;
  const [stars, place] = [nameOf(language, 'level', rank.stars), nameOf(language, 'level', rank.place)];
  return { why: phrase(language, 'ask_which_rating', { digit: rank.digit, stars, place }) };
}

function readLevel({ said, inbound }: TurnInHand, draft: Draft): Reading | null {
  const doubted = bareRankOf(draft.notes.doubted ?? '');
  const told = placeOf(inbound.text) ?? said.rating;
  if (!doubted || countingOf(draft)) return told ? { value: told } : null;
  const counting = told ? countingFor(doubted, told) : countedIn(inbound.text);
  if (counting) draft.notes.counting = counting;
  if (told) return { value: told };
  return counting ? { value: levelOf(doubted, counting) } : null;
}

function countingFor({ stars, place }: Rank, told: SurveyLevel): Counting | null {
  if (told === stars) return 'STARS';
  return told === place ? 'PLACE' : null;
}

const ratingSlots: readonly SlotRule[] = surveyAspects.map((aspect) => ({
  slot: ratings[aspect],
  read: (turn, draft) => {
    if (draft.asked !== ratings[aspect]) return null;
    if (skips(turn.said)) return { value: unrated };
    return readRank(turn, draft) ?? readLevel(turn, draft);
  },
  ask: ({ language }) => ({
    text: phrase(language, `ask_${ratings[aspect]}`),
    quickReplies: buttonsOf(language, 'level'),
  }),
  askAgain: ({ language }) => phrase(language, 'ask_rating_again'),
  without: 'AT_ONCE',
  undecided: unrated,
}));

const commentSlot: SlotRule = {
  slot: 'comment',
  read: (turn, { asked }) => (asked === 'comment' ? { value: commentIn(turn) } : null),
  ask: ({ language }) => ({
    text: phrase(language, 'ask_comment'),
    quickReplies: [button(language, 'button_skip')],
  }),
  askAgain: ({ language }) => phrase(language, 'ask_comment'),
};

/** Four questions to tap on and one to write; begun by the desk some time after the work is done. */
export const createSurveyDialog = (): SlotDialog =>
  new SlotDialog({
    id: surveyDialog,
    slots: [...ratingSlots, commentSlot],
    common: [],
    begin,
    settle,
    finish,
  });

function begin({ remarks, language }: TurnInHand, draft: Draft, options: Readonly<Record<string, string>>) {
  draft.notes.ticketId = options.ticketId ?? '';
  remarks.push(phrase(language, 'survey_intro', { number: options.number ?? '' }));
}

async function finish(context: TurnContext, draft: Draft): Promise<'DONE'> {
  const turn = turnOf(context);
  const answers = surveyAspects.flatMap((aspect) => {
    const level = surveyLevels.find((one) => one === sureSlotValue(draft, ratings[aspect]));
    return level ? [{ aspect, level }] : [];
  });
  const comment = sureSlotValue(draft, 'comment');
  const refused = answers.length > 0 ? await submit(turn, draft, { answers, comment }) : null;
  const sorry = answers.some(({ level }) => isBad(level));
  await speak(context, { text: refused ?? phrase(turn.language, sorry ? 'survey_sorry' : 'survey_thanks') });
  return 'DONE';
}

const isBad = (level: SurveyLevel): boolean => level === 'DISSATISFIED' || level === 'VERY_DISSATISFIED';

type Answers = Pick<Parameters<typeof submitSurvey>[1], 'answers' | 'comment'>;

/** Null when it is stored; otherwise why it is not: the work may have been taken up again meanwhile. */
async function submit(turn: TurnInHand, draft: Draft, answers: Answers): Promise<string | null> {
  try {
    await submitSurvey(turn.ctx, { ticketId: draft.notes.ticketId ?? '', ...answers });
    return null;
  } catch (error) {
    if (error instanceof DomainError) return sayRefusal(turn.language, error.code);
    throw error;
  }
}
