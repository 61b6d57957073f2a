import { simplify } from '../../../domain/customer/simplify.js';
import { beginningOf } from './beginning.js';

/**
 * How the words of a lexicon are written, so that whoever answers customers can add to them:
 *
 *     leaking             the words themselves; a Latin word stands alone, not inside another one
 *     leak*               with any ending: leaks, leaking
 *     (water|oil) leak    either
 *     [is] leaking        with or without
 *     send … technician   up to twelve characters between, not across the end of a clause; …30: up to thirty
 *     ^no   no$           only at the beginning, only at the end of the message (punctuation aside)
 *     error #             any number
 *     cancel {ticket}     a ticket's number
 *     算了;               at the end of a clause
 *     /leak(?!proof)/     a regular expression, where nothing else will do
 *
 * Case, full-width letters and the script of Chinese make no difference.
 */

const defaultGap = 12;

/** What may stand behind the last word of a message: stops, quotes, emoji. No `\p{…}`: these lists are long, and that is slow. */
export const punctuation =
  '\\s!-/:-@[-`{-~\\u00a1-\\u00bf\\u2000-\\u2bff\\u3000-\\u303f\\ufe00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\ud800-\\udfff';

const signs: Readonly<Record<string, string>> = {
  '(': '(?:',
  ')': ')',
  '[': '(?:',
  ']': ')?',
  '|': '|',
  '*': '[a-z]*',
  '#': '\\d+',
  '^': '^',
  $: `(?=[${punctuation}]{0,12}$)`,
  ';': '(?=[\\s，。！？；、,.!?~～…]|$)',
};

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Not in the middle of a Latin word: "change … filter" is not in "changed the filter". */
const between = '(?:(?<![a-z0-9])|(?![a-z0-9]))';

const TOKEN = /\{ticket\}|…(\d{0,2})|[\s\S]/gu;

function sourceOf(entry: string): string {
  const expression = /^\/(.+)\/$/su.exec(entry)?.[1];
  if (expression !== undefined) return simplify(expression);
  const source = [...entry.matchAll(TOKEN)].map(([token, gap]) => {
    if (token === '{ticket}') return 't\\s?\\d{4}[\\s\\x2d]?\\w{5}';
    if (token.startsWith('…')) return `${between}[^，。！？；,.!?;\\n]{0,${gap || defaultGap}}?${between}`;
    if (/\s/.test(token)) return '\\s{1,3}';
    // One for one like the messages it is held against.
    return signs[token] ?? escaped(simplify(token).toLowerCase());
  });
  return source.join('');
}

type Edges = 'LATIN' | 'OTHER' | 'BOTH';

/** Whether an entry begins and ends with Latin letters, with anything else, or with one or the other. */
function edgesOf(entry: string): Edges {
  if (!/[a-z0-9{#*/]/i.test(entry)) return 'OTHER';
  return /^[\x20-\x7e…]*$/.test(entry) && !/[?!.,'-]$|^\//.test(entry) ? 'LATIN' : 'BOTH';
}

/** A Latin word stands alone; between Chinese characters nothing does. */
const alone: Readonly<Record<Edges, (source: string) => string>> = {
  OTHER: (source) => source,
  LATIN: (source) => `(?<![a-z0-9])${source}(?![a-z0-9])`,
  BOTH: (source) => `(?:(?<![a-z0-9])|(?![a-z0-9]))${source}(?:(?![a-z0-9])|(?<![a-z0-9]))`,
};

/** Most places of a text begin none of the words, which one look at the character there tells. */
function anyOf(entries: readonly string[]): string {
  const starts = entries.map(beginningOf);
  const known = starts.filter((one) => one !== null);
  const looksFirst = known.length === starts.length && known.length > fewEntries;
  const look = looksFirst ? `(?=[${[...new Set(known.flatMap((one) => [...one]))].join('')}])` : '';
  return `${look}(?:${entries.map(sourceOf).join('|')})`;
}

const fewEntries = 2;

/** Throws with the entry when it cannot be read. */
function check(entry: string): void {
  try {
    new RegExp(sourceOf(entry));
  } catch (cause) {
    throw new Error(`cannot read the words “${entry}”`, { cause });
  }
}

const NEVER = '(?!)';

/** Any of the entries, as the source of a regular expression for folded text; none at all never matches. */
export function sourceOfAny(entries: readonly string[]): string {
  for (const entry of entries) check(entry);
  const longestFirst = [...entries].sort((one, other) => other.length - one.length);
  const groups = (['OTHER', 'LATIN', 'BOTH'] as const).flatMap((edges) => {
    const group = longestFirst.filter((entry) => edgesOf(entry) === edges);
    const clear = group.filter((entry) => beginningOf(entry) !== null);
    const others = group.filter((entry) => beginningOf(entry) === null);
    return [clear, others].filter((one) => one.length > 0).map((one) => alone[edges](anyOf(one)));
  });
  return groups.join('|') || NEVER;
}

export const compileEntries = (entries: readonly string[], flags = ''): RegExp =>
  new RegExp(sourceOfAny(entries), flags);
