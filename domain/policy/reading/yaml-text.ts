import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Composer, type CST, type Document, Lexer, type LineCounter } from 'yaml';
import { enoughProblems } from './place.js';

const library = dirname(createRequire(import.meta.url).resolve('yaml/package.json'));
/** As made for browsers: the one for Node asks the environment at every word, which is a quarter of all the work. */
const { Parser }: typeof import('yaml') = await import(
  pathToFileURL(join(library, 'browser/dist/parse/parser.js')).href
);

/** Nearly four times as many as the longest shipped policy has. */
const mostParts = 20_000;
/** Twice the longest shipped policy; no place takes a text of a thousand letters. */
const longestPart = 32 * 1024;
/** No policy has more than ten; the library goes a few calls deeper with each. */
const mostLevels = 200;

/** No policy, and it would take long to make sense of. */
export class TooMuchText extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What is written in a text: its document, and the second one where there is more than one. The library's own call for
 * this counts nothing, so the words would have to be found twice, which is a third of all the work.
 * @throws TooMuchText, RangeError when it is nested too deeply
 */
export function documentsOf(yaml: string, lineCounter: LineCounter): readonly Document.Parsed[] {
  const composer = new Composer({
    lineCounter,
    prettyErrors: false,
    // Doubled keys are found while reading; the library's own search costs the square of their number.
    uniqueKeys: false,
  });
  return withoutTraces(() => {
    const documents: Document.Parsed[] = [];
    for (const document of composer.compose(tokensOf(yaml, lineCounter), true, yaml.length)) {
      documents.push(document);
      if (documents.length > 1) break;
    }
    return documents;
  });
}

function tokensOf(yaml: string, lineCounter: LineCounter): readonly CST.Token[] {
  lineCounter.addNewLine(0);
  const parser = new Parser(lineCounter.addNewLine);
  const tokens: CST.Token[] = [];
  let errors = 0;
  const keep = (token: CST.Token) => {
    if (token.type === 'error') errors += 1;
    // Those that nobody will read are not made into problems.
    if (token.type !== 'error' || errors <= enoughProblems) tokens.push(token);
  };
  // All of them are found before the first is made sense of, which costs more.
  for (const part of partsOf(yaml)) {
    for (const token of parser.next(part)) keep(token);
    if (parser.stack.length > mostLevels) throw new TooMuchText(parser.offset, 'is nested too deeply');
  }
  for (const token of parser.end()) keep(token);
  return tokens;
}

/** Words, signs and blanks. */
function partsOf(yaml: string): readonly string[] {
  const parts: string[] = [];
  for (const part of new Lexer().lex(yaml)) {
    if (parts.length >= mostParts)
      throw new TooMuchText(0, `has more than ${mostParts} words, signs and blanks, too many for a policy`);
    if (part.length > longestPart && !part.startsWith('#'))
      throw new TooMuchText(
        yaml.indexOf(part),
        'begins a text of more than 32 KB, too long for a policy; is its end missing?',
      );
    parts.push(part);
  }
  return parts;
}

/** One bracket too few makes hundreds of errors; each would write down the way through the library that nobody reads. */
function withoutTraces<Result>(work: () => Result): Result {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = before;
  }
}
