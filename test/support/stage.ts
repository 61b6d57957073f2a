import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { type NodeType, nodeId, nodeTypes } from '../../api/node-id.js';
import type { StaffActor } from '../../domain/actor.js';
import { registerAsset } from '../../domain/asset/register-asset.js';
import { registerContract } from '../../domain/contract/register-contract.js';
import { handOutLoaner } from '../../domain/custody/hand-out-loaner.js';
import { recordSupplierContact } from '../../domain/custody/record-supplier-contact.js';
import { takeInUnit } from '../../domain/custody/take-in-unit.js';
import { saveArticle } from '../../domain/knowledge/save-article.js';
import { offerQuote } from '../../domain/quote/offer-quote.js';
import { submitSurvey } from '../../domain/survey/submit-survey.js';
import { acknowledgeEscalation } from '../../domain/ticket/acknowledge-escalation.js';
import { assignTicket } from '../../domain/ticket/assign-ticket.js';
import { escalateTicket } from '../../domain/ticket/escalate-ticket.js';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { resolveTicket } from '../../domain/ticket/resolve-ticket.js';
import { fileServiceReport } from '../../domain/visit/file-report.js';
import { recordArrival } from '../../domain/visit/record-arrival.js';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { approval, asset, attachment, message, serviceReport } from '../../schema/index.js';
import type { TestApi } from './api.js';
import type { TestDesk } from './desk.js';
import { hour, serviceOf } from './service.js';

/** One of everything that has an id, all of it about the tickets of one place, as ids of the API. */
export type Stage = Readonly<Record<NodeType, string>> & {
  /** Of the customer in whose chat the ticket was reported. */
  readonly token: string;
  readonly ticketNumber: string;
  readonly serialNumber: string;
};

