import { fileServiceReport, type ServiceReportInput } from '../../domain/visit/file-report.js';
import { recordArrival } from '../../domain/visit/record-arrival.js';
import { type ScheduleVisitInput, scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { signServiceReport } from '../../domain/visit/sign-report.js';
import { startTravel } from '../../domain/visit/start-travel.js';
import { hour, type serviceOf } from './service.js';

/** A report of a matter that is settled. */
export const settled: Omit<ServiceReportInput, 'visitId'> = {
  cause: 'DEFECT',
  diagnosis: '增压泵漏水',
  remedy: '更换增压泵',
  partsReplaced: [{ code: 'pump', quantity: 1, oldSerial: 'P-1', newSerial: 'P-2' }],
  resolved: true,
};

/** A visit that a dispatcher plans and technician1 makes, step by step. */
export function visitSteps(desk: ReturnType<typeof serviceOf>) {
  const technician = () => desk.staff('technician1@demo');
  const dispatcher = () => desk.staff('dispatcher@demo');
  return {
    technician,
    dispatcher,
    schedule: async (ticketId: string, changes: Partial<ScheduleVisitInput> = {}): Promise<string> => {
      const { visitId } = await desk.run(await dispatcher(), scheduleVisit, {
        ticketId,
        technicianId: (await technician()).id,
        plannedStart: desk.at(hour),
        plannedEnd: desk.at(3 * hour),
        ...changes,
      });
      return visitId;
    },
    travel: async (visitId: string, at?: Date) => desk.run(await technician(), startTravel, { visitId, at }),
    arrive: async (visitId: string, at?: Date) =>
      desk.run(await technician(), recordArrival, { visitId, at }),
    report: async (visitId: string, changes: Partial<ServiceReportInput> = {}) =>
      desk.run(await technician(), fileServiceReport, { ...settled, visitId, ...changes }),
    sign: async (visitId: string, changes = {}) =>
      desk.run(await technician(), signServiceReport, { visitId, signedBy: '韩梅梅', ...changes }),
  };
}
