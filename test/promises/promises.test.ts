import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decideEntitlement } from '../../domain/entitlement/entitlement.js';
import { previewEntitlement } from '../../domain/entitlement/preview-entitlement.js';
import { readPolicy } from '../../domain/policy/policy-reader.js';
import { refused } from '../../domain/policy/reading/place.js';
import { readCases } from '../../domain/policy-case/case-reader.js';
import { runCase } from '../../domain/policy-case/case-run.js';
import { instantOf, localTimeOf } from '../../domain/policy-case/local-time.js';
import type { PolicyCase, SlaCaseFacts } from '../../domain/policy-case/policy-case.js';
import { promisesFor } from '../../domain/policy-case/promise.js';
import { previewSla } from '../../domain/sla/preview-sla.js';

/** Policies that no company has, each about one part of the format; what they promise was worked out by hand. */
const files = readdirSync(import.meta.dirname).filter((file) => /(?<!\.cases)\.yaml$/.test(file));
const textOf = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');

function casesOf(file: string): readonly PolicyCase[] {
  const { value, problems } = readCases(textOf(file.replace(/\.yaml$/, '.cases.yaml')));
  if (value === refused) throw new Error(JSON.stringify(problems));
  return value.cases;
}

/** The same facts as a program tells them: instants instead of what the clock on the wall shows. */
function toldTo(timezone: string, { pauses = [], ...facts }: SlaCaseFacts) {
  const at = (time: string) => instantOf(time, timezone);
  return {
    ...facts,
    openedAt: at(facts.openedAt),
    appointmentAt: facts.appointmentAt ? at(facts.appointmentAt) : null,
    completionAt: facts.completionAt ? at(facts.completionAt) : null,
    remoteFailedAt: facts.remoteFailedAt ? at(facts.remoteFailedAt) : null,
    metAt: facts.metAt ? at(facts.metAt) : null,
    pauses: pauses.map(({ from, to, reason }) => ({ from: at(from), to: at(to), reason })),
  };
}

describe.each(files)('%s', (file) => {
  const policy = readPolicy(textOf(file));
  const cases = casesOf(file).map((one) => [one.id, one] as const);

  it.each(cases)('promises %s', (_id, one) => {
    const findings = runCase(policy, one);
    expect(findings).not.toEqual([]);
    expect(findings.filter(({ passed }) => !passed)).toEqual([]);
  });

  it.each(cases)('is previewed alike: %s', (_id, { sla, entitlement }) => {
    if (entitlement && entitlement.facts.judgement === undefined) {
      const { facts } = entitlement;
      const decided = decideEntitlement(policy, { cause: 'DEFECT', ...facts });
      expect(previewEntitlement(policy, { ...facts, family: facts.family ?? '' })).toEqual(decided);
    }
    if (sla) {
      const previewed = previewSla(policy, toldTo(policy.timezone, sla.facts));
      for (const { target, rule, dueAt, steps } of promisesFor(policy, sla.facts)) {
        const preview = previewed.find((one) => one.target === target);
        expect(preview?.rule).toBe(rule.id);
        expect(preview && localTimeOf(preview.dueAt, policy.timezone)).toBe(dueAt);
        expect(preview?.steps.map((step) => localTimeOf(step.dueAt, policy.timezone))).toEqual(
          steps.map(({ at }) => at),
        );
      }
    }
  });
});
