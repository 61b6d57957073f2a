import type { TicketRow } from '../../schema/index.js';
import type { EscalationReason, Role, Severity } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import type { Policy } from '../policy/policy.js';
import { escalate } from '../sla/escalate.js';
import type { GradedSeverity, Route } from '../sla/sla-rule.js';

/** Somebody whom a rule on gravity or department names. */
export interface Call {
  /** Id of the rule. */
  readonly rule: string;
  readonly to: Role;
  readonly reason: EscalationReason;
}

/** Whom the rules that decided name; a rule that names nobody calls nobody. */
export const callsOf = (
  policy: Policy,
  graded: GradedSeverity,
  route: Route | null,
  severity: Severity,
): readonly Call[] => [
  ...(graded.rule && graded.escalateTo
    ? [{ rule: graded.rule, to: graded.escalateTo, reason: reasonOf(policy, graded.rule, severity) }]
    : []),
  ...(route?.escalateTo
    ? [{ rule: route.rule, to: route.escalateTo, reason: reasonOf(policy, null, severity) }]
    : []),
];

/** What was to be fixed and fails again is a repeated repair. */
function reasonOf({ severity: rules }: Policy, rule: string | null, severity: Severity): EscalationReason {
  if (rules.find(({ id }) => id === rule)?.when.sameFaultOnUnit) return 'REPEAT_REPAIR';
  return severity === 'CRITICAL' ? 'CRISIS' : 'COMPLAINT';
}

/** They are told at once, not when a clock runs out. */
export async function callNamed(ctx: Context, row: TicketRow, calls: readonly Call[]): Promise<void> {
  for (const [index, { rule, to, reason }] of calls.entries()) {
    await escalate(ctx, row, {
      clockId: null,
      about: `${row.kind} graded ${row.severity} by rule ${rule}`,
      reason,
      level: index + 1,
      to,
      dueAt: ctx.now,
    });
  }
}
