import { allLexicons } from '../lexicon/read-lexicon.js';
import { refusalBehind } from './limited-day.js';
import type { TimeToken } from './time-token.js';

const STOP = /[，。！？；,.!?;\n]/;
/** What stands between the pieces of one time, and between several that share what is said of them. */
const BETWEEN = /^(?:\s|[、和跟与及或的同]|或者|还有|and|or|in|on|at|the)*$/;
const farthest = 24;

interface Left {
  readonly tokens: readonly TimeToken[];
  /** "Any day but Thursday": what was ruled out was an exception. */
  readonly excepts: boolean;
}

const namesTime = ({ kind }: TimeToken): boolean => kind === 'DAY' || kind === 'PART' || kind === 'CLOCK';

/** The pieces of time that are said together. */
function groupsOf(tokens: readonly TimeToken[], plain: string): TimeToken[][] {
  const groups: TimeToken[][] = [];
  let last: TimeToken | undefined;
  for (const token of tokens.filter(namesTime)) {
    const belongs = last && (token.start < last.end || BETWEEN.test(plain.slice(last.end, token.start)));
    if (belongs) groups.at(-1)?.push(token);
    else groups.push([token]);
    if (!last || token.end > last.end) last = token;
  }
  return groups;
}

/** The words of the clause before a group and behind it, up to the next time. */
function wordsBeside(groups: readonly (readonly TimeToken[])[], place: number, plain: string) {
  const group = groups[place] ?? [];
  const from = groups[place - 1]?.at(-1)?.end ?? 0;
  const to = groups[place + 1]?.[0]?.start ?? plain.length;
  const start = group[0]?.start ?? 0;
  const end = Math.max(...group.map((token) => token.end));
  return {
    ahead:
      plain
        .slice(Math.max(from, start - farthest), start)
        .split(STOP)
        .at(-1) ?? '',
    behind: plain.slice(end, Math.min(to, end + farthest)).split(STOP)[0] ?? '',
  };
}

const speaksOf = (list: 'excepts' | 'rulesOut', words: string): boolean =>
  words !== '' && allLexicons().some((lexicon) => lexicon[list].test(words));

/** What is left when the times are taken out that he says it cannot be: 周四不行, "any day but Thursday". */
export function notRuledOut(tokens: readonly TimeToken[], plain: string): Left {
  const out = new Set<TimeToken>();
  let excepts = false;
  const groups = groupsOf(tokens, plain);
  for (const [place, group] of groups.entries()) {
    const { ahead, behind } = wordsBeside(groups, place, plain);
    const isException = speaksOf('excepts', ahead) || speaksOf('excepts', behind);
    const isOut = isException || speaksOf('rulesOut', ahead) || refusalBehind(behind) > 0;
    if (isOut) for (const token of group) out.add(token);
    excepts ||= isException;
  }
  return out.size === 0 ? { tokens, excepts } : { tokens: rest(tokens, out), excepts };
}

/** 明天上午没空，下午可以: the day stays. */
function rest(tokens: readonly TimeToken[], out: ReadonlySet<TimeToken>): readonly TimeToken[] {
  const isHour = ({ kind }: TimeToken): boolean => kind === 'PART' || kind === 'CLOCK';
  const isDay = ({ kind }: TimeToken): boolean => kind === 'DAY';
  const left = tokens.filter((token) => !out.has(token));
  const staysOnDay = [...out].some(isHour) && left.some(isHour) && !left.some(isDay);
  return staysOnDay ? tokens.filter((token) => !out.has(token) || isDay(token)) : left;
}
