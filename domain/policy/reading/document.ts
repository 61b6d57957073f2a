import { LineCounter } from 'yaml';
import { aliasesOf } from './aliases.js';
import { type Place, type Problem, Reading, ReadingStopped, type Result, refused } from './place.js';
import { faultInWords } from './yaml-fault.js';
import { documentsOf, TooMuchText } from './yaml-text.js';

const mostBytes = 256 * 1024;

export interface ReadDocument<T> {
  /** `refused` when anything at all is wrong. */
  readonly value: Result<T>;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
}

/** Reads a whole text that somebody wrote by hand; what is wrong with it is told by line, never thrown. */
export function readDocument<T>(yaml: string, read: (root: Place) => Result<T>): ReadDocument<T> {
  const problems: Problem[] = [];
  const isTooLarge = Buffer.byteLength(yaml) > mostBytes;
  const value = isTooLarge ? refuseWhole(problems, 'is larger than 256 KB') : parse(yaml, problems, read);
  return {
    value: problems.length > 0 ? refused : value,
    problems: problems.toSorted((one, other) => one.line - other.line || one.column - other.column),
  };
}

function refuseWhole(problems: Problem[], message: string, place = { line: 1, column: 1 }): typeof refused {
  problems.push({ ...place, path: '', message });
  return refused;
}

function placeOf(yaml: string, offset: number): Pick<Problem, 'line' | 'column'> {
  const before = yaml.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function parse<T>(yaml: string, problems: Problem[], read: (root: Place) => Result<T>): Result<T> {
  try {
    return readText(yaml, problems, read);
  } catch (error) {
    if (error instanceof ReadingStopped) return refused;
    if (error instanceof TooMuchText)
      return refuseWhole(problems, error.message, placeOf(yaml, error.offset));
    if (error instanceof RangeError) return refuseWhole(problems, 'is nested too deeply');
    throw error;
  }
}

function lineAt(yaml: string, offset: number): string {
  const end = yaml.indexOf('\n', offset);
  return yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1, end === -1 ? undefined : end);
}

function readText<T>(yaml: string, problems: Problem[], read: (root: Place) => Result<T>): Result<T> {
  const lineCounter = new LineCounter();
  const [document, another] = documentsOf(yaml, lineCounter);
  const contents = document?.contents ?? null;
  const reading = new Reading(problems, lineCounter, aliasesOf(yaml, contents));
  const told = new Set<number>();
  for (const { pos, message } of [...(document?.errors ?? []), ...(document?.warnings ?? [])]) {
    const line = reading.lineOf(pos[0]);
    // What else is wrong with a line mostly follows from the first.
    if (!told.has(line)) reading.refuse(pos[0], '', faultInWords(message, lineAt(yaml, pos[0])));
    told.add(line);
  }
  if (another) reading.refuse(another.range[0], '', 'begins a second text with "---"; a policy is one');
  return problems.length > 0 ? refused : read(reading.place(contents, '', 0));
}
