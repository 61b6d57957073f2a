import type { TurnContext } from 'botbuilder-core';
import { Dialog, type DialogContext, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs';
import type { FilledSlots } from '../botkit/memory.js';
import { isFilesAlone, speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import { type ButtonKey, button, type FixedKey, phrase, sayFixed, sayLines } from '../language/phrase.js';
import type { SideQuestion, Slot } from '../language/understanding.js';
import { answerBeside } from '../question/answer-beside.js';
import { answerSideQuestion } from './side-question.js';
import { type Draft, empty, emptyDraft, fill, isFilled, isMissing, type SlotRule, showSlot } from './slot.js';
import { type Taken, takeSlots } from './take-slots.js';

/** A whole dialog: what it must know, and what it does once it knows. */
export interface DialogPlan {
  readonly id: string;
  /** In the order of asking. */
  readonly slots: readonly SlotRule[];
  /** Told once in a conversation, these are known in whatever dialog asks for them. */
  readonly common: readonly Slot[];
  /** Before the first message is read. */
  readonly begin?: (turn: TurnInHand, draft: Draft, options: Readonly<Record<string, string>>) => void;
  /** Looks up what follows from what was told; may fill, empty and remark. */
  readonly settle?: (turn: TurnInHand, draft: Draft, changed: Taken['changed']) => Promise<void>;
  /** Shown for a yes before anything is done; without one, or where it says nothing, the dialog just goes ahead. */
  readonly summary?: (turn: TurnInHand, draft: Draft) => string | null;
  /** What changes something that stands is done after a yes and nothing else. */
  readonly change?: ChangePlan;
  /** Side questions that mean something of their own here. */
  readonly asides?: Partial<Record<SideQuestion, FixedKey>>;
  /** GO_ON when something must be asked again, which it has emptied. */
  readonly finish: (context: TurnContext, draft: Draft) => Promise<'DONE' | 'GO_ON' | NextDialog>;
}

export type Ended = 'DONE' | 'GO_ON' | NextDialog;

/** Another dialog that the matter goes on in, with what it needs not ask again. */
export interface NextDialog {
  readonly next: string;
  readonly options: Readonly<Record<string, string>>;
  readonly filled: FilledSlots;
}

/** Its summary is the question itself, answered with yes or no. */
export interface ChangePlan {
  readonly buttons: readonly [yes: ButtonKey, no: ButtonKey];
  /** The answer, where the words of the matter count as one. */
  readonly verdict: (turn: TurnInHand) => 'YES' | 'NO' | null;
  readonly decline: (context: TurnContext, draft: Draft) => Promise<'DONE' | 'GO_ON' | NextDialog>;
}

/** After so many useless answers the words are taken as they are and marked for staff. Nobody is trapped. */
const mostTries = 3;
const longPauseMilliseconds = 30 * 60_000;

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
    this.#answerOwnAside(turn);
    await this.#take(turn, draft);
    return this.#goOn(dialogs, draft);
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const draft = draftOf(dialogs);
    this.#sumUpAfterPause(turn, draft);
    this.#answerAside(turn, draft);
    const taken = await this.#take(turn, draft);
    if (draft.asked === 'confirm') return this.#judgeConfirmation(dialogs, draft, taken);
    const rule = this.#plan.slots.find(({ slot }) => slot === draft.asked);
    if (rule && isMissing(draft)(rule)) return this.#unanswered(dialogs, draft, rule, taken);
    return this.#goOn(dialogs, draft);
  }

  /** Something else was talked about in between. */
  override async resumeDialog(dialogs: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const draft = draftOf(dialogs);
    turn.remarks.push(phrase(turn.language, 'back_to_matter'));
    this.#fillKnown(turn, draft);
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

  /** Who comes back to a half-finished dialog is told where it stood. */
  #sumUpAfterPause(turn: TurnInHand, draft: Draft): void {
    const { conversation, ctx, language } = turn;
    const pause = ctx.now.getTime() - (conversation.lastInboundAt ?? ctx.now).getTime();
    const lines = pause > longPauseMilliseconds ? linesOf(this.#plan.slots, turn, draft) : [];
    if (lines.length === 0) return;
    turn.remarks.push(phrase(language, 'welcome_back', { summary: sayLines(language, lines) }));
  }

  /** A question beside the matter, with an answer to ours or without; what is told in free words asks nothing. */
  #answerAside(turn: TurnInHand, { asked }: Draft): void {
    const { side } = turn.said;
    if (!side || asked === 'fault' || asked === 'comment' || asked === 'opinion') return;
    if (this.#answerOwnAside(turn)) return;
    turn.remarks.push(answerSideQuestion(turn, side));
  }

  /** Such as what a cancellation means, asked in the very message that wants one. */
  #answerOwnAside({ said, remarks, language }: TurnInHand): boolean {
    const answer = said.side && this.#plan.asides?.[said.side];
    if (answer) remarks.push(sayFixed(language, answer));
    return answer !== undefined;
  }

  async #take(turn: TurnInHand, draft: Draft): Promise<Taken> {
    const taken = takeSlots(this.#plan.slots, turn, draft);
    for (const slot of turn.said.corrects) {
      // "The address is wrong", without a better one: it is asked for.
      if (isFilled(draft, slot) && !taken.told.includes(slot)) this.#reopen(draft, slot);
    }
    for (const rule of this.#plan.slots) {
      // "I am Li Lei, serial number no idea": not to be asked for.
      const unknown = rule.without === 'AT_ONCE' && turn.said.unknown.includes(rule.slot);
      if (unknown && !isFilled(draft, rule.slot)) fill(draft, rule.slot, { value: null });
    }
    await this.#plan.settle?.(turn, draft, taken.changed);
    return taken;
  }

  #reopen(draft: Draft, slot: Slot): boolean {
    const rule = this.#plan.slots.find((candidate) => candidate.slot === slot);
    if (rule) empty(draft, rule.slot);
    return rule !== undefined;
  }

  /** The question was not answered, though perhaps others were. */
  async #unanswered(dialogs: DialogContext, draft: Draft, rule: SlotRule, taken: Taken) {
    const turn = turnOf(dialogs.context);
    const why = taken.refused[rule.slot];
    const { side, dontKnow, refuses, no } = turn.said;
    const declines = (dontKnow ?? refuses ?? no) === true;
    const asks = side !== undefined || (!why && taken.told.length === 0 && (await answerBeside(turn, draft)));
    const aside = isFilesAlone(turn) || (asks && !declines && this.#mayAskOn(draft, rule));
    if ((aside || taken.changed.length > 0) && !why) return this.#ask(dialogs, draft, rule);
    const tries = (draft.tries[rule.slot] ?? 0) + 1;
    draft.tries[rule.slot] = tries;
    const without = !why && (declines || isWithoutCode(rule, turn));
    if (without && (rule.without === 'AT_ONCE' || (rule.without && tries > 1))) {
      this.#goWithout(turn, draft, rule);
      await this.#plan.settle?.(turn, draft, [rule.slot]);
      return this.#goOn(dialogs, draft);
    }
    if (tries < mostTries) return this.#ask(dialogs, draft, rule, why ?? rule.askAgain(turn, draft));
    fill(draft, rule.slot, { value: without ? null : turn.inbound.text.trim() || null, unverified: true });
    turn.remarks.push(phrase(turn.language, 'taken_as_said'));
    await this.#plan.settle?.(turn, draft, [rule.slot]);
    return this.#goOn(dialogs, draft);
  }

  /** Side questions are welcome, but one asked over and over is no way to answer ours. */
  #mayAskOn({ notes }: Draft, { slot }: SlotRule): boolean {
    const key = `asides_${slot}`;
    const asides = Number(notes[key] ?? '0') + 1;
    notes[key] = String(asides);
    return asides <= mostTries;
  }

  #goWithout(turn: TurnInHand, draft: Draft, rule: SlotRule): void {
    fill(draft, rule.slot, { value: null, ...(rule.without !== 'AT_ONCE' && { unverified: true }) });
    if (rule.saidWithout) turn.remarks.push(sayFixed(turn.language, rule.saidWithout));
  }

  async #goOn(dialogs: DialogContext, draft: Draft): Promise<DialogTurnResult> {
    const rule = this.#plan.slots.find(isMissing(draft));
    if (rule) return this.#ask(dialogs, draft, rule);
    const summary = this.#plan.summary?.(turnOf(dialogs.context), draft) ?? null;
    return summary === null ? this.#finish(dialogs, draft) : this.#askConfirmation(dialogs, draft, summary);
  }

  async #ask(dialogs: DialogContext, draft: Draft, rule: SlotRule, again?: string) {
    draft.asked = rule.slot;
    const question = rule.ask(turnOf(dialogs.context), draft);
    await speak(dialogs.context, {
      ...question,
      text: again ?? question.text,
      expects: rule.expects ?? rule.slot,
    });
    return Dialog.EndOfTurn;
  }

  #askConfirmation(dialogs: DialogContext, draft: Draft, summary: string): Promise<DialogTurnResult> {
    const { language } = turnOf(dialogs.context);
    delete draft.tries.confirm;
    const question = this.#plan.change ? summary : `${summary}\n${phrase(language, 'ask_confirm')}`;
    return this.#askAgain(dialogs, draft, question);
  }

  async #judgeConfirmation(dialogs: DialogContext, draft: Draft, taken: Taken): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const { said, language } = turn;
    if (taken.changed.length > 0 || this.#plan.slots.some(isMissing(draft)))
      return this.#goOn(dialogs, draft);
    const [refusal] = Object.values(taken.refused);
    if (refusal) return this.#askAgain(dialogs, draft, refusal);
    if (this.#plan.change) return this.#judgeChange(dialogs, draft, this.#plan.change);
    if (said.yes) return this.#finish(dialogs, draft);
    if (this.#reopenNamed(turn, draft)) return this.#goOn(dialogs, draft);
    if (said.side || isFilesAlone(turn))
      return this.#askAgain(dialogs, draft, phrase(language, 'ask_confirm'));
    if (said.no || isButton(turn, 'button_change')) return this.#askWhatToChange(dialogs, draft);
    draft.tries.confirm = (draft.tries.confirm ?? 0) + 1;
    if (draft.tries.confirm < mostTries) {
      return this.#askAgain(dialogs, draft, phrase(language, 'ask_confirm_again'));
    }
    fill(draft, 'confirm', { value: turn.inbound.text, unverified: true });
    return this.#finish(dialogs, draft);
  }

  /** Silence and riddles change nothing. */
  async #judgeChange(dialogs: DialogContext, draft: Draft, change: ChangePlan): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const verdict = change.verdict(turn);
    if (verdict === 'YES') return this.#finish(dialogs, draft);
    const aside = turn.said.side !== undefined || isFilesAlone(turn);
    if (verdict === null && !aside) draft.tries.confirm = (draft.tries.confirm ?? 0) + 1;
    if (verdict === null && (draft.tries.confirm ?? 0) < mostTries) {
      return this.#askAgain(dialogs, draft, this.#plan.summary?.(turn, draft) ?? '');
    }
    return this.#end(dialogs, draft, await change.decline(dialogs.context, draft));
  }

  async #askAgain(dialogs: DialogContext, draft: Draft, text: string): Promise<DialogTurnResult> {
    draft.asked = 'confirm';
    const { language } = turnOf(dialogs.context);
    const keys = this.#plan.change?.buttons ?? (['button_yes', 'button_change'] as const);
    const quickReplies = keys.map((key) => button(language, key));
    await speak(dialogs.context, { text, expects: 'confirm', quickReplies });
    return Dialog.EndOfTurn;
  }

  /** The customer tapped, or wrote, the name of what is wrong. */
  #reopenNamed(turn: TurnInHand, draft: Draft): boolean {
    const named = this.#plan.slots.find(({ label }) => label && isPhrase(turn, label));
    return named !== undefined && this.#reopen(draft, named.slot);
  }

  async #askWhatToChange(dialogs: DialogContext, draft: Draft): Promise<DialogTurnResult> {
    const turn = turnOf(dialogs.context);
    const labels = this.#plan.slots.flatMap(({ slot, label }) =>
      label && isFilled(draft, slot) ? [label] : [],
    );
    const quickReplies = labels.map((label) => {
      const title = phrase(turn.language, label);
      return { title, payload: title };
    });
    const text = phrase(turn.language, 'ask_what_to_change');
    await speak(dialogs.context, { text, expects: 'confirm', quickReplies });
    return Dialog.EndOfTurn;
  }

  async #finish(dialogs: DialogContext, draft: Draft): Promise<DialogTurnResult> {
    return this.#end(dialogs, draft, await this.#plan.finish(dialogs.context, draft));
  }

  async #end(dialogs: DialogContext, draft: Draft, ended: Ended): Promise<DialogTurnResult> {
    if (ended === 'GO_ON') return this.#goOn(dialogs, draft);
    if (ended === 'DONE') return dialogs.endDialog();
    return dialogs.replaceDialog(ended.next, { ...ended.options, filled: ended.filled });
  }
}

