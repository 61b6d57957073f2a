import { languageShown } from './language.js';
import type { Found } from './text/found.js';
import { respell } from './text/spelling.js';
import { understand } from './understand.js';
import type { Circumstances, Understanding } from './understanding.js';

const width = 14;

/** What a message is taken for and why, line by line, for whoever edits the words of a lexicon. */
export function explain(text: string, circumstances: Circumstances): string[] {
  const said = understand(text, circumstances);
  return [
    row('language', `${said.language} (${whyLanguage(text, circumstances)})`),
    ...respell(text, circumstances.catalogue).slips.map(({ raw, word }) =>
      row('spelling', `“${raw}” read as “${word}”`),
    ),
    row('asked for', circumstances.expects ?? 'nothing: only what is named counts, no bare answer'),
    ...said.intents.map(({ intent, score, why }, i) =>
      row(i === 0 ? 'intents' : '', `${intent} ${score.toFixed(2)}  “${why}”`),
    ),
    ...entities(said),
    ...flags(said),
  ];
}

const row = (name: string, value: string): string => `${name.padEnd(width)}${value}`.trimEnd();

function whyLanguage(text: string, { language }: Circumstances): string {
  const shown = languageShown(text);
  if (shown === null) return `the message shows none, ${language} before`;
  return shown === 'zh'
    ? `Chinese in characters of both scripts, ${language} before`
    : 'shown by the message';
}

const isFound = (value: unknown): value is Found<unknown> =>
  typeof value === 'object' && value !== null && 'raw' in value && 'start' in value;

function spoken(value: unknown): string {
  if (typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

const entity = (name: string, { value, start, end, raw }: Found<unknown>): string =>
  row(name, `${spoken(value)}  at ${start}–${end} “${raw}”`);

function entities(said: Understanding): string[] {
  const products = said.products.map((product) => entity('product', product));
  const others = Object.entries(said).flatMap(([name, value]) =>
    isFound(value) ? [entity(name, value)] : [],
  );
  return [...products, ...others, ...(said.region ? [row('region', said.region.region)] : [])];
}

/** Everything that is either said or not. */
function flags(said: Understanding): string[] {
  const answers = (['yes', 'no', 'dontKnow', 'refuses', 'vagueFault', 'empty'] as const).filter(
    (one) => said[one],
  );
  const named: readonly (readonly [string, string | undefined])[] = [
    ['answer', answers.join(' ') || undefined],
    ['command', said.command],
    ['side question', said.side],
    ['rating', said.rating],
    ['corrects', said.corrects.join(' ') || undefined],
    ['not known', said.unknown.join(' ') || undefined],
    ['same as before', said.sameAsBefore.join(' ') || undefined],
  ];
  return named.flatMap(([name, value]) => (value === undefined ? [] : [row(name, value)]));
}
