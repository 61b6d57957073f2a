import { describe, expect, it } from 'vitest';
import { diffPolicies } from './policy-diff.js';
import { readPolicy } from './policy-reader.js';

const near =
  '{id: near, target: ARRIVE, when: {kind: [FAULT], distanceKm: {max: 100}}, within: PT24H, calendar: always}';
const far = '{id: far, target: ARRIVE, when: {kind: [FAULT]}, within: PT48H}';

const written = (sla: readonly string[], more = 'kpis: {timelyRate: {min: 0.9}}') =>
  readPolicy(`
policy: trial
version: "1"
company: {en: Trial}
timezone: Asia/Shanghai
currency: CNY
languages: [en]
sla: [${sla.join(', ')}]
${more}
`);

const before = written([near, far]);

describe('what changes between two policies', () => {
  it('is nothing between two ways of writing the same', () => {
    const same = near.replace('kind: [FAULT]', 'kind: FAULT').replace(', calendar: always', '');
    expect(diffPolicies(before, written([same, far]))).toEqual([]);
  });

  it('is a changed rule field by field, with the cases that it is for', () => {
    const changed = near.replace('PT24H', 'PT12H').replace('}}, within', '}}, byAppointment: true, within');
    expect(diffPolicies(before, written([changed, far]))).toEqual([
      {
        section: 'sla',
        id: 'near',
        change: 'CHANGED',
        forWhom: '{ kind: [ FAULT ], distanceKm: { max: 100 } }',
        fields: [
          { field: 'within', before: 'PT24H', after: 'PT12H' },
          { field: 'byAppointment', before: null, after: 'true' },
        ],
      },
    ]);
  });

  it('names both when the rule is for other cases than before', () => {
    const [difference] = diffPolicies(before, written([near.replace('100', '50'), far]));
    expect(difference?.forWhom).toBe(
      '{ kind: [ FAULT ], distanceKm: { max: 100 } } before, { kind: [ FAULT ], distanceKm: { max: 50 } } now',
    );
  });

  it('is a rule that came or went', () => {
    expect(diffPolicies(before, written([near]))).toMatchObject([{ id: 'far', change: 'REMOVED' }]);
    expect(diffPolicies(written([near]), before)).toMatchObject([
      { id: 'far', change: 'ADDED', forWhom: '{ kind: [ FAULT ] }' },
    ]);
  });

  it('is another order, because the first rule that fits decides', () => {
    expect(diffPolicies(before, written([far, near]))).toMatchObject([
      {
        section: 'sla',
        change: 'REORDERED',
        fields: [{ field: 'order', before: 'near, far', after: 'far, near' }],
      },
    ]);
  });

  it('reaches warranty terms, calendars and figures', () => {
    const warranty = (years: number, closing: string) => `
calendars: {office: {hours: {mon: ["09:00-${closing}"]}}}
entitlement:
  startsAt: [SOLD]
  terms: [{id: main, for: P${years}Y, remedies: [REPAIR], pays: {parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}}]
quotes: {validFor: P${years}M}
kpis: {timelyRate: {min: 0.${years}}}`;
    const found = diffPolicies(written([], warranty(1, '17:00')), written([], warranty(2, '18:00')));
    expect(found.map(({ section, id }) => [section, id])).toEqual([
      ['calendars', 'office'],
      ['entitlement.terms', 'main'],
      ['quotes', null],
      ['kpis', null],
    ]);
  });

  it('tells of a zone or a calendar which promises hang on it', () => {
    const office = (closing: string) => `
calendars: {office: {hours: {mon: ["09:00-${closing}"]}}}
zones: [{id: city, distanceKm: {max: ${closing === '17:00' ? 10 : 20}}}]`;
    const rule = '{id: in-town, target: ARRIVE, when: {zone: [city]}, within: PT6H, calendar: office}';
    const found = diffPolicies(written([rule], office('17:00')), written([rule], office('18:00')));
    expect(found.map(({ section, forWhom }) => [section, forWhom])).toEqual([
      ['calendars', 'what in-town promises'],
      ['zones', 'what in-town promises'],
    ]);
  });
});
