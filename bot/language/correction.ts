import { simplify } from '../../domain/customer/simplify.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import type { Words } from './lexicon/words.js';
import { fold } from './text/folded.js';
import { once, onceForEach } from './text/once.js';
import type { Slot } from './understanding.js';

const CLAUSE = /[^，。！？；,.!?;\n]+/g;

const slotNames = once((): readonly (readonly [Slot, Words])[] =>
  // The keys of a partial record of slots are slots; Object.entries only says string.
  allLexicons().flatMap(({ slots }) => Object.entries(slots) as [Slot, Words][]),
);

const namedInPlain = (plain: string): Slot[] => [
  ...new Set(
    slotNames()
      .filter(([, pattern]) => pattern.test(plain))
      .map(([slot]) => slot),
  ),
];

/** Slots that the message calls by a name. */
export const namedIn = (text: string): Slot[] => namedInPlain(fold(text));

/** 不是500号，是600号 is one thing said, whatever stands between. */
const NOT_BUT = /(不是[^，。,]{1,16})[，,]\s?(?=而?是|应该是)/g;

const joined = onceForEach((text) => fold(text).replace(NOT_BUT, '$1 '));
const clausesOf = onceForEach((text) => joined(text).match(CLAUSE) ?? []);

/** One look at the whole spares the look at each clause: most messages say none of this. */
const clausesWith = (says: 'wrong' | 'dontKnow' | 'same' | 'together') => (text: string) => {
  const lists = allLexicons()
    .map((lexicon) => lexicon[says])
    .filter((words) => words.mayStandIn(joined(text)));
  return lists.length === 0
    ? []
    : clausesOf(text).filter((clause) => lists.some((words) => words.test(clause)));
};

const wrongClauses = onceForEach(clausesWith('wrong'));

/** Slots that the message calls wrong by their name: "the address is wrong". */
export const namedWrong = (text: string): Slot[] => [...new Set(wrongClauses(text).flatMap(namedInPlain))];

/** Whether anything is called wrong at all: "I mistyped it". */
export const saysWrong = (text: string): boolean => wrongClauses(text).length > 0;

/** 序列号没有, "no serial number": a number that is not there is not known either. */
const NONE =
  /(?:[:：]|是|为|号)\s?(?:无|没|不详|未知|空|暂无|none|nil|n\/a|-{1,2}|\/)(?=\s*(?:$|[，。！？；,.!?;\n]))|没有?|冇|找不[到着]|看不[到清见]|\b(?:no|without|lost|missing)\b|n't (?:have|find|see|got)/;
const mayBeMissing: ReadonlySet<Slot> = new Set<Slot>(['serial', 'ticket_number']);

const namedMissing = (text: string): Slot[] =>
  !NONE.test(joined(text))
    ? []
    : clausesOf(text)
        .filter((clause) => NONE.test(clause))
        .flatMap(namedInPlain)
        .filter((slot) => mayBeMissing.has(slot));

/** Quicker than `namedUnknown`, and true wherever that finds anything; `plain` is folded. */
export const mayNameUnknown = (plain: string): boolean =>
  NONE.test(plain) || allLexicons().some(({ dontKnow }) => dontKnow.mayStandIn(plain));

/** Slots that the customer says he does not know, or does not have: "serial number no idea", 序列号不知道. */
export const namedUnknown = (text: string): Slot[] => [
  ...new Set([...clausesWith('dontKnow')(text).flatMap(namedInPlain), ...namedMissing(text)]),
];

/** Slots that are "the same" as in the matter before; what is looked at together is at one place and time. */
export const namedSame = (text: string): Slot[] => {
  const named = clausesWith('same')(text).flatMap(namedInPlain);
  const together: Slot[] = clausesWith('together')(text).length > 0 ? ['address', 'time'] : [];
  return [...new Set([...named, ...together])];
};

/** Which slots are corrected: those called wrong by name, or, when only "wrong" is said, those that get a value. */
export function correctedIn(text: string, given: readonly Slot[]): readonly Slot[] {
  const named = namedWrong(text);
  if (named.length > 0) return named;
  return saysWrong(text) ? given : [];
}

/** Which of the given slots the message calls by name: "the time is Friday at 3pm". */
export const namedAmong = (text: string, given: readonly Slot[]): Slot[] =>
  namedIn(text).filter((slot) => given.includes(slot));

const CALLS_HIMSELF =
  /我(?:的)?(?:名字)?叫|姓名|名字(?:是|叫)|\bmy (?:\w+ )?(?:sur)?name(?:'s| is)\b|\bsurname is\b/i;

/** "My surname is Choi": whoever says his name so, unasked, says it as it should be. */
export const callsHimself = (text: string): boolean => CALLS_HIMSELF.test(simplify(text));
