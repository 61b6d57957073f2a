import { refused } from '../../domain/policy/reading/place.js';
import { readCases } from '../../domain/policy-case/case-reader.js';
import { type Finding, runCase } from '../../domain/policy-case/case-run.js';
import type { Outcome } from '../command-line.js';
import { CommandRefused, policyIn, problemLines, type ReadText } from './outcome.js';
import { table } from './table.js';

export const casesBeside = (path: string): string => `${path.replace(/\.ya?ml$/, '')}.cases.yaml`;

/** Runs the cases that stand beside a policy. */
export async function tryCases(path: string, read: ReadText): Promise<Outcome> {
  const policy = await policyIn(path, read);
  const beside = casesBeside(path);
  const { value, problems } = readCases(await read(beside));
  if (value === refused) throw new CommandRefused(problemLines(beside, problems));
  const findings = value.cases.flatMap((one) => runCase(policy, one));
  const failed = findings.filter(({ passed }) => !passed);
  const counted = `${value.cases.length} cases, ${findings.length - failed.length} passed, ${failed.length} failed.`;
  return { lines: [...table([heading, ...findings.map(row)]), '', counted], passed: failed.length === 0 };
}

const heading = ['', 'case', 'judged', 'expected', 'got'];
const row = ({ passed, caseId, judged, expected, got }: Finding): string[] => [
  passed ? 'passed' : 'FAILED',
  caseId,
  judged,
  expected,
  passed ? '' : got,
];
