import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { activatePolicy } from '../policy/activate-policy.js';
import { submitSurvey } from '../survey/submit-survey.js';
import { missingBeforeClosing } from './demand-closing.js';
import { cancelTicket, closeTicket } from './end-ticket.js';
import { type FileRecordInput, fileRecord } from './file-record.js';
import { recordRemoteHelp } from './record-remote-help.js';
import { resolveTicket } from './resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const closing = `
closing:
  - {id: outcome, when: {component: [pump]}, before: RESOLVE, needs: [SUPPLIER_OUTCOME, CUSTOMER_TOLD]}
  - {id: letter, when: {kind: [COMPLAINT]}, needs: [CUSTOMER_TOLD], by: [LETTER]}
  - {id: form, when: {kind: [FAULT]}, needs: [FORM]}
  - {id: fitting, when: {kind: [INSTALLATION]}, needs: [CHECKLIST], checklist: [markings, lamps]}
routing:`;

beforeAll(async () => {
  const yaml = readFileSync('test/cases/office-policy.yaml', 'utf8')
    .replace('version: "1"', 'version: "2"')
    .replace('\nrouting:', closing);
  await desk.run(await desk.staff('manager@demo'), activatePolicy, { yaml });
});

const receptionist = () => desk.staff('receptionist@demo');
const file = async (ticketId: string, told: Omit<FileRecordInput, 'ticketId' | 'text'>) =>
  desk.run(await receptionist(), fileRecord, { ticketId, text: 'x', ...told });
const close = async (ticketId: string) => desk.run(await receptionist(), closeTicket, { ticketId });
const resolve = async (ticketId: string) => desk.run(await receptionist(), resolveTicket, { ticketId });
const missing = async (ticketId: string) =>
  (await test.desk.read(await receptionist(), missingBeforeClosing, ticketId)).map(({ need }) => need);

describe('what the policy wants on file', () => {
  it('is asked before a ticket is resolved: the outcome filed, and the customer told (R-031)', async () => {
    const ticketId = await desk.open({ component: 'pump' });
    expect(await missing(ticketId)).toEqual(['SUPPLIER_OUTCOME', 'CUSTOMER_TOLD', 'FORM']);
    expect(await refusal(resolve(ticketId))).toBe('INVALID_STATE');
    await file(ticketId, { kind: 'SUPPLIER_OUTCOME' });
    expect(await refusal(resolve(ticketId))).toBe('INVALID_STATE');
    const help = async () => desk.run(await receptionist(), recordRemoteHelp, { ticketId, solved: true });
    expect(await refusal(help())).toBe('INVALID_STATE');
    await file(ticketId, { kind: 'CUSTOMER_TOLD', channel: 'PHONE' });
    await resolve(ticketId);
    expect((await desk.ticket(ticketId)).state).toBe('RESOLVED');
  });

  it('is the form on every job, answered or refused, and a refusal is reviewed (R-086, A-78)', async () => {
    const answered = await desk.open();
    await resolve(answered);
    expect(await refusal(close(answered))).toBe('INVALID_STATE');
    const answers = [{ aspect: 'SKILL', level: 'SATISFIED' }] as const;
    await desk.run(await receptionist(), submitSurvey, { ticketId: answered, answers: [...answers] });
    await close(answered);
    const refused = await desk.open();
    await resolve(refused);
    await file(refused, { kind: 'FORM_REFUSED' });
    const told = (await desk.escalations(refused)).filter(({ reason }) => reason === 'MANUAL');
    expect(told).toMatchObject([{ to: 'SUPERVISOR', note: 'x' }]);
    await close(refused);
    expect((await desk.ticket(refused)).state).toBe('CLOSED');
  });

  it('is a letter where a letter is asked for (R-053)', async () => {
    const ticketId = await desk.open({ kind: 'COMPLAINT', subject: 'PRICE' });
    await resolve(ticketId);
    await file(ticketId, { kind: 'CUSTOMER_TOLD', channel: 'PHONE' });
    expect(await refusal(close(ticketId))).toBe('INVALID_STATE');
    await file(ticketId, { kind: 'CUSTOMER_TOLD', channel: 'LETTER' });
    await close(ticketId);
  });

  it('is all of a checklist, which may be ticked in parts (R-093)', async () => {
    const ticketId = await desk.open({ kind: 'INSTALLATION' });
    await resolve(ticketId);
    expect(await refusal(file(ticketId, { kind: 'CHECKLIST', checked: ['horn'] }))).toBe(
      'BAD_USER_INPUT checked',
    );
    await file(ticketId, { kind: 'CHECKLIST', checked: ['lamps'] });
    expect(await refusal(close(ticketId))).toBe('INVALID_STATE');
    await file(ticketId, { kind: 'CHECKLIST', checked: ['markings'] });
    await close(ticketId);
  });

  it('is not asked of what is dropped, nor taken where it says nothing', async () => {
    const ticketId = await desk.open();
    expect(await refusal(file(ticketId, { kind: 'CUSTOMER_TOLD' }))).toBe('BAD_USER_INPUT channel');
    await desk.run(await receptionist(), cancelTicket, { ticketId });
    expect(await refusal(file(ticketId, { kind: 'SUPPLIER_OUTCOME' }))).toBe('INVALID_STATE');
  });
});
