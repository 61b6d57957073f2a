import { isFilesAlone, type Reply, type TurnInHand } from '../botkit/turn-in-hand.js';
import { namedIn } from '../language/correction.js';
import { type ButtonKey, button, type LabelKey, phrase } from '../language/phrase.js';
import { answerBeside } from '../question/answer-beside.js';
import type { ChangePlan, DialogPlan, Ending } from './dialog-plan.js';
import { mayAskAside } from './side-question.js';
import { countTry, type Draft, empty, fill, isFilled, isMissing, mostTries } from './slot.js';
import type { Taken } from './take-slots.js';

/** What follows from the answer to a summary. */
export type Verdict = 'GO_ON' | { readonly asks: Reply } | { readonly ends: Ending };

/** Shows the summary for a yes. */
export function askConfirmation(plan: DialogPlan, turn: TurnInHand, draft: Draft, summary: string): Reply {
  delete draft.tries.confirm;
  const { language } = turn;
  const text = plan.change ? summary : `${summary}\n${phrase(language, 'ask_confirm')}`;
  return confirming(plan, turn, draft, text);
}

function confirming({ change }: DialogPlan, { language }: TurnInHand, draft: Draft, text: string): Reply {
  draft.asked = 'confirm';
  const keys = change?.buttons ?? (['button_yes', 'button_change'] as const);
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
  if (refusal) return { asks: confirming(plan, turn, draft, refusal) };
  return plan.change ? judgeChange(plan, plan.change, turn, draft) : judgeSummary(plan, turn, draft);
}

async function judgeSummary(plan: DialogPlan, turn: TurnInHand, draft: Draft): Promise<Verdict> {
  const { said, language, inbound } = turn;
  const ask = (text: string): Verdict => ({ asks: confirming(plan, turn, draft, text) });
  if (said.yes) return { ends: plan.finish };
  if (reopenNamed(plan, turn, draft)) return 'GO_ON';
  if (isAside(turn)) return ask(phrase(language, 'ask_confirm'));
  if (reopenCalled(plan, turn, draft)) return 'GO_ON';
  if (await asksBeside(turn, draft)) return ask(phrase(language, 'ask_confirm'));
  if (said.no || isPhrase(turn, 'button_change')) return { asks: askWhatToChange(plan, turn, draft) };
  if (countTry(draft, 'confirm') < mostTries) return ask(phrase(language, 'ask_confirm_again'));
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
  return { asks: confirming(plan, turn, draft, plan.summary?.(turn, draft) ?? '') };
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
  return { text: phrase(language, 'ask_what_to_change'), expects: 'confirm', quickReplies };
}

const isPhrase = ({ inbound, language }: TurnInHand, key: ButtonKey | LabelKey): boolean =>
  inbound.text.trim().toLowerCase() === phrase(language, key).toLowerCase();
