import { isFilesAlone, type Reply, type TurnInHand } from '../botkit/turn-in-hand.js';
import { namedIn } from '../language/correction.js';
import { type ButtonKey, button, type LabelKey, phrase, sayFixed } from '../language/phrase.js';
import { answerBeside } from '../question/answer-beside.js';
import type { ChangePlan, DialogPlan, Ending } from './dialog-plan.js';
import { mayAskAside } from './side-question.js';
import { countTry, type Draft, empty, fill, isFilled, isMissing, mostTries } from './slot.js';
import type { Taken } from './take-slots.js';
import { inOtherWords } from './wording.js';

/** What follows from the answer to a summary. */
export type Verdict = 'GO_ON' | { readonly asks: Reply } | { readonly ends: Ending };

/** Shows the summary for a yes. */
export function askConfirmation(plan: DialogPlan, turn: TurnInHand, draft: Draft, summary: string): Reply {
  delete draft.tries.confirm;
  const { language } = turn;
  const text = plan.change ? summary : `${summary}\n${phrase(language, 'ask_confirm')}`;
  return confirming(plan, turn, draft, [
    text,
    ...(plan.change ? [withAnswers(plan.change, turn, text)] : []),
  ]);
}

/** Asked once more, the two answers are named. */
const withAnswers = ({ buttons: [yes, no] }: ChangePlan, { language }: TurnInHand, text: string): string => {
  const answers = { yes: sayFixed(language, yes), no: sayFixed(language, no) };
  return `${text}\n${phrase(language, 'ask_yes_or_no', answers)}`;
};

function confirming(
  { change }: DialogPlan,
  { language }: TurnInHand,
  draft: Draft,
  [first = '', ...others]: readonly string[],
): Reply {
  draft.asked = 'confirm';
  const keys = change?.buttons ?? (['button_yes', 'button_change'] as const);
  const text = inOtherWords(draft, first, ...others);
  return { text, expects: 'confirm', quickReplies: keys.map((key) => button(language, key)) };
}

export async function judgeConfirmation(
  plan: DialogPlan,
  turn: TurnInHand,
  draft: Draft,
  taken: Taken,
): Promise<Verdict> {
  if (taken.changed.length > 0 || plan.slots.some(isMissing(draft))) return 'GO_ON';
  const [refusal] = Object.values(taken.refused);
  if (refusal)
    return { asks: confirming(plan, turn, draft, [refusal, phrase(turn.language, 'ask_confirm_again')]) };
  return plan.change ? judgeChange(plan, plan.change, turn, draft) : judgeSummary(plan, turn, draft);
}

async function judgeSummary(plan: DialogPlan, turn: TurnInHand, draft: Draft): Promise<Verdict> {
  const { said, language, inbound } = turn;
  const ask = (...keys: readonly ('ask_confirm' | 'ask_confirm_again')[]): Verdict => ({
    asks: confirming(
      plan,
      turn,
      draft,
      keys.map((key) => phrase(language, key)),
    ),
  });
  if (said.yes) return { ends: plan.finish };
  if (reopenNamed(plan, turn, draft)) return 'GO_ON';
  if (isAside(turn)) return ask('ask_confirm', 'ask_confirm_again');
  if (reopenCalled(plan, turn, draft)) return 'GO_ON';
  if (await asksBeside(turn, draft)) return ask('ask_confirm', 'ask_confirm_again');
  if (said.no || isPhrase(turn, 'button_change')) return { asks: askWhatToChange(plan, turn, draft) };
  if (countTry(draft, 'confirm') < mostTries) return ask('ask_confirm_again', 'ask_confirm');
  fill(draft, 'confirm', { value: inbound.text, unverified: true });
  return { ends: plan.finish };
}

/** Silence and riddles change nothing. */
function judgeChange(plan: DialogPlan, change: ChangePlan, turn: TurnInHand, draft: Draft): Verdict {
  const verdict = change.verdict(turn);
  if (verdict === 'YES') return { ends: plan.finish };
  if (verdict === 'NO') return { ends: change.decline };
  const tries = isAside(turn) ? (draft.tries.confirm ?? 0) : countTry(draft, 'confirm');
  if (tries >= mostTries) return { ends: change.decline };
  const text = plan.summary?.(turn, draft) ?? '';
  return { asks: confirming(plan, turn, draft, [text, withAnswers(change, turn, text)]) };
}

/** A question that has been answered by now, or files. */
const isAside = (turn: TurnInHand): boolean => turn.said.side !== undefined || isFilesAlone(turn);

/** Any other question, answered here. */
const asksBeside = async (turn: TurnInHand, draft: Draft): Promise<boolean> =>
  turn.said.no !== true && mayAskAside(draft, 'confirm') && answerBeside(turn, draft);

/** The customer tapped, or wrote, the name of what is wrong. */
function reopenNamed({ slots }: DialogPlan, turn: TurnInHand, draft: Draft): boolean {
  const named = slots.find(({ label }) => label && isPhrase(turn, label));
  if (named) empty(draft, named.slot);
  return named !== undefined;
}

/** More than that tells something. */
const longestName = 24;

/** "The phone", "address please": called by a name of its own. */
function reopenCalled({ slots }: DialogPlan, { inbound }: TurnInHand, draft: Draft): boolean {
  const text = inbound.text.trim();
  const called = text.length <= longestName ? namedIn(text) : [];
  const wrong = slots.filter(({ slot, label }) => label && isFilled(draft, slot) && called.includes(slot));
  for (const { slot } of wrong) empty(draft, slot);
  return wrong.length > 0;
}

function askWhatToChange({ slots }: DialogPlan, { language }: TurnInHand, draft: Draft): Reply {
  const labels = slots.flatMap(({ slot, label }) => (label && isFilled(draft, slot) ? [label] : []));
  const quickReplies = labels.map((label) => {
    const title = phrase(language, label);
    return { title, payload: title };
  });
  const text = inOtherWords(
    draft,
    phrase(language, 'ask_what_to_change'),
    phrase(language, 'ask_confirm_again'),
  );
  return { text, expects: 'confirm', quickReplies };
}

const isPhrase = ({ inbound, language }: TurnInHand, key: ButtonKey | LabelKey): boolean =>
  inbound.text.trim().toLowerCase() === phrase(language, key).toLowerCase();
