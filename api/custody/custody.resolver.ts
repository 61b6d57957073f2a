import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { custodyActions, loanerActions } from '../../domain/custody/custody.js';
import { handOutLoaner } from '../../domain/custody/hand-out-loaner.js';
import { recordSupplierContact } from '../../domain/custody/record-supplier-contact.js';
import { returnUnit } from '../../domain/custody/return-unit.js';
import { takeBackLoaner } from '../../domain/custody/take-back-loaner.js';
import { takeInUnit } from '../../domain/custody/take-in-unit.js';
import type { CustodyRow, LoanerRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { rowIdOf } from '../node-id.js';
import {
  HandOutLoanerInput,
  RecordSupplierContactInput,
  ReturnUnitInput,
  TakeBackLoanerInput,
  TakeInUnitInput,
} from './custody.input.js';
import { Custody, CustodyPayload, Loaner, LoanerPayload, SupplierContactPayload } from './custody.type.js';

const throwing = (what: string) => ({
  description: `${what} Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE.`,
});

@Resolver(() => Custody)
export class CustodyResolver {
  @Mutation(
    () => CustodyPayload,
    throwing("Takes the customer's unit in against a receipt; starts the clocks that count from TAKEN_IN."),
  )
  async takeInUnit(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => TakeInUnitInput) input: TakeInUnitInput,
  ) {
    const { custodyId, ticketId } = await parts.desk.run(actor, takeInUnit, {
      ...input,
      ticketId: rowIdOf('Ticket', 'ticketId', input.ticketId),
    });
    return { custody: loaders.custody.load(custodyId), ticket: loaders.ticket.load(ticketId) };
  }

  @Mutation(() => CustodyPayload, throwing('Gives the unit back; meets the RETURN_UNIT clock.'))
  async returnUnit(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => ReturnUnitInput) input: ReturnUnitInput,
  ) {
    const { custodyId, ticketId } = await parts.desk.run(actor, returnUnit, {
      ...input,
      custodyId: rowIdOf('Custody', 'custodyId', input.custodyId),
    });
    return { custody: loaders.custody.load(custodyId), ticket: loaders.ticket.load(ticketId) };
  }

  @FieldResolver(() => [String], {
    description: 'What the viewer may do about it as it stands: RETURN_UNIT.',
  })
  allowedActions(@Root() row: CustodyRow, @Ctx() { actor }: ApiContext): string[] {
    return custodyActions(actor, row.state);
  }
}

@Resolver(() => Loaner)
export class LoanerResolver {
  @Mutation(
    () => LoanerPayload,
    throwing('Hands out a loaner; meets the LOANER clock. CONFLICT when it is with a customer already.'),
  )
  async handOutLoaner(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => HandOutLoanerInput) input: HandOutLoanerInput,
  ) {
    const { loanerId, ticketId } = await parts.desk.run(actor, handOutLoaner, {
      ...input,
      ticketId: rowIdOf('Ticket', 'ticketId', input.ticketId),
    });
    return { loaner: loaders.loaner.load(loanerId), ticket: loaders.ticket.load(ticketId) };
  }

  @Mutation(() => LoanerPayload, throwing('Takes the loaner back.'))
  async takeBackLoaner(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => TakeBackLoanerInput) input: TakeBackLoanerInput,
  ) {
    const { loanerId, ticketId } = await parts.desk.run(actor, takeBackLoaner, {
      ...input,
      loanerId: rowIdOf('Loaner', 'loanerId', input.loanerId),
    });
    return { loaner: loaders.loaner.load(loanerId), ticket: loaders.ticket.load(ticketId) };
  }

  @FieldResolver(() => [String], {
    description: 'What the viewer may do about it as it stands: TAKE_BACK_LOANER.',
  })
  allowedActions(@Root() row: LoanerRow, @Ctx() { actor }: ApiContext): string[] {
    return loanerActions(actor, row.state);
  }
}

@Resolver()
export class SupplierContactResolver {
  @Mutation(
    () => SupplierContactPayload,
    throwing(
      'Records a contact with the supplier; meets the SUPPLIER_CONTACT clock, in writing where the policy asks for it.',
    ),
  )
  async recordSupplierContact(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => RecordSupplierContactInput) input: RecordSupplierContactInput,
  ) {
    const { supplierContactId, ticketId } = await parts.desk.run(actor, recordSupplierContact, {
      ...input,
      ticketId: rowIdOf('Ticket', 'ticketId', input.ticketId),
    });
    return {
      supplierContact: loaders.supplierContact.load(supplierContactId),
      ticket: loaders.ticket.load(ticketId),
    };
  }
}
