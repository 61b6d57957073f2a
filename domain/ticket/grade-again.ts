import type { TicketRow } from '../../schema/index.js';
import type { Severity } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import { graver, severityOf } from '../sla/sla-rule.js';
import { callNamed, callsOf } from './call-named.js';

/**
 * What has become of a case, such as one round more, may make it graver. Gravity rises and never falls by itself;
 * whom the rule names is told when it is this that the rule asked for. Storing the severity is the caller's.
 */
export async function gradeAgain(
  ctx: Context,
  policy: Policy,
  row: TicketRow,
  { before, after }: { readonly before: Facts; readonly after: Facts },
): Promise<Severity> {
  const graded = severityOf(policy, after);
  const severity = graver(row.severity, graded.severity);
  if (severity !== row.severity) {
    await record(ctx, row.id, {
      type: 'TICKET_CHANGED',
      summary: `Graded ${severity} by rule ${graded.rule}.`,
      data: { changes: { severity }, rule: graded.rule },
    });
  }
  if (graded.rule !== severityOf(policy, before).rule)
    await callNamed(ctx, { ...row, severity }, callsOf(policy, graded, null, severity));
  return severity;
}
