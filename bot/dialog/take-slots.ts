import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type LabelKey, phrase, sayLines } from '../language/phrase.js';
import type { Slot, Understanding } from '../language/understanding.js';
import { type Draft, empty, fill, isFilled, type SlotRule, showSlot, slotValue } from './slot.js';

export interface Taken {
  /** Slots that the message gives a value for, be it the one they have. */
  readonly told: readonly Slot[];
  /** Slots that have another value than before the message. */
  readonly changed: readonly Slot[];
  /** Why something that the message offered will not do, by slot. */
  readonly refused: Partial<Record<Slot, string>>;
}

/** Takes everything that the message says, whatever was asked. */
export function takeSlots(rules: readonly SlotRule[], turn: TurnInHand, draft: Draft): Taken {
  const told: Slot[] = [];
  const changed: Slot[] = [];
  const refused: Partial<Record<Slot, string>> = {};
  const corrected: [LabelKey, string][] = [];
  for (const rule of rules) {
    const reading = mayTake(rule, turn, draft) ? rule.read(turn, draft) : null;
    if (!reading) continue;
    if ('why' in reading) {
      refused[rule.slot] = reading.why;
      continue;
    }
    told.push(rule.slot);
    const before = slotValue(draft, rule.slot);
    if (!take(rule, draft, reading.value)) continue;
    changed.push(rule.slot);
    if (!rule.label || !isAnother(before, reading.value)) continue;
    const shown = showSlot(turn, rule, reading.value);
    if (before !== null && reading.value.includes(before)) remarkAddition(turn, shown);
    else corrected.push([rule.label, shown]);
  }
  remarkCorrections(turn, corrected);
  for (const rule of rules) takeBack(rule, turn, draft, told);
  return { told, changed, refused };
}

function mayTake(rule: SlotRule, turn: TurnInHand, draft: Draft): boolean {
  const { slot } = rule;
  const { said } = turn;
  if (!isFilled(draft, slot) || draft.asked === slot || said.corrects.includes(slot)) return true;
  // What was only guessed or not to be had gives way to anything better; at the summary every detail may be mended.
  const isGuess = draft.filled[slot]?.value === null || draft.filled[slot]?.unverified === true;
  if (rule.unmistakable === true || isGuess || isMended(said, draft, slot)) return true;
  return rule.amends?.(turn, draft) === true;
}

/** Asked whether the summary is right, whoever does not say yes tells what is wrong in it, or what more there is. */
function isMended({ yes, intents, products }: Understanding, { asked }: Draft, slot: Slot): boolean {
  if (asked !== 'confirm') return false;
  const another = intents.some(({ intent }) => intent === 'another');
  if (slot === 'fault' && products.length === 0) return !yes;
  return slot === 'address' || (!yes && !another);
}

function take(rule: SlotRule, draft: Draft, value: string): boolean {
  const before = slotValue(draft, rule.slot);
  if (before === value && !draft.filled[rule.slot]?.unverified) return false;
  fill(draft, rule.slot, { value });
  return true;
}

/** What is told of a fault line by line only grows. */
const isAnother = (before: string | null, value: string): boolean =>
  before !== null && before !== value && !value.startsWith(`${before}\n`);

function takeBack(rule: SlotRule, { said }: TurnInHand, draft: Draft, told: readonly Slot[]): void {
  const { slot, without } = rule;
  // "The address is wrong", without a better one: it is asked for.
  if (said.corrects.includes(slot) && !told.includes(slot)) empty(draft, slot);
  // "I am Li Lei, serial number no idea": not to be asked for.
  const unknown = without === 'AT_ONCE' && said.unknown.includes(slot);
  if (unknown && !isFilled(draft, slot)) fill(draft, slot, { value: null });
}

/** A floor, or the city: nothing was wrong before. */
function remarkAddition({ remarks, language }: TurnInHand, what: string): void {
  remarks.push(phrase(language, 'heard', { what }));
}

/** However many there are, in one sentence. */
function remarkCorrections(
  { remarks, language }: TurnInHand,
  corrected: readonly [LabelKey, string][],
): void {
  if (corrected.length === 0) return;
  const lines = corrected.map((one) => sayLines(language, [one]));
  remarks.push(phrase(language, 'corrected', { what: lines.join(language === 'en' ? '; ' : '；') }));
}
