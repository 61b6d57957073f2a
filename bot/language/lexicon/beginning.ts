import { simplify } from '../../../domain/customer/simplify.js';

/** What a piece of an entry may begin with, as members of a character class; `skips`: it may also be left out. */
interface Piece {
  readonly starts: ReadonlySet<string>;
  readonly skips: boolean;
}

/** A gap or a regular expression may begin with anything. */
class Unknown extends Error {}

const TOKEN = /\{ticket\}|…\d{0,2}|[\s\S]/gu;

const classOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function plainPiece(token: string): Piece {
  if (token === '^' || token === '$' || token === ';') return { starts: new Set(), skips: true };
  if (token === '*') return { starts: new Set(['a-z']), skips: true };
  if (token === '#') return { starts: new Set(['\\d']), skips: false };
  if (token === '{ticket}') return { starts: new Set(['t']), skips: false };
  if (/^\s$/.test(token)) return { starts: new Set(['\\s']), skips: false };
  if (token.startsWith('…') || token.length > 1) throw new Unknown();
  return { starts: new Set([classOf(simplify(token).toLowerCase())]), skips: false };
}

/** Pieces one behind the other: what follows counts as long as all before it may be left out. */
function sequence(pieces: readonly Piece[]): Piece {
  const end = pieces.findIndex(({ skips }) => !skips);
  const counted = end < 0 ? pieces : pieces.slice(0, end + 1);
  return { starts: new Set(counted.flatMap(({ starts }) => [...starts])), skips: end < 0 };
}

const either = (pieces: readonly Piece[]): Piece => ({
  starts: new Set(pieces.flatMap(({ starts }) => [...starts])),
  skips: pieces.some(({ skips }) => skips),
});

/** Reads to the bracket that closes, or to the end; takes what it reads off the front of the tokens. */
function alternatives(tokens: string[]): Piece {
  const all: Piece[] = [];
  let pieces: Piece[] = [];
  for (let token = tokens.shift(); token && token !== ')' && token !== ']'; token = tokens.shift()) {
    if (token === '|') {
      all.push(sequence(pieces));
      pieces = [];
    } else pieces.push(pieceOf(token, tokens, pieces));
  }
  return either([...all, sequence(pieces)]);
}

function pieceOf(token: string, tokens: string[], before: readonly Piece[]): Piece {
  if (token === '(') return alternatives(tokens);
  if (token === '[') return { ...alternatives(tokens), skips: true };
  // A gap behind words is no beginning.
  if (token.startsWith('…') && !sequence(before).skips) return { starts: new Set(), skips: true };
  return plainPiece(token);
}

/** What the words of a lexicon's entry begin with, as members of a character class; null where that cannot be told. */
export function beginningOf(entry: string): ReadonlySet<string> | null {
  if (/^\/.+\/$/su.test(entry)) return null;
  try {
    const { starts, skips } = alternatives([...(entry.match(TOKEN) ?? [])]);
    return skips ? null : starts;
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}
