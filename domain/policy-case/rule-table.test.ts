import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const linesOf = (path: string): readonly string[] => readFileSync(join(root, path), 'utf8').split('\n');

const companies = readdirSync(join(root, 'policies'))
  .filter((file) => /\.yaml$/.test(file) && !/\.cases\.yaml$/.test(file))
  .map((file) => `policies/${file}`);

interface Reference {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
}

const references = linesOf('docs/policies.md').flatMap((row): Reference[] => {
  const [, rule] = /^\| (R-\d{3}) \|/.exec(row) ?? [];
  const places = [...row.matchAll(/\[([\w-]+\.yaml):(\d+)\]\(\.\.\/policies\/\1#L\2\)/g)];
  return rule === undefined
    ? []
    : places.map(([, file = '', line]) => ({ rule, file: `policies/${file}`, line: Number(line) }));
});

const citing = (file: string, rule: string): string =>
  linesOf(file)
    .flatMap((text, index) => (text.includes(rule) ? [index + 1] : []))
    .join(', ');

/** Intake, promises and complaints, warranty, returns, charges, follow-ups and figures, as the catalogue numbers them. */
const areas = [
  [1, 16],
  [29, 65],
  [109, 133],
  [134, 144],
  [145, 164],
  [191, 207],
  [208, 226],
] as const;

const asked = areas.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, offset) => `R-${String(first + offset).padStart(3, '0')}`),
);

describe('docs/policies.md', () => {
  it('says of every rule of these areas where it stands', () => {
    const told = new Set(
      linesOf('docs/policies.md').map((row) => /^\| (R-\d{3}) \| [^|]+ \| \S[^|]* \|$/.exec(row)?.[1]),
    );
    expect(asked.filter((rule) => !told.has(rule))).toEqual([]);
  });

  it('names a row for every rule that a policy file cites', () => {
    const rows = new Set(linesOf('docs/policies.md').map((row) => /^\| (R-\d{3}) \|/.exec(row)?.[1]));
    const cited = companies.flatMap((file) => linesOf(file).flatMap((line) => line.match(/R-\d{3}/g) ?? []));
    expect([...new Set(cited)].filter((rule) => !rows.has(rule))).toEqual([]);
  });

  it('names only lines that bear the id of the rule', () => {
    const astray = references
      .filter(({ rule, file, line }) => !linesOf(file)[line - 1]?.includes(rule))
      .map(
        ({ rule, file, line }) =>
          `${rule} is not on ${file}:${line} but on ${citing(file, rule) || 'no line'}`,
      );
    expect(astray).toEqual([]);
    expect(references.length).toBeGreaterThan(100);
  });
});
