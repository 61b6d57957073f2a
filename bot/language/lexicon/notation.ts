import { z } from 'zod';
import { simplify } from '../../../domain/customer/simplify.js';
import { type Needles, needlesOf } from './needle.js';
import type { Form } from './word-index.js';
import { Words } from './words.js';

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

const edges = ['OTHER', 'LATIN', 'BOTH'] as const;
type Edges = (typeof edges)[number];

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

export const entryFormSpec = z.object({
  edges: z.enum(edges),
  source: z.string(),
  needles: z.array(z.string()).readonly().nullable(),
});
/** An entry as an expression for folded text. */
export type EntryForm = z.infer<typeof entryFormSpec>;
/** Forms by their entries, those that have been read: reading them costs a while. */
export type EntryForms = Map<string, EntryForm>;

/** Throws with the entry when it cannot be read. */
function readEntry(entry: string): EntryForm {
  const source = sourceOf(entry);
  try {
    new RegExp(source);
  } catch (cause) {
    throw new Error(`cannot read the words “${entry}”`, { cause });
  }
  const of = edgesOf(entry);
  return { edges: of, source: alone[of](`(?:${source})`), needles: needlesOf(source) };
}

function formOf(entry: string, known: EntryForms): EntryForm {
  const form = known.get(entry) ?? readEntry(entry);
  known.set(entry, form);
  return form;
}

/** Those that are more come first: of several that stand at one place the first counts. */
export function formsOf(entries: readonly string[], known: EntryForms = new Map()): readonly EntryForm[] {
  const longestFirst = [...entries].sort((one, other) => other.length - one.length);
  const forms = longestFirst.map((entry) => formOf(entry, known));
  return edges.flatMap((of) => forms.filter((form) => form.edges === of));
}

const NEVER = '(?!)';

/** Any of the forms, as the source of one expression; none at all never matches. */
export const sourceOfAny = (forms: readonly Form[]): string =>
  forms.map(({ source }) => source).join('|') || NEVER;

/** What a text must hold for any of the forms to match. */
export function needlesOfAny(forms: readonly Form[]): Needles {
  const all = forms.map(({ needles }) => needles);
  return all.every((needles) => needles !== null) ? all.flat() : null;
}

export const wordsOf = (entries: readonly string[]): Words => new Words(formsOf(entries));
