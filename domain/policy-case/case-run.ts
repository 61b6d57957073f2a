import { type ApprovalSubject, chargeItems } from '../../schema/vocabulary.js';
import {
  decideEntitlement,
  type EntitlementFacts,
  type EntitlementVerdict,
} from '../entitlement/entitlement.js';
import { judgeKpis } from '../policy/kpi-target.js';
import type { Policy } from '../policy/policy.js';
import { compareCharges } from './charges-case-run.js';
import { turnsOf } from './follow-up-turns.js';
import type {
  ChargesCase,
  EntitlementCase,
  ExpectedVerdict,
  FollowUpCase,
  KpiCase,
  PolicyCase,
  SlaCase,
} from './policy-case.js';
import { type Graded, gradedBy, promisesFor } from './promise.js';

/** One thing that a case expects, and what the policy says to it; both as a person writes them. */
export interface Finding {
  readonly caseId: string;
  /** Such as `ARRIVE`, `rule of ARRIVE` or `remedies`. */
  readonly judged: string;
  readonly expected: string;
  readonly got: string;
  readonly passed: boolean;
}

type Judged = Omit<Finding, 'caseId'>;

export const runCase = (
  policy: Policy,
  { id, sla, entitlement, charges, followUps, kpis }: PolicyCase,
): readonly Finding[] =>
  [
    ...(sla ? runSla(policy, sla) : []),
    ...(entitlement ? runEntitlement(policy, entitlement) : []),
    ...(charges ? runCharges(policy, charges) : []),
    ...(followUps ? runFollowUps(policy, followUps) : []),
    ...(kpis ? runKpis(policy, kpis) : []),
  ].map((judged) => ({ caseId: id, ...judged }));

const nothing = 'nothing';

const compared = (judged: string, expected: string | null, got: string | null | undefined): Judged => ({
  judged,
  expected: expected ?? nothing,
  got: got ?? nothing,
  passed: expected === (got ?? null),
});

function runSla(policy: Policy, written: SlaCase): Judged[] {
  const { facts, expect, rules = new Map(), steps = new Map(), penalties = new Map() } = written;
  const promises = promisesFor(policy, facts);
  const of = (target: string) => promises.find((promise) => promise.target === target);
  return [
    ...[...expect].map(([target, due]) => compared(target, due, of(target)?.dueAt)),
    ...[...rules].map(([target, rule]) => compared(`rule of ${target}`, rule, of(target)?.rule.id)),
    ...[...steps].map(([target, listed]) => {
      const called = of(target)?.steps.map(({ to, at }) => `${to} ${at}`) ?? [];
      return compared(`steps of ${target}`, shown(listed), shown(called));
    }),
    ...gradeFindings(gradedBy(policy, facts), written),
    ...[...penalties].map(([target, owed]) => compared(`penalty of ${target}`, owed, of(target)?.penalty)),
  ];
}

const gradeFindings = (graded: Graded, { severity, department, tells, closing }: SlaCase): Judged[] => [
  ...(severity === undefined ? [] : [compared('severity', severity, graded.severity)]),
  ...(department === undefined ? [] : [compared('department', department, graded.department)]),
  ...(tells === undefined ? [] : [compared('tells', shown(tells), shown(graded.tells))]),
  ...(closing === undefined
    ? []
    : [compared('closing', shown(closing), shown(graded.closing.map(({ id }) => id)))]),
];

/** The order of remedies and reasons promises nothing; that of terms says which decides. */
const unordered = ['remedies', 'reasons'] as const;
const single = ['coverage', 'endsOn', ...chargeItems] as const;

function runEntitlement(policy: Policy, { facts, expect }: EntitlementCase): Judged[] {
  const verdict = decideEntitlement(policy, { ...assumed, ...facts });
  return [
    ...single.flatMap((key) => (expect[key] === undefined ? [] : [compared(key, expect[key], verdict[key])])),
    ...unordered.flatMap((key) =>
      expect[key] ? [compared(key, shown(expect[key].toSorted()), shown(verdict[key].toSorted()))] : [],
    ),
    ...(expect.terms ? [compared('terms', shown(expect.terms), shown(verdict.terms))] : []),
    ...decidingFindings(verdict, expect),
    ...[...(expect.at ?? [])].map(([item, at]) => compared(`price of ${item}`, at, verdict.bases[item])),
    ...[...(expect.approvals ?? [])].map(([subject, role]) =>
      compared(`approval of ${subject}`, role, approvalIn(verdict, subject)),
    ),
  ];
}

const approvalIn = ({ approvals }: EntitlementVerdict, subject: ApprovalSubject): string | undefined =>
  approvals.find((approval) => approval.subject === subject)?.role;

function decidingFindings({ terms, considered }: EntitlementVerdict, expect: ExpectedVerdict): Judged[] {
  const deciding = considered.find(({ id }) => id === terms[0]);
  const { startsOn, daysAdded } = expect;
  return [
    ...(startsOn === undefined ? [] : [compared('startsOn', startsOn, deciding?.startsOn)]),
    ...(daysAdded === undefined
      ? []
      : [compared('daysAdded', String(daysAdded), String(deciding?.daysAdded ?? 0))]),
  ];
}

const runCharges = (policy: Policy, charges: ChargesCase): Judged[] =>
  compareCharges(policy, charges).map(({ judged, expected, got }) => compared(judged, expected, got));

function runKpis({ kpis }: Policy, { facts, expect }: KpiCase): Judged[] {
  const judged = judgeKpis(kpis, Object.fromEntries(facts));
  return [...expect].map(([figure, wanted]) => {
    const met = judged.find((one) => one.figure === figure)?.met ?? null;
    return compared(figure, wanted, met === null ? null : met ? 'MET' : 'MISSED');
  });
}

const noSuchRule = 'no such rule';

function runFollowUps(policy: Policy, { facts, expect, notices = new Map() }: FollowUpCase): Judged[] {
  const ruleOf = (id: string) => policy.followUps.find((rule) => rule.id === id);
  return [
    ...[...expect].map(([id, due]) => {
      const wanted = typeof due === 'string' ? [due] : (due ?? []);
      const rule = ruleOf(id);
      const turns = rule ? turnsOf(policy, rule, facts, Math.max(1, wanted.length)) : null;
      return compared(id, shown(wanted), turns ? shown(turns.map(({ dueAt }) => dueAt)) : noSuchRule);
    }),
    ...[...notices].map(([id, told]) => {
      const rule = ruleOf(id);
      const [turn] = rule ? turnsOf(policy, rule, facts, 1) : [];
      return compared(`notice of ${id}`, told, rule ? turn?.noticeAt : noSuchRule);
    }),
  ];
}

/** What the desk assumes of a unit of which nobody said more. */
const assumed: Partial<EntitlementFacts> = { cause: 'DEFECT', customerTier: 'STANDARD' };

const shown = (list: readonly string[]): string => (list.length === 0 ? nothing : list.join(', '));
