import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';
import { enoughProblems } from './place.js';

/** Nearly six times as many as the longest shipped policy has. */
const mostParts = 30_000;
/** No policy has more than ten; the library goes a few calls deeper with each. */
const mostLevels = 200;

/** A text of so many words, signs and blanks that it is no policy, and would take long to make sense of. */
export class TooManyParts extends Error {
  constructor() {
    super(`has more than ${mostParts} words, signs and blanks, too many for a policy`);
  }
}

/**
 * What is written in a text: its document, and the second one where there is more than one. The library's own call for
 * this counts nothing, so the words would have to be found twice, which is a third of all the work.
 * @throws TooManyParts, RangeError when it is nested too deeply
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
  let parts = 0;
  for (const part of new Lexer().lex(yaml)) {
    parts += 1;
    if (parts > mostParts) throw new TooManyParts();
    for (const token of parser.next(part)) keep(token);
    if (parser.stack.length > mostLevels) throw new RangeError('nested too deeply');
  }
  for (const token of parser.end()) keep(token);
  return tokens;
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
