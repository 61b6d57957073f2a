import type { Actor } from '../../domain/actor.js';
import { dayAfter, startOfDay } from '../../domain/calendar/duration.js';
import type { Keyset } from '../../domain/page.js';
import type { Policy } from '../../domain/policy/policy.js';
import { localTimeOf } from '../../domain/policy-case/local-time.js';
import { type PastPage, pastTickets } from '../../domain/report/past-ticket.queries.js';
import {
  type KeptPromise,
  outcomes,
  type PromiseChange,
  type ReplayedTicket,
  replayTicket,
} from '../../domain/report/policy-replay.js';
import { slaTargets } from '../../schema/vocabulary.js';
import type { Outcome } from '../command-line.js';
import { CommandRefused, policyIn, type ReadText } from './outcome.js';
import type { Past } from './past.js';
import { table } from './table.js';

export interface ReplaySpan {
  /** Local dates of the policy's zone, both included. */
  readonly from: string;
  readonly to: string;
}

const actor: Actor = { kind: 'SYSTEM', name: 'replay' };
const pageSize = 500;
const mostTold = 50;

/** What the tickets of a span of days would have been promised under another policy, and what became of it. */
export async function replay(
  path: string,
  span: ReplaySpan,
  read: ReadText,
  openPast: () => Promise<Past>,
): Promise<Outcome> {
  const policy = await policyIn(path, read);
  const bounds = boundsOf(policy, span);
  const past = await openPast();
  try {
    const replayed = await replayAll(past, policy, bounds);
    return { lines: linesOf(policy, span, replayed), passed: true };
  } finally {
    await past.close();
  }
}

function boundsOf({ timezone }: Policy, { from, to }: ReplaySpan) {
  for (const day of [from, to])
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
      throw new CommandRefused([`--from and --to take days such as 2026-07-01, not ${day}.`]);
  if (to < from) throw new CommandRefused(['--to must not lie before --from.']);
  return { from: startOfDay(from, timezone), until: startOfDay(dayAfter(to), timezone) };
}

async function replayAll({ desk }: Past, policy: Policy, bounds: { from: Date; until: Date }) {
  const now = new Date();
  const replayed: ReplayedTicket[] = [];
  for (let after: Keyset | null = null; ; ) {
    const page: PastPage = await desk.read(actor, pastTickets, { ...bounds, limit: pageSize, after });
    replayed.push(...page.tickets.map((ticket) => replayTicket(policy, ticket, now)));
    if (page.next === null) return replayed;
    after = page.next;
  }
}

function linesOf(policy: Policy, { from, to }: ReplaySpan, replayed: readonly ReplayedTicket[]): string[] {
  const changes = replayed.flatMap(({ number, promises, verdict }) => [
    ...promises.filter(isChanged).map((change) => `${number}  ${changeInWords(policy, change)}`),
    ...(verdict && verdict.before !== verdict.after
      ? [`${number}  ${verdict.before} -> ${verdict.after}`]
      : []),
  ]);
  const more = changes.length - mostTold;
  return [
    `${policy.name} ${policy.version}: ${replayed.length} tickets opened ${from} to ${to}, as promised then -> as this policy would have.`,
    ...(replayed.length > 0 ? ['', ...promiseTable(replayed), '', ...verdictLines(replayed)] : []),
    ...(changes.length > 0 ? ['', ...changes.slice(0, mostTold)] : []),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ];
}

function promiseTable(replayed: readonly ReplayedTicket[]): string[] {
  const promises = replayed.flatMap((ticket) => ticket.promises);
  const rows = slaTargets.flatMap((target) => {
    const own = promises.filter((promise) => promise.target === target);
    return own.length === 0 ? [] : [[target, ...outcomes.map((outcome) => countOf(own, outcome))]];
  });
  return table([['', ...outcomes.map((outcome) => outcome.toLowerCase())], ...rows]);
}

function countOf(promises: readonly PromiseChange[], outcome: KeptPromise['outcome']): string {
  const before = promises.filter((promise) => promise.before?.outcome === outcome).length;
  const after = promises.filter((promise) => promise.after?.outcome === outcome).length;
  return `${before} -> ${after}`;
}

function verdictLines(replayed: readonly ReplayedTicket[]): string[] {
  const verdicts = replayed.flatMap(({ verdict }) => verdict ?? []);
  const changes = verdicts
    .filter(({ before, after }) => before !== after)
    .map(({ before, after }) => `${before} -> ${after}`);
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(change, (counts.get(change) ?? 0) + 1);
  return [
    `Warranty: ${verdicts.length - changes.length} of ${verdicts.length} verdicts stay.`,
    ...[...counts].map(([change, count]) => `  ${change}: ${count}`),
  ];
}

const isChanged = ({ before, after }: PromiseChange): boolean =>
  before?.outcome !== after?.outcome || before?.dueAt.getTime() !== after?.dueAt.getTime();

const changeInWords = (policy: Policy, { target, before, after }: PromiseChange): string =>
  `${target}  ${promiseInWords(policy, before)} -> ${promiseInWords(policy, after)}`;

function promiseInWords({ timezone }: Policy, promise: KeptPromise | null): string {
  if (promise === null) return 'not promised';
  return `${promise.outcome.toLowerCase()} (${promise.rule}, due ${localTimeOf(promise.dueAt, timezone)})`;
}
