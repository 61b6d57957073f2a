import { Lexer, LineCounter, parseDocument } from 'yaml';
import { aliasesOf } from './aliases.js';
import { type Place, type Problem, Reading, ReadingStopped, type Result, refused } from './place.js';

const mostBytes = 256 * 1024;
/** Seven times as many as the longest shipped policy has. Finding them costs a hundredth of what making sense of them does. */
const mostParts = 40_000;

export interface ReadDocument<T> {
  /** `refused` when anything at all is wrong. */
  readonly value: Result<T>;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
}

/** Reads a whole text that somebody wrote by hand; what is wrong with it is told by line, never thrown. */
export function readDocument<T>(yaml: string, read: (root: Place) => Result<T>): ReadDocument<T> {
  const problems: Problem[] = [];
  const excess = excessOf(yaml);
  const value = excess === null ? parse(yaml, problems, read) : refuseWhole(problems, excess);
  return {
    value: problems.length > 0 ? refused : value,
    problems: problems.toSorted((one, other) => one.line - other.line || one.column - other.column),
  };
}

/** What makes the text too much to be read in a moment; null when nothing does. */
function excessOf(yaml: string): string | null {
  if (Buffer.byteLength(yaml) > mostBytes) return 'is larger than 256 KB';
  let parts = 0;
  for (const _part of new Lexer().lex(yaml)) {
    parts += 1;
    if (parts > mostParts) return `has more than ${mostParts} words, signs and blanks, too many for a policy`;
  }
  return null;
}

function refuseWhole(problems: Problem[], message: string): typeof refused {
  problems.push({ line: 1, column: 1, path: '', message });
  return refused;
}

function parse<T>(yaml: string, problems: Problem[], read: (root: Place) => Result<T>): Result<T> {
  try {
    return readText(yaml, problems, read);
  } catch (error) {
    if (error instanceof ReadingStopped) return refused;
    // The library goes one call deeper with each level of nesting; no policy has more than ten levels.
    if (error instanceof RangeError) return refuseWhole(problems, 'is nested too deeply');
    throw error;
  }
}

/** The library speaks to programmers; the slips that a manager makes have words of their own. */
function faultInWords(yaml: string, offset: number, message: string): string {
  if (/multiple documents/.test(message)) return 'begins a second text with "---"; a policy is one';
  const line =
    yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1, offset) + (yaml.slice(offset).split('\n', 1)[0] ?? '');
  const wide = /[：，｛｝［］＃]/.exec(line)?.[0];
  return `is not sound YAML: ${message}${wide ? `; the sign ${wide} is a full-width one` : ''}`;
}

function readText<T>(yaml: string, problems: Problem[], read: (root: Place) => Result<T>): Result<T> {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter,
    prettyErrors: false,
    // Under `silent` the library takes the first of several documents and says nothing of the others.
    logLevel: 'error',
    // Doubled keys are found while reading; the library's own search costs the square of their number.
    uniqueKeys: false,
  });
  const reading = new Reading(problems, lineCounter, aliasesOf(document.contents));
  for (const { pos, message } of [...document.errors, ...document.warnings])
    reading.refuse(pos[0], '', faultInWords(yaml, pos[0], message));
  return problems.length > 0 ? refused : read(reading.place(document.contents, '', 0));
}
