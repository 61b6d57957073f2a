import { serviceReport } from '../../schema/index.js';
import type { FaultCause } from '../../schema/vocabulary.js';
import { requireStaff } from '../access.js';
import type { Context } from '../context.js';
import { badInput, invalidState } from '../errors.js';
import { record } from '../event.js';
import { optionalText, text } from '../input.js';
import { once } from '../once.js';
import { demandConsent } from '../quote/demand-consent.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { nextVisitState } from './visit.js';
import { visitToChange } from './visit-to-change.js';

export interface ReplacedPartInput {
  readonly code: string;
  readonly quantity: number;
  readonly oldSerial?: string | null | undefined;
  readonly newSerial?: string | null | undefined;
}

export interface ServiceReportInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly visitId: string;
  readonly cause: FaultCause;
  readonly diagnosis: string;
  readonly remedy: string;
  readonly partsReplaced?: readonly ReplacedPartInput[] | null | undefined;
  readonly resolved: boolean;
  readonly customerOpinion?: string | null | undefined;
}

const mostParts = 50;

/**
 * What was found and done; only by somebody who was there, and once.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE, also for paid work without consent, BAD_USER_INPUT
 */
export const fileServiceReport = once(
  'fileServiceReport',
  async (ctx: Context, input: ServiceReportInput) => {
    const author = requireStaff(ctx.actor);
    const { row, ticket, policy } = await visitToChange(ctx, input.visitId, 'REPORT');
    nextVisitState(row.state, 'REPORT');
    const partsReplaced = checkedParts(input.partsReplaced ?? []);
    const parts = partsReplaced.length > 0;
    // What was only looked at costs nothing that was not agreed to.
    if (parts || input.resolved) await demandConsent(ctx, { ticket, policy }, { gate: 'WORK', parts });
    const [filed] = await ctx.tx
      .insert(serviceReport)
      .values({
        id: ctx.newId(),
        visitId: row.id,
        cause: input.cause,
        diagnosis: text('diagnosis', input.diagnosis, 4_000),
        remedy: text('remedy', input.remedy, 4_000),
        partsReplaced,
        resolved: input.resolved,
        customerOpinion: optionalText('customerOpinion', input.customerOpinion, 2_000),
        filedById: author.id,
        filedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: serviceReport.id });
    if (!filed) throw invalidState('The report of this visit is filed already.');
    await record(ctx, ticket.id, {
      type: 'REPORT_FILED',
      summary: `Report of visit ${row.number}: ${input.cause}, ${input.resolved ? 'resolved' : 'not resolved'}.`,
      data: { visitId: row.id, cause: input.cause, resolved: input.resolved },
    });
    await touchTicket(ctx, ticket.id, {});
    return { visitId: row.id };
  },
);

function checkedParts(parts: readonly ReplacedPartInput[]) {
  if (parts.length > mostParts)
    throw badInput('partsReplaced', `partsReplaced takes at most ${mostParts} parts.`);
  return parts.map((part) => {
    if (!Number.isInteger(part.quantity) || part.quantity < 1 || part.quantity > 1_000) {
      throw badInput('partsReplaced.quantity', 'partsReplaced.quantity takes a whole number from 1 to 1000.');
    }
    return {
      code: text('partsReplaced.code', part.code, 60),
      quantity: part.quantity,
      oldSerial: optionalText('partsReplaced.oldSerial', part.oldSerial, 60),
      newSerial: optionalText('partsReplaced.newSerial', part.newSerial, 60),
    };
  });
}
