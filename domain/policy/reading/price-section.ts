import { chargeKinds } from '../../../schema/vocabulary.js';
import { parseHundredths } from '../../money.js';
import type { When } from '../policy.js';
import {
  type Millionths,
  type PriceRule,
  type Pricing,
  priceDifferences,
  type SettlementRule,
  settledRemedies,
} from '../price-policy.js';
import type { Place, Result } from './place.js';
import { identifier, number, oneOf, parsed, type Reader, refined } from './readers.js';
import { childOf, optional, possible, record, recordsWithIds, required } from './record.js';
import { duration, millionths } from './times.js';

const amount = parsed(
  'an amount of money such as 0, 30 or 30.50',
  (written) => parseHundredths(written) ?? undefined,
);

interface WrittenPricing {
  readonly price?: number;
  readonly share?: number;
  readonly perStartedDay?: number;
  readonly perHour?: number;
}

export const pricesReader = (when: Reader<When>): Reader<readonly PriceRule[]> =>
  recordsWithIds(
    refined(
      record('a group of id, item, when, kind, upTo and a price', {
        id: required(identifier),
        item: required(identifier),
        when: optional(when, {}),
        kind: optional(oneOf(chargeKinds), 'OTHER' as const),
        upTo: optional(duration, null),
        price: possible(amount),
        share: possible(millionths),
        perStartedDay: possible(amount),
        perHour: possible(amount),
      }),
      ({ price, share, perStartedDay, perHour, ...rule }, place): Result<PriceRule> => {
        const [pricing, ...others] = pricingsOf({
          ...(price !== undefined && { price }),
          ...(share !== undefined && { share }),
          ...(perStartedDay !== undefined && { perStartedDay }),
          ...(perHour !== undefined && { perHour }),
        });
        if (!pricing || others.length > 0)
          return place.refuse('takes one of price (of each), share (of a value), perStartedDay and perHour');
        return { ...rule, pricing };
      },
    ),
  );

const pricingsOf = ({ price, share, perStartedDay, perHour }: WrittenPricing): Pricing[] => [
  ...(price === undefined ? [] : [{ by: 'EACH', amount: price } as const]),
  ...(share === undefined ? [] : [{ by: 'SHARE', share } as const]),
  ...(perStartedDay === undefined ? [] : [{ by: 'STARTED_DAY', amount: perStartedDay } as const]),
  ...(perHour === undefined ? [] : [{ by: 'HOUR', amount: perHour } as const]),
];

const mostPayments = 60;

export const settlementsReader = (when: Reader<When>): Reader<readonly SettlementRule[]> =>
  recordsWithIds(
    refined(
      record('a group of id, remedy, when, repays, difference, payments', {
        id: required(identifier),
        remedy: required(oneOf(settledRemedies)),
        when: optional(when, {}),
        repays: optional(millionths, null),
        difference: optional(oneOf(priceDifferences), null),
        payments: optional(
          number(
            `a whole number from 1 to ${mostPayments}`,
            (value) => Number.isInteger(value) && value >= 1 && value <= mostPayments,
          ),
          1,
        ),
      }),
      fitTogether,
    ),
  );

const whole: Millionths = 1_000_000;

function fitTogether(rule: SettlementRule, place: Place): Result<SettlementRule> {
  const at = (key: string) => childOf(place, key) ?? place;
  if (rule.remedy === 'EXCHANGE')
    return rule.repays === null ? rule : at('repays').refuse('is for RETURN only, not for EXCHANGE');
  if (rule.difference !== null) return at('difference').refuse('is for EXCHANGE only, not for RETURN');
  if (rule.repays === null) return place.refuse(`"repays" is missing; it takes ${millionths.takes}`);
  return rule.repays > whole ? at('repays').refuse('takes no more than 100%, which is the price paid') : rule;
}
