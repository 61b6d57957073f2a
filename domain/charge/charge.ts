import type { EntitlementRecord } from '../../schema/entitlement.js';
import type { QuoteLineRecord } from '../../schema/index.js';
import type { ChargeKind, Payer } from '../../schema/vocabulary.js';
import { badInput } from '../errors.js';
import { text } from '../input.js';
import { moneyOf, parseHundredths } from '../money.js';

/** One thing that costs something, as it is offered. Numbers are decimals as text. */
export interface ChargeLine {
  readonly kind: ChargeKind;
  readonly description: string;
  /** Hours, pieces, kilometres; up to three decimals, 1 when left out. */
  readonly quantity?: string | null | undefined;
  readonly unitPrice: string;
  /** Id of the policy's rule that says the price; left out where somebody named it. */
  readonly rule?: string;
}

export const mostLines = 30;
const longestDescription = 200;
/** One milliard short of a cent: what the sum of a quote may not exceed. */
const mostHundredths = 99_999_999_999;

/** What the verdict says of each kind; nothing is said of the others, which are the customer's. */
const payers: Record<ChargeKind, (verdict: EntitlementRecord) => Payer | null | undefined> = {
  PARTS: ({ parts }) => parts,
  LABOUR: ({ labour }) => labour,
  INSPECTION: ({ labour }) => labour,
  TRAVEL: ({ travel }) => travel,
  FREIGHT: ({ freight }) => freight,
  FREIGHT_BACK: ({ freight, freightBack }) => freightBack ?? freight,
  ACCESSORIES: ({ accessories }) => accessories,
  OTHER: () => null,
};

/** Who pays by the verdict; without one, or where it is silent, the customer. */
export const payerOf = (kind: ChargeKind, verdict: EntitlementRecord | null): Payer =>
  (verdict && payers[kind](verdict)) ?? 'CUSTOMER';

/** The lines with their amounts and payers. @throws BAD_USER_INPUT naming what is wrong with them */
export function pricedLines(
  lines: readonly ChargeLine[],
  verdict: EntitlementRecord | null,
): QuoteLineRecord[] {
  if (lines.length === 0 || lines.length > mostLines)
    throw badInput('lines', `lines takes 1 to ${mostLines} lines.`);
  return lines.map((line) => priced(line, payerOf(line.kind, verdict)));
}

function priced({ kind, description, quantity, unitPrice, rule }: ChargeLine, payer: Payer): QuoteLineRecord {
  const thousandths = parseThousandths(quantity ?? '1');
  if (thousandths === null)
    throw badInput('lines.quantity', 'lines.quantity takes 0.001 to 9999.999, with three decimals at most.');
  const price = parseHundredths(unitPrice);
  if (price === null)
    throw badInput('lines.unitPrice', 'lines.unitPrice takes an amount from 0 to 999999999.99.');
  return {
    kind,
    description: text('lines.description', description, longestDescription),
    quantity: decimalOf(thousandths),
    unitPrice: amountOf(price),
    amount: amountOf(product(price, thousandths)),
    payer,
    ...(rule !== undefined && { rule }),
  };
}

/** Null when the text is no quantity, or nothing. */
function parseThousandths(written: string): number | null {
  const [, whole, fraction = ''] = /^(\d{1,4})(?:\.(\d{1,3}))?$/.exec(written) ?? [];
  if (whole === undefined) return null;
  return Number(whole) * 1_000 + Number(fraction.padEnd(3, '0')) || null;
}

/** 1500 → 1.5 */
const decimalOf = (thousandths: number): string =>
  `${Math.trunc(thousandths / 1_000)}.${String(thousandths % 1_000).padStart(3, '0')}`.replace(/\.?0+$/, '');

/** In whole hundredths, half a one rounded up; the product itself may be too large for a number. */
const product = (hundredths: number, thousandths: number): number =>
  Number((BigInt(hundredths) * BigInt(thousandths) + 500n) / 1_000n);

const amountOf = (hundredths: number): string => moneyOf(hundredths, '').amount;

/** Written by priced above. */
const hundredthsOf = (amount: string): number => Number(amount.replace('.', ''));

/** What the customer pays of them. @throws BAD_USER_INPUT naming lines when that is out of all reason */
export function totalOf(lines: readonly QuoteLineRecord[]): string {
  const total = lines.reduce((sum, line) => sum + (isCharged(line) ? hundredthsOf(line.amount) : 0), 0);
  if (total > mostHundredths)
    throw badInput('lines', `lines may come to ${amountOf(mostHundredths)} at most.`);
  return amountOf(total);
}

/** What the warranty, a contract or somebody else pays for is free for the customer. */
export const isCharged = ({ payer }: Pick<QuoteLineRecord, 'payer'>): boolean => payer === 'CUSTOMER';
