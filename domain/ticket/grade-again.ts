import type { TicketRow } from '../../schema/index.js';
import type { Severity } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import { graver, severityOf } from '../sla/sla-rule.js';
import { callNamed, callsOf } from './call-named.js';

/**
 * One round more may make a case graver. Gravity rises and never falls by itself; whom the rule names is told
 * when it is this round that the rule asked for. Storing the severity is the caller's.
 */
export async function gradeAgain(
  ctx: Context,
  policy: Policy,
  row: TicketRow,
  facts: Facts,
): Promise<Severity> {
  const graded = severityOf(policy, facts);
  const severity = graver(row.severity, graded.severity);
  if (severity !== row.severity) {
    await record(ctx, row.id, {
      type: 'TICKET_CHANGED',
      summary: `Graded ${severity} by rule ${graded.rule}.`,
      data: { changes: { severity }, rule: graded.rule },
    });
  }
  const before = severityOf(policy, { ...facts, reopenings: (facts.reopenings ?? 1) - 1 });
  if (graded.rule !== before.rule)
    await callNamed(ctx, { ...row, severity }, callsOf(policy, graded, null, severity));
  return severity;
}
