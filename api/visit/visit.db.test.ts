import { describe, expect, it } from 'vitest';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { serviceOf } from '../../test/support/service.js';

const test = useDesk({ policy: 'test/cases/fast-policy.yaml' });
const api = useApi(test);
const service = serviceOf(test);

const run = async (as: string, mutation: string, type: string, selection: string, input: object) => {
  const { data, refusal } = await api.ask(
    `mutation ($i: ${type}!) { ${mutation}(input: $i) { ${selection} } }`,
    {
      as,
      variables: { i: input },
    },
  );
  return refusal ?? data[mutation];
};

describe('a service life through the door', () => {
  it('goes from the report to the figures', async () => {
    const ticketId = `ticket_${await service.open()}`;
    const staff = await api.ask('{ staff(role: TECHNICIAN) { id login } }', { as: 'dispatcher@demo' });
    const technician = staff.data.staff.find(({ login }: { login: string }) => login === 'technician1@demo');
    service.sleep(2_000);
    await run('receptionist@demo', 'replyToTicket', 'ReplyInput', 'message { id delivery author }', {
      ticketId,
      text: '马上来',
    });
    const { visit } = await run(
      'dispatcher@demo',
      'scheduleVisit',
      'ScheduleVisitInput',
      'visit { id number state technician { login } }',
      {
        ticketId,
        technicianId: technician.id,
        plannedStart: service.at(1_000).toISOString(),
        plannedEnd: service.at(3_600_000).toISOString(),
      },
    );
    expect(visit).toMatchObject({ state: 'PLANNED', technician: { login: 'technician1@demo' } });
    const visitId = visit.id;
    const day = await api.ask(
      `{ visits(technicianId: "${technician.id}") { nodes { id ticket { id } } totalCount } }`,
      { as: 'technician1@demo' },
    );
    expect(day.data.visits).toEqual({ nodes: [{ id: visitId, ticket: { id: ticketId } }], totalCount: 1 });
    const tech = 'technician1@demo';
    expect(await run(tech, 'startTravel', 'VisitIdInput', 'visit { state }', { visitId })).toEqual({
      visit: { state: 'EN_ROUTE' },
    });
    expect(await run(tech, 'recordArrival', 'VisitIdInput', 'visit { state }', { visitId })).toEqual({
      visit: { state: 'ON_SITE' },
    });
    expect(
      await run(tech, 'signServiceReport', 'SignReportInput', 'visit { id }', {
        visitId,
        signedBy: '韩梅梅',
      }),
    ).toBe('INVALID_STATE');
    const report = {
      visitId,
      cause: 'DEFECT',
      diagnosis: '密封圈老化',
      remedy: '更换密封圈',
      resolved: true,
      partsReplaced: [{ code: 'seal', quantity: 1 }],
    };
    const filed = await run(
      tech,
      'fileServiceReport',
      'ServiceReportInput',
      'visit { report { cause partsReplaced { code quantity oldSerial } signedAt } }',
      report,
    );
    expect(filed.visit.report).toEqual({
      cause: 'DEFECT',
      partsReplaced: [{ code: 'seal', quantity: 1, oldSerial: null }],
      signedAt: null,
    });
    const signed = await run(
      tech,
      'signServiceReport',
      'SignReportInput',
      'visit { state report { signedBy } ticket { state } }',
      { visitId, signedBy: '韩梅梅' },
    );
    expect(signed.visit).toEqual({
      state: 'COMPLETED',
      report: { signedBy: '韩梅梅' },
      ticket: { state: 'RESOLVED' },
    });

    const owed = await api.ask(
      '{ followUps { nodes { id kind state ticket { id } customer { name } } totalCount } }',
      { as: 'receptionist@demo' },
    );
    const callback = owed.data.followUps.nodes.find(({ kind }: { kind: string }) => kind === 'CALLBACK');
    expect(callback).toMatchObject({
      state: 'PLANNED',
      ticket: { id: ticketId },
      customer: { name: '韩梅梅' },
    });
    const called = await run(
      'receptionist@demo',
      'recordFollowUp',
      'RecordFollowUpInput',
      'followUp { state outcome }',
      { followUpId: callback.id, outcome: '满意' },
    );
    expect(called.followUp).toEqual({ state: 'DONE', outcome: '满意' });
    const told = await run(
      'receptionist@demo',
      'submitSurvey',
      'SubmitSurveyInput',
      'survey { technician { login } answers { aspect level } ticket { id } }',
      {
        ticketId,
        answers: [
          { aspect: 'ATTITUDE', level: 'VERY_SATISFIED' },
          { aspect: 'SKILL', level: 'DISSATISFIED' },
        ],
      },
    );
    expect(told.survey.technician.login).toBe('technician1@demo');

    const { data } = await api.ask(
      `{ kpis(from: "2026-11-23", to: "2026-11-23") { ticketsOpened ticketsResolved timelyRate satisfactionRate complaintRate firstTimeFixRate revisitRate medianReply medianResolve } }`,
      { as: 'supervisor@demo' },
    );
    expect(data.kpis).toEqual({
      ticketsOpened: 1,
      ticketsResolved: 1,
      timelyRate: 1,
      satisfactionRate: 0.5,
      complaintRate: 0,
      firstTimeFixRate: 1,
      revisitRate: 1,
      medianReply: 'PT2S',
      medianResolve: 'PT2S',
    });
  });
});

describe('several mutations in one operation', () => {
  it('answer each with what it has done, not with what the one before it read', async () => {
    const ticketId = await service.open();
    const technician = await service.staff('technician1@demo');
    const visit = await service.run(await service.staff('dispatcher@demo'), scheduleVisit, {
      ticketId,
      technicianId: technician.id,
      plannedStart: service.at(1_000),
      plannedEnd: service.at(3_600_000),
    });
    const { data } = await api.ask(
      `mutation Work($visit: VisitIdInput!, $report: ServiceReportInput!, $signature: SignReportInput!) {
        startTravel(input: $visit) { visit { ...seen } }
        recordArrival(input: $visit) { visit { ...seen } }
        fileServiceReport(input: $report) { visit { ...seen } }
        signServiceReport(input: $signature) { visit { ...seen } }
      }
      fragment seen on Visit { state completedAt report { signedBy } ticket { state } }`,
      {
        as: 'technician1@demo',
        variables: workOn(`visit_${visit.visitId}`),
      },
    );
    expect(data.startTravel.visit).toMatchObject({ state: 'EN_ROUTE', report: null });
    expect(data.recordArrival.visit).toMatchObject({ state: 'ON_SITE', report: null });
    expect(data.fileServiceReport.visit).toMatchObject({ state: 'ON_SITE', report: { signedBy: null } });
    expect(data.signServiceReport.visit).toEqual({
      state: 'COMPLETED',
      completedAt: expect.any(String),
      report: { signedBy: '韩梅梅' },
      ticket: { state: 'RESOLVED' },
    });
  });
});

const workOn = (visitId: string) => ({
  visit: { visitId },
  report: { visitId, cause: 'DEFECT', diagnosis: '密封圈老化', remedy: '更换密封圈', resolved: true },
  signature: { visitId, signedBy: '韩梅梅' },
});
