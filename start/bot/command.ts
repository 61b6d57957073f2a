import { parseArgs } from 'node:util';
import { explain } from '../../bot/language/explain.js';
import type { CatalogueEntry } from '../../bot/language/product.js';
import { slots } from '../../bot/language/understanding.js';
import { languages } from '../../schema/vocabulary.js';
import type { Outcome } from '../command-line.js';

const usage = [
  'npm run bot -- explain "…"      what the bot takes a message for, and why',
  `  --expects SLOT                what it has just asked for: ${slots.join(' ')}`,
  `  --language LANGUAGE           in which it was asked: ${languages.join(' ')}`,
  '  --now 2026-11-23T10:00:00Z    when it is said',
];

interface World {
  readonly catalogue: readonly CatalogueEntry[];
  readonly timezone: string;
  readonly now: Date;
}

const refused: Outcome = { lines: usage, passed: false };

/** The command line of `npm run bot`. */
export function runCommand(args: readonly string[], world: World): Outcome {
  try {
    return asked(args, world);
  } catch (error) {
    // An option that does not exist.
    if (error instanceof Error && 'code' in error) return { lines: [error.message, ...usage], passed: false };
    throw error;
  }
}

function asked(args: readonly string[], { catalogue, timezone, now }: World): Outcome {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { expects: { type: 'string' }, language: { type: 'string' }, now: { type: 'string' } },
  });
  const [command, text, ...more] = positionals;
  if (command !== 'explain' || text === undefined || more.length > 0) return refused;
  const expects = slots.find((slot) => slot === values.expects) ?? null;
  const language = languages.find((one) => one === (values.language ?? 'zh-Hans'));
  const at = values.now === undefined ? now : new Date(values.now);
  const makesSense =
    (values.expects === undefined || expects !== null) && language && !Number.isNaN(at.getTime());
  if (!makesSense) return refused;
  return { lines: explain(text, { language, now: at, timezone, catalogue, expects }), passed: true };
}
