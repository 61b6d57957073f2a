import type { ApprovalRow, RequiredApprovalRecord, TicketRow } from '../../schema/index.js';
import type { ApprovalSubject, TicketKind } from '../../schema/vocabulary.js';

/** Money or another unit is not given before somebody has agreed; everything else goes on meanwhile. */
export const holdsWork = (subject: ApprovalSubject): boolean =>
  subject === 'RETURN' || subject === 'EXCHANGE';

const subjects: Partial<Record<TicketKind, readonly ApprovalSubject[]>> = {
  RETURN: ['RETURN', 'COVERAGE'],
  EXCHANGE: ['EXCHANGE', 'COVERAGE'],
  FAULT: ['COVERAGE'],
};

/** What the verdict lets depend on somebody's consent, as far as a ticket of this kind asks for it. */
export function wantedApprovals({
  kind,
  entitlement,
}: Pick<TicketRow, 'kind' | 'entitlement'>): RequiredApprovalRecord[] {
  const asked = subjects[kind] ?? [];
  return (entitlement?.approvals ?? []).filter(({ subject }) => asked.includes(subject));
}

export interface ApprovalChanges {
  readonly request: readonly RequiredApprovalRecord[];
  readonly withdraw: readonly ApprovalRow[];
}

/** What was decided stays decided; what is asked already is not asked again; what nobody wants any more is withdrawn. */
export function approvalChanges(
  wanted: readonly RequiredApprovalRecord[],
  known: readonly ApprovalRow[],
): ApprovalChanges {
  const standing = known.filter(({ state }) => state !== 'WITHDRAWN');
  const isKnown = (one: RequiredApprovalRecord) =>
    standing.some(
      ({ subject, role, state }) => subject === one.subject && (role === one.role || state !== 'REQUESTED'),
    );
  const isWanted = (row: ApprovalRow) =>
    wanted.some(({ subject, role }) => subject === row.subject && role === row.role);
  return {
    request: wanted.filter((one) => !isKnown(one)),
    // A decision was asked for by a person, not by the verdict.
    withdraw: standing.filter(
      (row) => row.state === 'REQUESTED' && row.subject !== 'DECISION' && !isWanted(row),
    ),
  };
}