/** Serial and ticket numbers have digits: any words without are a way of saying that there is none. */
const isWithoutCode = ({ slot }: SlotRule, { inbound }: TurnInHand): boolean =>
  (slot === 'serial' || slot === 'ticket_number') && !/[A-Za-z0-9０-９]/.test(inbound.text);

/** What the dialog before this one hands over; #finish above is the only one that does. */
const toldBefore = (options?: object): FilledSlots =>
  options && 'filled' in options ? { ...(options.filled as FilledSlots) } : {};

/** Written by beginDialog above and stored between turns as it was. */
const draftOf = (dialogs: DialogContext): Draft => dialogs.activeDialog?.state;

const isPhrase = (turn: TurnInHand, key: Parameters<typeof button>[1] | NonNullable<SlotRule['label']>) =>
  turn.inbound.text.trim().toLowerCase() === phrase(turn.language, key).toLowerCase();

const isButton = isPhrase;

/** Label and value of everything that is known, line by line. */
export function linesOf(rules: readonly SlotRule[], turn: TurnInHand, draft: Draft) {
  return rules.flatMap((rule) => {
    const filled = draft.filled[rule.slot];
    if (!rule.label || !filled) return [];
    const { value } = filled;
    const shown = value === null ? phrase(turn.language, 'not_known') : showSlot(turn, rule, value);
    return [[rule.label, shown] as const];
  });
}
