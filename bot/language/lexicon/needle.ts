/**
 * What a text must hold for an expression to match at all: at least one of the needles. Null where none can be told.
 * It is read off the source of the expression; what may be left out or stand for anything gives no needle.
 */
export type Needles = readonly string[] | null;

/** The rarer the better: a Chinese character tells as much as three letters. */
const weightOf = (needle: string): number =>
  Array.from(needle, (character) => (character > '\u2fff' ? 3 : 1)).reduce<number>(
    (sum, one) => sum + one,
    0,
  );
const leastOf = (needles: readonly string[]): number => Math.min(...needles.map(weightOf));

const betterOf = (one: Needles, other: Needles): Needles => {
  if (!one || !other) return one ?? other;
  const more = leastOf(other) - leastOf(one);
  return more > 0 || (more === 0 && other.length < one.length) ? other : one;
};

/** An escape, the opening of a group with its kind, a class, a quantifier, or one character. */
const TOKEN =
  /\\(?:x[\da-f]{2}|u[\da-f]{4}|[\s\S])|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\[(?:\\[\s\S]|[^\]])*\]|[?*+]\??|\{\d*(?:,\d*)?\}\??|[\s\S]/gi;

const isQuantifier = (token: string | undefined): boolean =>
  token !== undefined && /^(?:[?*+]|\{\d)/.test(token);
/** Looking ahead or behind takes nothing of the text. */
const looksOnly = (opening: string): boolean => /^\(\?<?[=!]$/.test(opening);

/** The character that a token stands for; null for classes, edges and whatever else is no plain character. */
function literalOf(token: string): string | null {
  if (token.startsWith('\\')) return /^\\[^a-z\d]$/i.test(token) ? token.slice(1) : null;
  return token.length === 1 && !/[.^$]/.test(token) ? token : null;
}

/** Characters that stand side by side, and the best needle of all that has been read. */
class Sequence {
  #run = '';
  #best: Needles = null;

  add(character: string): void {
    this.#run += character;
  }

  takeBack(): void {
    this.#run = this.#run.slice(0, -1);
  }

  /** Whatever follows does not stand right behind what was read. */
  part(needles: Needles = null): void {
    this.#best = betterOf(this.#best, this.#run === '' ? null : [this.#run]);
    this.#best = betterOf(this.#best, needles);
    this.#run = '';
  }

  best(): Needles {
    this.part();
    return this.#best;
  }
}

const mayBeLeftOut = (quantifier: string): boolean => !/^(?:\+|\{[1-9])/.test(quantifier);

/** Reads to the bracket that closes, or to the end; takes what it reads off the front of the tokens. */
function alternatives(tokens: string[]): Needles {
  const all: Needles[] = [];
  let sequence = new Sequence();
  for (let token = tokens.shift(); token !== undefined && token !== ')'; token = tokens.shift()) {
    if (token === '|') {
      all.push(sequence.best());
      sequence = new Sequence();
    } else read(token, tokens, sequence);
  }
  all.push(sequence.best());
  return all.every((needles) => needles !== null) ? [...new Set(all.flat())] : null;
}

function read(token: string, tokens: string[], sequence: Sequence): void {
  const group = token.startsWith('(') ? alternatives(tokens) : null;
  const quantifier = isQuantifier(tokens[0]) ? tokens.shift() : undefined;
  const isThere = quantifier === undefined || !mayBeLeftOut(quantifier);
  const literal = token.startsWith('(') ? null : literalOf(token);
  if (literal !== null && isThere) sequence.add(literal);
  if (token.startsWith('(') && looksOnly(token)) sequence.part();
  else if (token.startsWith('(')) sequence.part(isThere ? group : null);
  else if (literal === null || quantifier !== undefined) sequence.part();
}

/** The needles of an expression without flags. */
export const needlesOf = (source: string): Needles => alternatives(source.match(TOKEN) ?? []);
