import { isMap } from 'yaml';
import { type ChargeItem, chargeItems, type Payer, payers } from '../../../schema/vocabulary.js';
import type { Charges, Payers } from '../entitlement-policy.js';
import type { When } from '../policy.js';
import { refused } from './place.js';
import { identifier, oneOf, type Reader, refined } from './readers.js';
import { optional, possible, record, recordsWithIds, required } from './record.js';

interface Charge {
  readonly payer: Payer;
  readonly at: string | null;
}

const payer = oneOf(payers);
const priced = record('{payer: …, at: …}', { payer: required(payer), at: required(identifier) });

/** Who pays, alone or with the price that he pays. */
const charge: Reader<Charge> = {
  takes: `${payer.takes}, or {payer: …, at: COST} with a price`,
  read: (place) => {
    if (isMap(place.node)) return priced.read(place);
    const found = payer.read(place);
    return found === refused ? refused : { payer: found, at: null };
  },
};

const charges = record('{parts: …, labour: …, travel: …, freight: …}', {
  parts: required(charge),
  labour: required(charge),
  travel: required(charge),
  freight: required(charge),
  freightBack: possible(charge),
  accessories: possible(charge),
  refurbishing: possible(charge),
});

export const pays: Reader<Payers> = refined(charges, (read) => ({
  parts: read.parts.payer,
  labour: read.labour.payer,
  travel: read.travel.payer,
  freight: read.freight.payer,
  freightBack: (read.freightBack ?? read.freight).payer,
  accessories: read.accessories?.payer ?? null,
  refurbishing: read.refurbishing?.payer ?? null,
  bases: basesOf({ freightBack: read.freight, ...read }),
}));

const basesOf = (read: Readonly<Partial<Record<ChargeItem, Charge>>>): Payers['bases'] =>
  Object.fromEntries(
    chargeItems.flatMap((item) => {
      const at = read[item]?.at;
      return at ? [[item, at]] : [];
    }),
  );

/** Who pays in general, and exceptions from it. */
export function chargesFields(when: Reader<When>) {
  const exception = record('a group of id, when, pays', {
    id: required(identifier),
    when: required(when),
    pays: required(pays),
  });
  return { pays: required(pays), except: optional(recordsWithIds(exception), []) };
}

export const chargesReader = (when: Reader<When>): Reader<Charges> =>
  record('{pays: {parts: …, labour: …, travel: …, freight: …}}', chargesFields(when));

export const customerPays: Payers = {
  parts: 'CUSTOMER',
  labour: 'CUSTOMER',
  travel: 'CUSTOMER',
  freight: 'CUSTOMER',
  freightBack: 'CUSTOMER',
  accessories: null,
  refurbishing: null,
  bases: {},
};
