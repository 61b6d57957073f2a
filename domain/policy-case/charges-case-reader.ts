import { payers } from '../../schema/vocabulary.js';
import { parseDuration } from '../calendar/duration.js';
import type { AskedItem } from '../charge/price.js';
import type { ToldSettlement } from '../charge/settlement.js';
import { parseHundredths } from '../money.js';
import { settledRemedies } from '../policy/price-policy.js';
import {
  identifier,
  keyed,
  list,
  number,
  oneOf,
  orNull,
  parsed,
  type Reader,
} from '../policy/reading/readers.js';
import { possible, record, required } from '../policy/reading/record.js';
import type { ChargesCase, ChargesCaseFacts } from './policy-case.js';
import { entitlementFactFields } from './unit-facts-reader.js';

const amount = parsed('an amount of money such as 800 or 800.50', (written) =>
  parseHundredths(written) === null ? undefined : written,
);
const money = parsed('an amount with its currency such as 150.00 CNY', (written) =>
  /^\d{1,12}\.\d{2} [A-Z]{3}$/.test(written) ? written : undefined,
);
const lasting = parsed('a duration such as PT10H or P2DT3H', (written) =>
  parseDuration(written) ? written : undefined,
);

const item: Reader<AskedItem> = record('a group of item, quantity, value, lasting', {
  item: required(identifier),
  quantity: possible(
    parsed('a number', (written) => (/^\d{1,4}(\.\d{1,3})?$/.test(written) ? written : undefined)),
  ),
  value: possible(amount),
  lasting: possible(lasting),
});

const settle: Reader<ToldSettlement> = record('a group of remedy, pricePaid, newPrice, accessoriesCost', {
  remedy: required(oneOf(settledRemedies)),
  pricePaid: required(amount),
  newPrice: possible(amount),
  accessoriesCost: possible(amount),
});

export const chargesFacts: Reader<ChargesCaseFacts> = record(
  'a group of family, on, items, settle and other facts',
  {
    ...entitlementFactFields,
    items: possible(list(item)),
    settle: possible(settle),
  },
);

export const charges: Reader<ChargesCase> = record('a group of facts, expect', {
  facts: required(chargesFacts),
  expect: required(
    record('a group of customerPays, customerGets, amounts, payers, rules, payments', {
      customerPays: possible(orNull(money)),
      customerGets: possible(orNull(money)),
      amounts: possible(keyed(identifier, money)),
      payers: possible(keyed(identifier, oneOf(payers))),
      rules: possible(list(identifier, 0)),
      payments: possible(orNull(number('a whole number', (value) => Number.isInteger(value) && value >= 1))),
    }),
  ),
});
