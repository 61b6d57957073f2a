import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { approval } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { grantApproval } from './decide-approval.js';
import { cancelTicket } from './end-ticket.js';
import { recordSettlement } from './record-settlement.js';

const home = useDesk({ policy: 'test/cases/guarantee-policy.yaml' });
const desk = serviceOf(home);
const told = { remedy: 'RETURN', pricePaid: '800' } as const;
const moneyBack = () => desk.open({ kind: 'RETURN', serialNumber: 'DEMO-0012', description: '我要退货' });

test('money back that somebody must agree to is not settled before he has', async () => {
  const ticketId = await moneyBack();
  const supervisor = await desk.staff('supervisor@demo');
  const settle = () => desk.run(supervisor, recordSettlement, { ticketId, ...told });
  expect(await refusal(settle())).toBe('INVALID_STATE');
  expect((await desk.ticket(ticketId)).settlement).toBeNull();
  const [asked] = await home.db.select().from(approval).where(eq(approval.ticketId, ticketId));
  await desk.run(await desk.staff('general_manager@demo'), grantApproval, { approvalId: asked?.id ?? '' });
  await settle();
  expect((await desk.ticket(ticketId)).settlement).toMatchObject({
    rule: 'money-back',
    parts: [{ part: 'REFUND', owed: -80_000 }],
    currency: 'CNY',
    told: { pricePaid: '800' },
  });
});

test('a retry with the same key settles nothing twice, and a ticket that is over settles nothing', async () => {
  const supervisor = await desk.staff('supervisor@demo');
  const ticketId = await moneyBack();
  const [asked] = await home.db.select().from(approval).where(eq(approval.ticketId, ticketId));
  await desk.run(await desk.staff('general_manager@demo'), grantApproval, { approvalId: asked?.id ?? '' });
  const input = { ticketId, ...told, idempotencyKey: 'settle-once' };
  const first = await desk.run(supervisor, recordSettlement, input);
  expect(await desk.run(supervisor, recordSettlement, input)).toEqual(first);
  const over = await moneyBack();
  await desk.run(supervisor, cancelTicket, { ticketId: over });
  expect(await refusal(desk.run(supervisor, recordSettlement, { ticketId: over, ...told }))).toBe(
    'INVALID_STATE',
  );
});
