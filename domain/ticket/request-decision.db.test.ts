import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { approval, notification } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { changeTicket } from './change-ticket.js';
import { grantApproval } from './decide-approval.js';
import { requestDecision } from './request-decision.js';

const test = useDesk({ policy: 'policies/coach-maker.yaml' });
const desk = serviceOf(test);

it('has the manager decide by a proposal and a demand, of which neither may be missing (R-058)', async () => {
  const ticketId = await desk.open();
  const receptionist = await desk.staff('receptionist@demo');
  const ask = (proposal: string, customerDemand: string) =>
    desk.run(receptionist, requestDecision, { ticketId, proposal, customerDemand });
  expect(await refusal(ask(' ', 'a new coach'))).toBe('BAD_USER_INPUT proposal');
  expect(await refusal(ask('exchange the axle', ''))).toBe('BAD_USER_INPUT customerDemand');
  await ask('exchange the axle', 'a new coach');
  const asked = () => test.db.select().from(approval).where(eq(approval.ticketId, ticketId));
  expect(await asked()).toMatchObject([
    {
      subject: 'DECISION',
      role: 'MANAGER',
      state: 'REQUESTED',
      proposal: 'exchange the axle',
      customerDemand: 'a new coach',
    },
  ]);
  const told = await test.db.select().from(notification).where(eq(notification.ticketId, ticketId));
  expect(told.filter(({ kind }) => kind === 'APPROVAL')).toHaveLength(1);
  expect(await refusal(ask('exchange the axle', 'a new coach'))).toBe('INVALID_STATE');
  // Work goes on, and what is put right meanwhile withdraws nothing that a person asked.
  await desk.run(receptionist, changeTicket, { ticketId, kind: 'EXCHANGE' });
  const decision = (await asked()).find(({ subject }) => subject === 'DECISION');
  expect(decision?.state).toBe('REQUESTED');
  const approvalId = decision?.id ?? '';
  const supervisor = await desk.staff('supervisor@demo');
  expect(await refusal(desk.run(supervisor, grantApproval, { approvalId }))).toBe('FORBIDDEN');
  await desk.run(await desk.staff('manager@demo'), grantApproval, { approvalId, note: 'do it' });
  expect((await asked()).find(({ id }) => id === approvalId)).toMatchObject({ state: 'GRANTED' });
});
