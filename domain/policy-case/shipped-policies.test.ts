import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy/policy-reader.js';
import { refused } from '../policy/reading/place.js';
import { readCases } from './case-reader.js';
import { runCase } from './case-run.js';
import type { PolicyCase } from './policy-case.js';

const folder = join(import.meta.dirname, '../../policies');
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

const files = readdirSync(folder).filter(
  (file) => /\.yaml$/.test(file) && !/\.cases\.yaml$/.test(file) && file !== 'demonstration.yaml',
);

function casesOf(file: string): readonly PolicyCase[] {
  const { value, problems } = readCases(textOf(file.replace(/\.yaml$/, '.cases.yaml')));
  expect(problems).toEqual([]);
  if (value === refused) throw new Error('refused without a problem');
  return value.cases;
}

describe.each(files)('%s', (file) => {
  const policy = readPolicy(textOf(file));

  it('is named as its file, but for the shipped default', () => {
    expect(`${policy.name}.yaml`).toBe(file === 'default.yaml' ? 'aftercare-default.yaml' : file);
  });

  it.each(casesOf(file).map((one) => [one.id, one.note ?? '', one] as const))(
    'keeps its case %s %s',
    (_id, _note, one) => {
      const findings = runCase(policy, one);
      expect(findings.filter(({ passed }) => !passed)).toEqual([]);
      expect(findings).not.toEqual([]);
    },
  );
});