export interface Place {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

type Service = ReturnType<typeof serviceOf>;

interface Scene {
  readonly test: TestDesk;
  readonly service: Service;
  readonly place: Place;
  readonly conversationId: string;
  readonly manager: StaffActor;
  readonly technician: StaffActor;
}

/** Technician 1 is who is sent there; the ticket waits for parts and the general manager was told of it. */
export async function setStage(test: TestDesk, api: TestApi, place: Place): Promise<Stage> {
  const service = serviceOf(test);
  const { conversationId, token } = await api.customer();
  const [manager, technician] = [
    await service.staff('manager@demo'),
    await service.staff('technician1@demo'),
  ];
  const scene = { test, service, place, conversationId, manager, technician };
  const unit = await unitOf(scene);
  const ticketId = await service.open({ ...told(scene), conversationId });
  const ids = {
    ...unit.ids,
    ...(await workOn(scene, ticketId)),
    ...(await goodsOf(scene, ticketId)),
    ...(await settledOne(scene)),
    ...(await writtenBy(scene, ticketId)),
    ...(await promisesOf(scene, ticketId)),
  };
  // Last, so that nothing above sets it going again.
  await service.run(manager, holdTicket, { ticketId, reason: 'PARTS' });
  const { number: ticketNumber } = await service.ticket(ticketId);
  return { ...shown(ids), token, ticketNumber, serialNumber: unit.serialNumber };
}

type RowIds = Readonly<Record<NodeType, string>>;

const shown = (ids: RowIds): RowIds => {
  const named = { ...ids };
  for (const type of nodeTypes) named[type] = nodeId(type, ids[type]);
  return named;
};

async function first<Row>(rows: PromiseLike<readonly Row[]>): Promise<Row> {
  const [row] = await rows;
  if (row === undefined) throw new Error('the stage lacks a row');
  return row;
}

const given = (id: string | undefined): string => {
  if (id === undefined) throw new Error('the use case gave no id');
  return id;
};

const serialOf = ({ name }: Place) => `STAGE-${name.toUpperCase()}`;
const told = ({ place }: Scene) => ({
  serialNumber: serialOf(place),
  customer: { name: place.name, phone: place.phone },
  address: { text: place.address },
});
const planOf = ({ service, technician }: Scene) => ({
  technicianId: technician.id,
  plannedStart: service.at(hour),
  plannedEnd: service.at(2 * hour),
});

async function unitOf(scene: Scene) {
  const { test, service, place, manager } = scene;
  const { serialNumber, customer } = told(scene);
  const { assetId } = await service.run(manager, registerAsset, { serialNumber, model: 'AQ-200', customer });
  const { contractId } = await service.run(manager, registerContract, {
    number: `C-${place.name}`,
    serialNumber,
    startsOn: '2026-01-01',
    endsOn: '2027-12-31',
  });
  const row = await first(
    test.db
      .select()
      .from(asset)
      .where(eq(asset.id, given(assetId))),
  );
  const ids = { Asset: row.id, Product: row.productId, ServiceContract: given(contractId) };
  return { ids, serialNumber };
}

async function workOn(scene: Scene, ticketId: string) {
  const { service, manager, technician } = scene;
  await service.run(manager, assignTicket, { ticketId, staffId: technician.id });
  const { visitId } = await service.run(manager, scheduleVisit, { ticketId, ...planOf(scene) });
  const up = { ticketId, to: 'GENERAL_MANAGER', note: 'x' } as const;
  const escalationId = given((await service.run(manager, escalateTicket, up)).escalationId);
  await service.run(await service.staff('general_manager@demo'), acknowledgeEscalation, { escalationId });
  const { customerId, servicePointId } = await service.ticket(ticketId);
  return {
    Ticket: ticketId,
    Customer: customerId,
    ServicePoint: servicePointId,
    Staff: technician.id,
    Visit: given(visitId),
    Escalation: escalationId,
  };
}

async function goodsOf({ service, place, manager }: Scene, ticketId: string) {
  const contact = { supplier: 'x', channel: 'EMAIL', inWriting: true, summary: 'x' } as const;
  const written = await service.run(manager, recordSupplierContact, { ticketId, ...contact });
  const signed = { ticketId, signedBy: 'x' };
  const { custodyId } = await service.run(manager, takeInUnit, { ...signed, condition: 'x' });
  const lent = { ...signed, serialNumber: `LOAN-${place.name}`, description: 'x' };
  const { loanerId } = await service.run(manager, handOutLoaner, lent);
  return {
    SupplierContact: given(written.supplierContactId),
    Custody: given(custodyId),
    Loaner: given(loanerId),
  };
}

/** Another ticket, which is over. */
async function settledOne(scene: Scene) {
  const { test, service, manager, technician } = scene;
  const ticketId = await service.open(told(scene));
  const visitId = given((await service.run(manager, scheduleVisit, { ticketId, ...planOf(scene) })).visitId);
  await service.run(technician, recordArrival, { visitId });
  const report = { cause: 'DEFECT', diagnosis: 'x', remedy: 'x', resolved: true } as const;
  await service.run(technician, fileServiceReport, { visitId, ...report });
  await service.run(manager, resolveTicket, { ticketId });
  const answers = [{ aspect: 'SKILL', level: 'SATISFIED' }] as const;
  const { surveyId } = await service.run(manager, submitSurvey, { ticketId, answers });
  const filed = await first(test.db.select().from(serviceReport).where(eq(serviceReport.visitId, visitId)));
  const owed = (await service.followUps(ticketId)).filter(({ kind }) => kind === 'CALLBACK');
  return {
    ServiceReport: filed.id,
    Survey: given(surveyId),
    FollowUp: given(owed[0]?.id),
  };
}

/** What was said and sent, and what the bot knows. */
async function writtenBy({ test, service, place, conversationId, manager }: Scene, ticketId: string) {
  const said = await first(test.db.select().from(message).where(eq(message.conversationId, conversationId)));
  const [sent] = await test.db
    .insert(attachment)
    .values({
      id: uuidv7(),
      conversationId,
      messageId: said.id,
      place: 0,
      name: 'leak.png',
      type: 'image/png',
      size: 1,
      createdAt: test.clock(),
    })
    .returning();
  const text = { topic: `stage-${place.name}`, title: 'x', asks: [], body: 'x', families: [] };
  const { articleId } = await service.run(manager, saveArticle, { ...text, language: 'en' });
  const event = await first(service.events(ticketId));
  return {
    Conversation: conversationId,
    Message: said.id,
    Attachment: given(sent?.id),
    Article: given(articleId),
    TicketEvent: event.id,
  };
}

async function promisesOf({ test, service, manager, technician }: Scene, ticketId: string) {
  const lines = [{ kind: 'PARTS', description: 'pump', unitPrice: '128.00' }] as const;
  const { quoteId } = await service.run(manager, offerQuote, { ticketId, lines });
  const [asked] = await test.db
    .insert(approval)
    .values({
      id: uuidv7(),
      ticketId,
      subject: 'RETURN',
      role: 'GENERAL_MANAGER',
      state: 'WITHDRAWN',
      requestedAt: test.clock(),
    })
    .returning();
  const clock = await first(service.clocks(ticketId));
  const told = (await service.notifications(ticketId)).filter(({ staffId }) => staffId === technician.id);
  return {
    Approval: given(asked?.id),
    Quote: given(quoteId),
    SlaClock: clock.id,
    Notification: given(told[0]?.id),
  };
}
