import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../../schema/project.js';
import type { Language } from '../../../schema/vocabulary.js';
import { type EntryForms, entryFormSpec } from './notation.js';

/** The words of a language, for people to read and write. */
const pathOf = (language: Language): string => `bot/language/lexicon/${language}.yaml`;
/** The same for programs, with each entry as it was read: this costs nothing at a start. */
const builtPathOf = (language: Language): string => inProject(`dist/words/${language}.json`);

const textOf = (language: Language): string => readFileSync(inProject(pathOf(language)), 'utf8');

/** Tells of which words a built file was made, so that words changed since are not missed. */
const firstLineOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What runs from its sources may read entries in another way than what was built. */
const isBuiltItself = (): boolean => !relative(inProject('dist'), import.meta.dirname).startsWith('..');

/** What the build made of the file as it is now; null when it made nothing of that. */
function builtOf(language: Language): string | null {
  const path = builtPathOf(language);
  if (!isBuiltItself() || !existsSync(path)) return null;
  const [first, built] = readFileSync(path, 'utf8').split('\n', 2);
  return built !== undefined && first === firstLineOf(textOf(language)) ? built : null;
}

/** Whether the build has found the words good that stand in the file now. */
export const isBuilt = (language: Language): boolean => builtOf(language) !== null;

const builtSpec = z.object({ file: z.unknown(), forms: z.record(z.string(), entryFormSpec) });

type Read<Value> = (file: unknown, known: EntryForms) => Value;

/** A reading of the words of a language, with the forms of entries that are known; throws with the file and the reason. */
export function readWords<Value>(language: Language, read: Read<Value>): Value {
  const built = builtOf(language);
  if (built === null) return readWordsAnew(language, read);
  const { file, forms } = builtSpec.parse(JSON.parse(built));
  return read(file, new Map(Object.entries(forms)));
}

/** The same, whatever was built. */
export function readWordsAnew<Value>(language: Language, read: Read<Value>): Value {
  try {
    return read(parse(textOf(language)), new Map());
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`${pathOf(language)} cannot be used: ${reason}`, { cause });
  }
}

/** Keeps words that were found good as programs read them. */
export function keepWords(language: Language, file: unknown, known: EntryForms): void {
  const path = builtPathOf(language);
  mkdirSync(dirname(path), { recursive: true });
  const built = JSON.stringify({ file, forms: Object.fromEntries(known) });
  writeFileSync(path, `${firstLineOf(textOf(language))}\n${built}\n`);
}
