import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const linesOf = (path: string): readonly string[] => readFileSync(join(root, path), 'utf8').split('\n');

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

describe('docs/policies.md', () => {
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
