import { describe, expect, it } from 'vitest';
import type { EntitlementRecord } from '../../schema/entitlement.js';
import { chargeKinds, type Payer, quoteStates } from '../../schema/vocabulary.js';
import { DomainError } from '../errors.js';
import { type ChargeLine, payerOf, pricedLines, totalOf } from './charge.js';
import { isOpenQuote, nextQuoteState, quoteSteps } from './quote-state.js';

const verdict = (
  pays: Partial<Record<'parts' | 'labour' | 'travel' | 'freight', Payer>>,
): EntitlementRecord => ({
  coverage: 'CHARGEABLE',
  remedies: [],
  terms: [],
  endsOn: null,
  parts: 'CUSTOMER',
  labour: 'CUSTOMER',
  travel: 'CUSTOMER',
  freight: 'CUSTOMER',
  reasons: [],
  ...pays,
});
const line = (told: Partial<ChargeLine> = {}): ChargeLine => ({
  kind: 'PARTS',
  description: 'pump',
  unitPrice: '128.00',
  ...told,
});
const amountOf = (told: Partial<ChargeLine>) => pricedLines([line(told)], null)[0]?.amount;

function refusedField(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DomainError) return error.details.field;
    throw error;
  }
  return null;
}

describe('the amount of a line', () => {
  it.each([
    ['1', '128.00', '128.00'],
    ['2', '0.10', '0.20'],
    ['3', '0.1', '0.30'],
    ['1.5', '80', '120.00'],
    ['0.333', '100.00', '33.30'],
    ['0.005', '1.00', '0.01'],
    ['0.004', '1.00', '0.00'],
    // Beyond what a floating number counts exactly.
    ['9999.999', '999999999.99', '9999998999900.00'],
  ])('%s times %s is %s', (quantity, unitPrice, amount) =>
    expect(amountOf({ quantity, unitPrice })).toBe(amount),
  );

  it('keeps the numbers as they are written down everywhere', () => {
    expect(pricedLines([line({ quantity: '1.50', unitPrice: '80' })], null)).toEqual([
      {
        kind: 'PARTS',
        description: 'pump',
        quantity: '1.5',
        unitPrice: '80.00',
        amount: '120.00',
        payer: 'CUSTOMER',
      },
    ]);
    expect(pricedLines([line({ quantity: '10' })], null)[0]?.quantity).toBe('10');
  });

  it.each([
    [{ quantity: '0' }, 'lines.quantity'],
    [{ quantity: '-1' }, 'lines.quantity'],
    [{ quantity: '1.0001' }, 'lines.quantity'],
    [{ quantity: '10000' }, 'lines.quantity'],
    [{ quantity: '1e3' }, 'lines.quantity'],
    [{ unitPrice: '-1' }, 'lines.unitPrice'],
    [{ unitPrice: '1.001' }, 'lines.unitPrice'],
    [{ unitPrice: '' }, 'lines.unitPrice'],
    [{ description: ' ' }, 'lines.description'],
    [{ description: 'x'.repeat(201) }, 'lines.description'],
  ])('refuses %j', (told, field) => expect(refusedField(() => pricedLines([line(told)], null))).toBe(field));

  it('refuses no lines, and too many', () => {
    expect(refusedField(() => pricedLines([], null))).toBe('lines');
    expect(
      refusedField(() =>
        pricedLines(
          Array.from({ length: 31 }, () => line()),
          null,
        ),
      ),
    ).toBe('lines');
  });
});

describe('who pays a line', () => {
  it('is said by the verdict, and without one it is the customer', () => {
    const partly = verdict({ labour: 'COMPANY', travel: 'COMPANY', freight: 'DEALER' });
    const told = Object.fromEntries(chargeKinds.map((kind) => [kind, payerOf(kind, partly)]));
    expect(told).toEqual({
      PARTS: 'CUSTOMER',
      LABOUR: 'COMPANY',
      INSPECTION: 'COMPANY',
      TRAVEL: 'COMPANY',
      FREIGHT: 'DEALER',
      FREIGHT_BACK: 'DEALER',
      ACCESSORIES: 'CUSTOMER',
      OTHER: 'CUSTOMER',
    });
    expect(chargeKinds.map((kind) => payerOf(kind, null))).toEqual(chargeKinds.map(() => 'CUSTOMER'));
  });

  it('tells the way back from the way in', () => {
    expect(payerOf('FREIGHT_BACK', { ...verdict({}), freightBack: 'COMPANY' })).toBe('COMPANY');
  });

  it('leaves what others pay out of the total', () => {
    const lines = pricedLines(
      [line(), line({ kind: 'LABOUR', unitPrice: '200' }), line({ kind: 'OTHER', unitPrice: '0.05' })],
      verdict({ labour: 'COMPANY' }),
    );
    expect(totalOf(lines)).toBe('128.05');
    expect(totalOf(pricedLines([line({ kind: 'LABOUR' })], verdict({ labour: 'COMPANY' })))).toBe('0.00');
  });

  it('refuses a sum that can only be a slip of the pen', () => {
    expect(refusedField(() => totalOf(pricedLines([line({ unitPrice: '999999999' })], null)))).toBe(null);
    const lines = pricedLines([line({ unitPrice: '999999999' }), line()], null);
    expect(refusedField(() => totalOf(lines))).toBe('lines');
  });
});

describe('the states of a quote', () => {
  it('are left once, and only from OFFERED', () => {
    const table = quoteStates.map((state) => [
      state,
      quoteSteps.map((step) => {
        try {
          return nextQuoteState(state, step);
        } catch (error) {
          return error instanceof DomainError ? error.code : error;
        }
      }),
    ]);
    const refused = quoteSteps.map(() => 'INVALID_STATE');
    expect(Object.fromEntries(table)).toEqual({
      OFFERED: ['CONSENTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED'],
      CONSENTED: refused,
      REFUSED: refused,
      WITHDRAWN: refused,
      EXPIRED: refused,
      SUPERSEDED: refused,
    });
    expect(quoteStates.filter(isOpenQuote)).toEqual(['OFFERED']);
  });
});
