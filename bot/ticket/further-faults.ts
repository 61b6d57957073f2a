import { z } from 'zod';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { NextDialog } from '../dialog/dialog-plan.js';
import { type Draft, fill, slotValue } from '../dialog/slot.js';
import { findFault } from '../language/fault.js';
import { phrase } from '../language/phrase.js';
import type { Found } from '../language/text/found.js';

/** Two faults are two tickets, one after the other, and what is common is not asked twice (contract: chat.md). */

const furtherSpec = z.array(z.object({ model: z.string(), fault: z.string().nullable() }));
type Further = z.infer<typeof furtherSpec>;

const waiting = ({ notes }: Draft): Further => furtherSpec.parse(JSON.parse(notes.further ?? '[]'));

const keepWaiting = (draft: Draft, further: Further): void => {
  draft.notes.further = JSON.stringify(further);
};

interface Told {
  readonly model: string;
  readonly fault: string | null;
}

/** What is told of each product: the words from its name to the name of the next, or what is told of both together. */
function faultsByProduct(turn: TurnInHand): Told[] {
  const { products } = turn.said;
  const told = products.map((product, i) => toldOf(turn, product, products[i + 1]?.start));
  const shared = told.map(
    (one, i) => one ?? (isJoined(turn, products[i], products[i + 1]) ? (told[i + 1] ?? null) : null),
  );
  const named = shared.flatMap((one, i) =>
    one ? [{ model: products[i]?.value ?? '', fault: one.fault }] : [],
  );
  return told.some((one) => one?.sure) ? named : [];
}

interface Words {
  readonly fault: string | null;
  /** It names a symptom, or says that something is broken. */
  readonly sure: boolean;
}

/** A long story comes back to many things; what is wrong with one is said in the sentence that names it. */
const SENTENCE_END = /[。！!？?；;\n]|\.(?=\s|$)/;

const TRAILING =
  /[\s，,、。.]*(?:\b(?:and|the|my|our|also|another|a)\b|和|还有|還有|跟|另外|我的?|我们的?)?[\s，,、。.]*$/iu;

function toldOf(
  { said, inbound }: TurnInHand,
  product: Found<string>,
  until = inbound.text.length,
): Words | null {
  const [sentence = ''] = inbound.text.slice(product.start, until).split(SENTENCE_END);
  const words = sentence.replace(TRAILING, '').replace(TRAILING, '');
  const taken = [said.name, said.phone, said.address, said.time].flatMap((one) =>
    one ? [{ start: one.start - product.start, end: one.end - product.start }] : [],
  );
  const inside = taken.filter(({ start, end }) => start >= 0 && end <= words.length);
  const { fault, story, vague } = findFault(words, inside, [{ start: 0, end: product.raw.length }]);
  const told = fault ?? story;
  return told || vague ? { fault: told?.value ?? null, sure: fault !== null || vague } : null;
}

/** 打印机和饮水机都坏了 */
const isJoined = ({ inbound }: TurnInHand, one?: Found<string>, other?: Found<string>): boolean =>
  one !== undefined &&
  other !== undefined &&
  /^\s*(?:和|跟|与|與|及|、|同|同埋|and|&|and (?:the|my|our|a))\s*(?:the|my|our)?\s*$/i.test(
    inbound.text.slice(one.end, other.start),
  );

/** The first message may tell of several; a later one may add another beside what is asked. */
export function noteFurtherFaults(turn: TurnInHand, draft: Draft): void {
  const told = faultsByProduct(turn);
  if (draft.asked === null) noteAllBut(turn, draft, told);
  else noteOthers(turn, draft, told);
}

function noteOthers(turn: TurnInHand, draft: Draft, told: readonly Told[]): void {
  const { said } = turn;
  const mine = slotValue(draft, 'product');
  const isAside = draft.asked !== 'product' && draft.asked !== 'choice' && draft.asked !== 'fault';
  if (!isAside || mine === null || said.corrects.includes('product')) return;
  const others = told.filter(({ model }) => model !== mine);
  remark(turn, draft, others);
}

function noteAllBut(turn: TurnInHand, draft: Draft, [first, ...others]: readonly Told[]): void {
  const different = others.filter(({ model }) => model !== first?.model);
  if (!first || different.length === 0) return;
  fill(draft, 'product', { value: first.model });
  if (first.fault !== null) fill(draft, 'fault', { value: first.fault });
  remark(turn, draft, different);
}

function remark(turn: TurnInHand, draft: Draft, others: readonly Told[]): void {
  const known = waiting(draft);
  const added = others.filter(({ model }) => !known.some((one) => one.model === model));
  if (added.length === 0) return;
  keepWaiting(draft, [...known, ...added]);
  const products = added.map(({ model }) => turn.products.nameOf(model, turn.language)).join(', ');
  turn.remarks.push(phrase(turn.language, 'further_fault_noted', { products }));
}

/** The report that follows this one, with all that both have in common; null when none does. */
export function nextReport(draft: Draft): NextDialog | null {
  const [next, ...rest] = waiting(draft);
  if (!next) return null;
  const { name, phone, address, time } = draft.filled;
  const filled = {
    ...(name && { name }),
    ...(phone && { phone }),
    ...(address && { address }),
    ...(time && { time }),
    product: { value: next.model },
    ...(next.fault !== null && { fault: { value: next.fault } }),
  };
  return {
    next: 'open-ticket',
    options: { kind: 'FAULT', opening: next.fault ?? '', further: JSON.stringify(rest) },
    filled,
  };
}
