import { Dialog, type DialogContext, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs';
import type { FilledSlots } from '../botkit/memory.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { phrase } from '../language/phrase.js';
import type { Slot } from '../language/understanding.js';
import { answerOfUnit } from '../question/answer-beside.js';
import { askConfirmation, judgeConfirmation } from './confirmation.js';
import type { DialogPlan, Ending } from './dialog-plan.js';
import { answerAside, answerOwnAside } from './side-question.js';
import { type Draft, emptyDraft, fill, isFilled, isMissing, type SlotRule } from './slot.js';
import { sumUpAfterPause } from './summary.js';
import { type Taken, takeSlots } from './take-slots.js';
import { takeUnanswered } from './unanswered.js';
import { wordingOf } from './wording.js';

/** Fills the slots of a plan from whatever the customer says, in whatever order, and asks for what is missing. */
export class SlotDialog extends Dialog {
  readonly #plan: DialogPlan;

  constructor(plan: DialogPlan) {
    super(plan.id);
    this.#plan = plan;
  }

  override async beginDialog(dialogs: DialogContext, options?: object): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const draft = emptyDraft();
    if (dialogs.activeDialog) dialogs.activeDialog.state = draft;
    draft.filled = toldBefore(options);
    this.#plan.begin?.(turn, draft, { ...options });
    this.#fillKnown(turn, draft, (slot) => !this.#says(turn, draft, slot));
    answerOwnAside(turn, this.#plan.asides);
    await this.#take(turn, draft);
    return this.#goOn(dialogs, draft);
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const draft = draftOf(dialogs);
    sumUpAfterPause(this.#plan.slots, turn, draft);
    const ofUnit = turn.said.side === 'price' && (await answerOfUnit(turn, draft));
    if (!ofUnit) answerAside(turn, draft, this.#plan.asides);
    const taken = await this.#take(turn, draft);
    if (draft.asked === 'confirm') return this.#confirmed(dialogs, draft, taken);
    const rule = this.#plan.slots.find(({ slot }) => slot === draft.asked);
    if (rule && isMissing(draft)(rule) && !this.#reopened(turn, draft, rule))
      return this.#unanswered(dialogs, draft, rule, taken);
    return this.#goOn(dialogs, draft);
  }

  /** "The ticket number was wrong", asked for the telephone: that is to be told first. */
  #reopened({ said }: TurnInHand, draft: Draft, asked: SlotRule): boolean {
    const rules = this.#plan.slots.filter(isMissing(draft));
    return rules.some(({ slot }) => slot !== asked.slot && said.corrects.includes(slot));
  }

  /** Something else was talked about in between. */
  override async resumeDialog(dialogs: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const draft = draftOf(dialogs);
    turn.remarks.push(phrase(turn.language, 'back_to_matter'));
    this.#fillKnown(turn, draft);
    await this.#plan.resume?.(turn, draft);
    return this.#goOn(dialogs, draft);
  }

  #fillKnown({ memory, said }: TurnInHand, draft: Draft, wanted = (_slot: Slot): boolean => true): void {
    for (const slot of new Set([...this.#plan.common, ...said.sameAsBefore])) {
      const known = memory.known[slot];
      if (known && !isFilled(draft, slot) && wanted(slot)) fill(draft, slot, known);
    }
  }

  /** What is told for this matter counts for it, whatever was told for another. */
  #says(turn: TurnInHand, draft: Draft, slot: Slot): boolean {
    const reading = this.#plan.slots.find((rule) => rule.slot === slot)?.read(turn, draft);
    return reading !== undefined && reading !== null && 'value' in reading;
  }

  async #take(turn: TurnInHand, draft: Draft): Promise<Taken> {
    const taken = takeSlots(this.#plan.slots, turn, draft);
    await this.#plan.settle?.(turn, draft, taken.changed);
    return taken;
  }

  async #unanswered(dialogs: DialogContext, draft: Draft, rule: SlotRule, taken: Taken) {
    const turn = turnOf(dialogs.context);
    const next = await takeUnanswered(turn, draft, rule, taken);
    if (next !== 'FILLED') return this.#ask(dialogs, draft, rule, next.asks);
    await this.#plan.settle?.(turn, draft, [rule.slot]);
    return this.#goOn(dialogs, draft);
  }

  async #confirmed(dialogs: DialogContext, draft: Draft, taken: Taken): Promise<DialogTurnResult> {
    const verdict = await judgeConfirmation(this.#plan, turnOf(dialogs.context), draft, taken);
    if (verdict === 'GO_ON') return this.#goOn(dialogs, draft);
    if ('ends' in verdict) return this.#end(dialogs, draft, verdict.ends);
    await speak(dialogs.context, verdict.asks);
    return Dialog.EndOfTurn;
  }

  async #goOn(dialogs: DialogContext, draft: Draft): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const rule = this.#plan.slots.find(isMissing(draft));
    if (rule) return this.#ask(dialogs, draft, rule, null);
    const summary = this.#plan.summary?.(turn, draft) ?? null;
    if (summary === null) return this.#end(dialogs, draft, this.#plan.finish);
    await speak(dialogs.context, askConfirmation(this.#plan, turn, draft, summary));
    return Dialog.EndOfTurn;
  }

  async #ask(dialogs: DialogContext, draft: Draft, rule: SlotRule, again: string | null) {
    draft.asked = rule.slot;
    const turn = turnOf(dialogs.context);
    await speak(dialogs.context, {
      ...rule.ask(turn, draft),
      text: wordingOf(rule, turn, draft, again),
      expects: rule.expects ?? rule.slot,
    });
    return Dialog.EndOfTurn;
  }

  async #end(dialogs: DialogContext, draft: Draft, ending: Ending): Promise<DialogTurnResult> {
    const ended = await ending(dialogs.context, draft);
    if (ended === 'GO_ON') return this.#goOn(dialogs, draft);
    if (ended === 'DONE') return dialogs.endDialog();
    return dialogs.replaceDialog(ended.next, { ...ended.options, filled: ended.filled });
  }
}

/** What the matter before this one hands over, in the same form. */
const toldBefore = (options?: object): FilledSlots =>
  options && 'filled' in options ? { ...(options.filled as FilledSlots) } : {};

/** Written by beginDialog above and stored between turns as it was. */
const draftOf = (dialogs: DialogContext): Draft => dialogs.activeDialog?.state;
