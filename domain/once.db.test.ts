import { describe, expect, it } from 'vitest';
import { useDesk } from '../test/support/desk.js';
import { hour, leak, refusal, serviceOf } from '../test/support/service.js';
import { registerAsset } from './asset/register-asset.js';
import { recordFollowUp } from './follow-up/record-follow-up.js';
import { submitSurvey } from './survey/submit-survey.js';
import { assignTicket } from './ticket/assign-ticket.js';
import { changeTicket } from './ticket/change-ticket.js';
import { cancelTicket, closeTicket, reopenTicket } from './ticket/end-ticket.js';
import { escalateTicket } from './ticket/escalate-ticket.js';
import { holdTicket } from './ticket/hold-ticket.js';
import { openTicket } from './ticket/open-ticket.js';
import { replyToTicket } from './ticket/reply-to-ticket.js';
import { resolveTicket } from './ticket/resolve-ticket.js';
import { resumeTicket } from './ticket/resume-ticket.js';
import { recordArrival } from './visit/record-arrival.js';
import { scheduleVisit } from './visit/schedule-visit.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

let made = 0;
const newKey = () => {
  made += 1;
  return `key-${made}`;
};

describe('the same submission twice', () => {
  it('gives the same answer, and one ticket', async () => {
    const actor = await desk.staff('receptionist@demo');
    const told = { ...leak, idempotencyKey: newKey() };
    const first = await desk.run(actor, openTicket, told);
    expect(await desk.run(actor, openTicket, told)).toEqual(first);
    expect(await test.db.query.ticket.findMany()).toHaveLength(1);
  });

  it('gives the first answer even when something else is written under the key', async () => {
    const actor = await desk.staff('receptionist@demo');
    const idempotencyKey = newKey();
    const first = await desk.run(actor, openTicket, { ...leak, idempotencyKey });
    const again = await desk.run(actor, openTicket, { ...leak, description: '另一件事', idempotencyKey });
    expect(again).toEqual(first);
    expect((await desk.ticket(first.ticketId)).description).toBe(leak.description);
  });

  it('at once, by ten, is one', async () => {
    const actor = await desk.staff('receptionist@demo');
    const told = { ...leak, description: '十次', idempotencyKey: newKey() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.run(actor, openTicket, told)));
    expect(new Set(answers.map(({ ticketId }) => ticketId)).size).toBe(1);
    const stored = await test.db.query.ticket.findMany({
      where: (row, { eq }) => eq(row.description, '十次'),
    });
    expect(stored).toHaveLength(1);
  });

  it('of every change of a ticket changes it once', async () => {
    const actor = await desk.staff('manager@demo');
    const ticketId = await desk.open();
    const technicianId = (await desk.staff('technician1@demo')).id;
    const twice = async <Answer>(submit: (idempotencyKey: string) => Promise<Answer>): Promise<Answer> => {
      const key = newKey();
      const { version } = await desk.ticket(ticketId);
      const first = await submit(key);
      expect(await submit(key)).toEqual(first);
      expect((await desk.ticket(ticketId)).version).toBe(version + 1);
      return first;
    };
    await twice((idempotencyKey) =>
      desk.run(actor, replyToTicket, { ticketId, text: '您好', idempotencyKey }),
    );
    await twice((idempotencyKey) =>
      desk.run(actor, assignTicket, { ticketId, staffId: technicianId, idempotencyKey }),
    );
    await twice((idempotencyKey) =>
      desk.run(actor, changeTicket, { ticketId, severity: 'URGENT', idempotencyKey }),
    );
    await twice((idempotencyKey) =>
      desk.run(actor, holdTicket, { ticketId, reason: 'PARTS', idempotencyKey }),
    );
    await twice((idempotencyKey) => desk.run(actor, resumeTicket, { ticketId, idempotencyKey }));
    await twice((idempotencyKey) =>
      desk.run(actor, escalateTicket, { ticketId, to: 'GENERAL_MANAGER', note: '急', idempotencyKey }),
    );
    const plan = { ticketId, technicianId, plannedStart: desk.at(hour), plannedEnd: desk.at(2 * hour) };
    const { visitId } = await twice((idempotencyKey) =>
      desk.run(actor, scheduleVisit, { ...plan, idempotencyKey }),
    );
    await twice((idempotencyKey) => desk.run(actor, recordArrival, { visitId, idempotencyKey }));
    await twice((idempotencyKey) => desk.run(actor, resolveTicket, { ticketId, idempotencyKey }));
    await twice((idempotencyKey) => desk.run(actor, reopenTicket, { ticketId, idempotencyKey }));
    await desk.run(actor, resolveTicket, { ticketId });
    const answers = [{ aspect: 'SKILL', level: 'SATISFIED' } as const];
    await twice((idempotencyKey) => desk.run(actor, submitSurvey, { ticketId, answers, idempotencyKey }));
    await twice((idempotencyKey) => desk.run(actor, closeTicket, { ticketId, idempotencyKey }));
    expect(await desk.escalations(ticketId)).toHaveLength(1);
  });

  it('gives the first answer after the state has gone on', async () => {
    const actor = await desk.staff('manager@demo');
    const ticketId = await desk.open();
    const input = { ticketId, idempotencyKey: newKey() };
    const first = await desk.run(actor, resolveTicket, input);
    await desk.run(actor, closeTicket, { ticketId });
    expect(await desk.run(actor, resolveTicket, input)).toEqual(first);
    expect((await desk.ticket(ticketId)).state).toBe('CLOSED');
  });

  it('with another key is refused where the state says so', async () => {
    const actor = await desk.staff('manager@demo');
    const ticketId = await desk.open();
    await desk.run(actor, resolveTicket, { ticketId, idempotencyKey: newKey() });
    const idempotencyKey = newKey();
    expect(await refusal(desk.run(actor, resolveTicket, { ticketId, idempotencyKey }))).toBe('INVALID_STATE');
    const callback = (await desk.followUps(ticketId)).find(({ kind }) => kind === 'CALLBACK');
    const done = { followUpId: callback?.id ?? '', outcome: '满意' };
    await desk.run(actor, recordFollowUp, { ...done, idempotencyKey: newKey() });
    expect(await refusal(desk.run(actor, recordFollowUp, { ...done, idempotencyKey: newKey() }))).toBe(
      'INVALID_STATE',
    );
    const unit = { serialNumber: 'TWICE-1', model: 'AQ-200' };
    await desk.run(actor, registerAsset, { ...unit, idempotencyKey: newKey() });
    expect(await refusal(desk.run(actor, registerAsset, { ...unit, idempotencyKey: newKey() }))).toBe(
      'CONFLICT serialNumber',
    );
  });

  it('of two at once with two keys lets one through', async () => {
    const actor = await desk.staff('manager@demo');
    const ticketId = await desk.open();
    const both = await Promise.allSettled(
      [newKey(), newKey()].map((idempotencyKey) =>
        desk.run(actor, cancelTicket, { ticketId, idempotencyKey }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('whose key it is', () => {
  it('belongs to its caller: the same key of another is another request', async () => {
    const idempotencyKey = newKey();
    const [one, other] = [await desk.staff('receptionist@demo'), await desk.staff('dispatcher@demo')];
    const first = await desk.run(one, openTicket, { ...leak, idempotencyKey });
    const second = await desk.run(other, openTicket, { ...leak, idempotencyKey });
    expect(second.ticketId).not.toBe(first.ticketId);
  });

  it('belongs to its operation: the same key elsewhere is another request', async () => {
    const actor = await desk.staff('receptionist@demo');
    const idempotencyKey = newKey();
    const { ticketId } = await desk.run(actor, openTicket, { ...leak, idempotencyKey });
    await desk.run(actor, replyToTicket, { ticketId, text: '您好', idempotencyKey });
    expect((await desk.ticket(ticketId)).repliedAt).toEqual(test.clock());
  });

  it('is free again when the first submission was refused', async () => {
    const actor = await desk.staff('receptionist@demo');
    const idempotencyKey = newKey();
    const wrong = { ...leak, customer: { name: '' }, idempotencyKey };
    expect(await refusal(desk.run(actor, openTicket, wrong))).toBe('BAD_USER_INPUT customer.name');
    const { ticketId } = await desk.run(actor, openTicket, { ...leak, idempotencyKey });
    expect((await desk.ticket(ticketId)).state).toBe('OPEN');
  });

  it('says nothing when it is blank, and is refused when it is endless', async () => {
    const actor = await desk.staff('receptionist@demo');
    const one = await desk.run(actor, openTicket, { ...leak, idempotencyKey: ' ' });
    const other = await desk.run(actor, openTicket, { ...leak, idempotencyKey: ' ' });
    expect(other.ticketId).not.toBe(one.ticketId);
    const endless = { ...leak, idempotencyKey: 'k'.repeat(10_000) };
    expect(await refusal(desk.run(actor, openTicket, endless))).toBe('BAD_USER_INPUT idempotencyKey');
  });
});
