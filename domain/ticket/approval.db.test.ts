import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { approval, notification } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { day, refusal, serviceOf } from '../../test/support/service.js';
import { registerAsset } from '../asset/register-asset.js';
import { listApprovals } from './approval.queries.js';
import { changeTicket } from './change-ticket.js';
import { grantApproval, refuseApproval } from './decide-approval.js';
import { cancelTicket } from './end-ticket.js';
import { resolveTicket } from './resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/guarantee-policy.yaml' });
const desk = serviceOf(test);

const approvalsOf = (ticketId: string) =>
  test.db.select().from(approval).where(eq(approval.ticketId, ticketId)).orderBy(asc(approval.requestedAt));
async function onlyApproval(ticketId: string) {
  const [row, ...others] = await approvalsOf(ticketId);
  if (!row || others.length > 0) throw new Error('not exactly one approval');
  return row;
}
const typesOf = async (ticketId: string) => (await desk.events(ticketId)).map(({ type }) => type);
const moneyBack = () => desk.open({ kind: 'RETURN', serialNumber: 'DEMO-0012', description: '我要退货' });

/** A unit of which there is no paper at all. */
async function unproven(serialNumber: string): Promise<string> {
  const receptionist = await desk.staff('receptionist@demo');
  await desk.run(receptionist, registerAsset, {
    serialNumber,
    model: 'AQ-200',
    manufacturedOn: '2026-03-01',
  });
  return desk.open({ serialNumber });
}

describe('money back that needs consent (R-143)', () => {
  it('asks the role that the policy names, tells it, and waits on hold', async () => {
    const ticketId = await moneyBack();
    const asked = await onlyApproval(ticketId);
    expect(asked).toMatchObject({ subject: 'RETURN', role: 'GENERAL_MANAGER', state: 'REQUESTED' });
    expect(await desk.ticket(ticketId)).toMatchObject({ state: 'ON_HOLD', holdReason: 'APPROVAL' });
    expect((await desk.clock(ticketId, 'RESOLVE')).state).toBe('PAUSED');
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('RUNNING');
    const generalManager = await desk.staff('general_manager@demo');
    const told = await test.db.select().from(notification).where(eq(notification.ticketId, ticketId));
    expect(told).toMatchObject([{ kind: 'APPROVAL', staffId: generalManager.id }]);
    const open = await test.desk.read(generalManager, listApprovals, {
      filter: { open: true, ticketId },
      limit: 10,
      after: null,
    });
    expect(open.map(({ id }) => id)).toEqual([asked.id]);
  });

  it('is blocked without it, and no lower role may give it', async () => {
    const ticketId = await moneyBack();
    const { id: approvalId } = await onlyApproval(ticketId);
    for (const login of ['supervisor@demo', 'manager@demo', 'receptionist@demo', 'auditor@demo'])
      expect(await refusal(desk.run(await desk.staff(login), grantApproval, { approvalId }))).toBe(
        'FORBIDDEN',
      );
    const supervisor = await desk.staff('supervisor@demo');
    expect(await refusal(desk.run(supervisor, resolveTicket, { ticketId }))).toBe('INVALID_STATE');
    const generalManager = await desk.staff('general_manager@demo');
    await desk.run(generalManager, grantApproval, { approvalId, note: '同意' });
    expect(await desk.ticket(ticketId)).toMatchObject({ state: 'IN_PROGRESS', holdReason: null });
    expect(await onlyApproval(ticketId)).toMatchObject({
      state: 'GRANTED',
      note: '同意',
      decidedById: generalManager.id,
    });
    expect(await typesOf(ticketId)).toEqual(
      expect.arrayContaining(['APPROVAL_REQUESTED', 'TICKET_HELD', 'APPROVAL_GRANTED', 'TICKET_RESUMED']),
    );
    await desk.run(supervisor, resolveTicket, { ticketId });
    expect(await refusal(desk.run(generalManager, refuseApproval, { approvalId }))).toBe('INVALID_STATE');
  });

  it('is refused once, and the rest of the matter goes on', async () => {
    const ticketId = await moneyBack();
    const { id: approvalId } = await onlyApproval(ticketId);
    const generalManager = await desk.staff('general_manager@demo');
    const both = await Promise.allSettled([
      desk.run(generalManager, refuseApproval, { approvalId }),
      desk.run(generalManager, grantApproval, { approvalId }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await desk.ticket(ticketId)).toMatchObject({ state: 'IN_PROGRESS' });
    await desk.run(await desk.staff('supervisor@demo'), resolveTicket, { ticketId });
  });

  it('is asked no longer when the customer wants a repair or nothing at all', async () => {
    const [repaired, cancelled] = [await moneyBack(), await moneyBack()];
    const supervisor = await desk.staff('supervisor@demo');
    await desk.run(supervisor, changeTicket, { ticketId: repaired, kind: 'FAULT' });
    await desk.run(supervisor, cancelTicket, { ticketId: cancelled });
    expect(await onlyApproval(repaired)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await onlyApproval(cancelled)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await desk.ticket(repaired)).toMatchObject({ state: 'IN_PROGRESS' });
  });

  it('is not asked for what nobody promised', async () => {
    const ticketId = await desk.open({ kind: 'RETURN', serialNumber: 'DEMO-0006' });
    expect(await approvalsOf(ticketId)).toEqual([]);
    expect((await desk.ticket(ticketId)).state).toBe('OPEN');
  });
});

describe('a unit without papers (A-33)', () => {
  it('is covered until a supervisor decides, and work goes on meanwhile', async () => {
    const ticketId = await unproven('BARE-1');
    const asked = await onlyApproval(ticketId);
    expect(asked).toMatchObject({ subject: 'COVERAGE', role: 'SUPERVISOR' });
    expect(await desk.ticket(ticketId)).toMatchObject({
      state: 'OPEN',
      entitlement: { coverage: 'FREE', endsOn: '2027-03-01' },
    });
    // Whoever stands above a supervisor may decide as well; days later the verdict is that of the day of the report.
    test.clock.advance(3 * day);
    await desk.run(await desk.staff('manager@demo'), grantApproval, { approvalId: asked.id });
    expect((await desk.ticket(ticketId)).entitlement).toMatchObject({
      coverage: 'FREE',
      approvals: [],
      facts: { judgement: 'COVERED', on: '2026-11-23' },
    });
  });

  it('is charged when he refuses', async () => {
    const ticketId = await unproven('BARE-2');
    const { id: approvalId } = await onlyApproval(ticketId);
    await desk.run(await desk.staff('supervisor@demo'), refuseApproval, { approvalId });
    expect((await desk.ticket(ticketId)).entitlement).toMatchObject({
      coverage: 'CHARGEABLE',
      reasons: ['NOT_APPROVED', 'NO_PROOF_OF_PURCHASE'],
    });
    expect(await typesOf(ticketId)).toContain('APPROVAL_REFUSED');
  });
});
