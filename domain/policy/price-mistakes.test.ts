import { describe, expect, it } from 'vitest';
import { problemsOf, soundPolicy } from '../../test/support/small-policy.js';
import { diffPolicies } from './policy-diff.js';
import { readPolicy } from './policy-reader.js';

const withLine = (section: string, rule: string): string => `${soundPolicy}${section}:\n  - ${rule}\n`;
const firstOf = (section: string, rule: string) => problemsOf(withLine(section, rule))[0];

describe('prices and settlements', () => {
  it('may be left out', () => {
    expect(readPolicy(soundPolicy)).toMatchObject({ prices: [], settlements: [] });
  });

  it('are read, each with one way to find a price', () => {
    const rules = `{id: fee, item: fee, share: 12.5%, when: {underContract: true}}
  - {id: day, item: work, kind: LABOUR, perStartedDay: 800}
  - {id: small, item: change, upTo: PT8H, price: 0}
  - {id: large, item: change, perHour: 200.50}`;
    expect(readPolicy(withLine('prices', rules)).prices.map(({ kind, pricing }) => [kind, pricing])).toEqual([
      ['OTHER', { by: 'SHARE', share: 125_000 }],
      ['LABOUR', { by: 'STARTED_DAY', amount: 80_000 }],
      ['OTHER', { by: 'EACH', amount: 0 }],
      ['OTHER', { by: 'HOUR', amount: 20_050 }],
    ]);
  });

  it.each<[what: string, section: string, rule: string, path: string, says: RegExp]>([
    ['no price', 'prices', '{id: a, item: a}', 'prices[0]', /takes one of price/],
    ['two prices', 'prices', '{id: a, item: a, price: 1, perHour: 2}', 'prices[0]', /takes one of price/],
    ['a price that is none', 'prices', '{id: a, item: a, price: -1}', 'prices[0].price', /amount of money/],
    ['a share of nothing', 'prices', '{id: a, item: a, share: 0%}', 'prices[0].share', /percentage above 0%/],
    ['a key mistyped', 'prices', '{id: a, item: a, perDayStarted: 1}', 'prices[0]', /not known here/],
    [
      'a mark',
      'prices',
      '{id: a, item: a, price: 1, when: {marked: [x]}}',
      'prices[0].when.marked[0]',
      /mark/,
    ],
    ['repair', 'settlements', '{id: a, remedy: REPAIR}', 'settlements[0].remedy', /RETURN, EXCHANGE/],
    [
      'money back of what amount',
      'settlements',
      '{id: a, remedy: RETURN}',
      'settlements[0]',
      /"repays" is missing/,
    ],
    [
      'more than was paid',
      'settlements',
      '{id: a, remedy: RETURN, repays: 101%}',
      'settlements[0].repays',
      /100%/,
    ],
    [
      'a difference of money back',
      'settlements',
      '{id: a, remedy: RETURN, repays: 100%, difference: SETTLED}',
      'settlements[0].difference',
      /EXCHANGE only/,
    ],
    [
      'an exchange repaid',
      'settlements',
      '{id: a, remedy: EXCHANGE, repays: 100%}',
      'settlements[0].repays',
      /RETURN only/,
    ],
    [
      'no payment',
      'settlements',
      '{id: a, remedy: RETURN, repays: 100%, payments: 0}',
      'settlements[0].payments',
      /whole number from 1/,
    ],
  ])('%s is refused at its place', (_what, section, rule, path, says) => {
    expect(firstOf(section, rule)).toMatchObject({ path, message: expect.stringMatching(says) });
  });

  it('are told apart by diff, and who they concern', () => {
    const before = readPolicy(withLine('prices', '{id: a, item: a, price: 1, when: {underContract: true}}'));
    const after = readPolicy(withLine('prices', '{id: a, item: a, price: 2, when: {underContract: true}}'));
    expect(diffPolicies(before, after)).toMatchObject([
      {
        section: 'prices',
        id: 'a',
        change: 'CHANGED',
        fields: [{ field: 'price', before: '1', after: '2' }],
      },
    ]);
  });
});
