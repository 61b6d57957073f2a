import type { ChargeKind } from '../../schema/vocabulary.js';
import { DAY, HOUR, type PolicyDuration, parseDuration } from '../calendar/duration.js';
import { badInput } from '../errors.js';
import { moneyOf, parseHundredths } from '../money.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import type { Millionths, PriceRule } from '../policy/price-policy.js';
import { fits } from '../policy/when.js';

/** Something that the policy has a price for. */
export interface AskedItem {
  readonly item: string;
  /** How many, where each has a price or a value; 1 when left out. */
  readonly quantity?: string | null | undefined;
  /** What it is worth or has cost us, where the price is a share of that. */
  readonly value?: string | null | undefined;
  /** How long the work takes, as an ISO 8601 duration. */
  readonly lasting?: string | null | undefined;
}

/** What it costs. Numbers are decimals as text. */
export interface ItemPrice {
  readonly rule: string;
  readonly kind: ChargeKind;
  readonly quantity: string;
  readonly unitPrice: string;
}

/** By the first rule for it that fits. @throws BAD_USER_INPUT naming what is missing, below `field` */
export function priceOf(policy: Policy, known: Facts, asked: AskedItem, field: string): ItemPrice {
  const lasting = durationOf(asked, field);
  const rules = policy.prices.filter(({ item }) => item === asked.item);
  const rule = rules.find(
    ({ when, upTo }) => fits(when, known) && (upTo === null || isWithin(lasting, upTo)),
  );
  if (!rule) throw noPrice(policy, asked, field);
  const { id, kind } = rule;
  return { rule: id, kind, ...counted(rule, asked, { lasting, field }) };
}

/** Work of which nobody knows how long it takes fits no limit. */
const isWithin = (lasting: PolicyDuration | null, most: PolicyDuration): boolean =>
  lasting !== null && millisecondsOf(lasting) <= millisecondsOf(most);

const millisecondsOf = ({ days, milliseconds }: PolicyDuration): number => days * DAY + milliseconds;

function durationOf({ lasting }: AskedItem, field: string): PolicyDuration | null {
  if (lasting === null || lasting === undefined) return null;
  const known = parseDuration(lasting);
  if (known === null)
    throw badInput(`${field}.lasting`, `${field}.lasting takes a duration such as PT10H or P2DT3H.`);
  return known;
}

function noPrice({ prices }: Policy, { item }: AskedItem, field: string) {
  const items = [...new Set(prices.map((rule) => rule.item))];
  const has = items.length === 0 ? 'has no prices' : `has prices for ${items.join(', ')}`;
  return badInput(`${field}.item`, `By the policy nothing says what ${item} costs in this case; it ${has}.`);
}

interface Told {
  readonly lasting: PolicyDuration | null;
  readonly field: string;
}

function counted({ pricing, item }: PriceRule, { quantity, value }: AskedItem, { lasting, field }: Told) {
  switch (pricing.by) {
    case 'EACH':
      return { quantity: quantity ?? '1', unitPrice: decimal(pricing.amount) };
    case 'SHARE':
      return {
        quantity: quantity ?? '1',
        unitPrice: decimal(shareOf(worth(value, item, field), pricing.share)),
      };
    case 'STARTED_DAY':
      return {
        quantity: String(startedDays(work(lasting, item, field))),
        unitPrice: decimal(pricing.amount),
      };
    case 'HOUR':
      return { quantity: hours(work(lasting, item, field)), unitPrice: decimal(pricing.amount) };
  }
}

const decimal = (hundredths: number): string => moneyOf(hundredths, '').amount;

function worth(value: string | null | undefined, item: string, field: string): number {
  const known = parseHundredths(value ?? '');
  if (known === null)
    throw badInput(
      `${field}.value`,
      `${field}.value takes the amount that the price of ${item} is a share of.`,
    );
  return known;
}

function work(lasting: PolicyDuration | null, item: string, field: string): PolicyDuration {
  if (lasting === null)
    throw badInput(
      `${field}.lasting`,
      `${field}.lasting takes how long ${item} takes, such as PT10H or P2DT3H.`,
    );
  return lasting;
}

/** Half a hundredth is rounded up. */
export const shareOf = (hundredths: number, share: Millionths): number =>
  Number((BigInt(hundredths) * BigInt(share) + 500_000n) / 1_000_000n);

/** Two days and three hours are three days. */
const startedDays = ({ days, milliseconds }: PolicyDuration): number =>
  Math.max(1, days + Math.ceil(milliseconds / DAY));

/** With three decimals at most, as quantities of a quote have. */
const hours = (lasting: PolicyDuration): string =>
  String(Math.round((millisecondsOf(lasting) / HOUR) * 1_000) / 1_000);
