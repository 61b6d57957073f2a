import { describe, expect, it } from 'vitest';
import { readCases, readFacts } from './case-reader.js';

const problemsOf = (yaml: string) =>
  readCases(yaml).problems.map(({ line, path, message }) => `${line} ${path} ${message}`);

const withFacts = (facts: string) => `cases:
  - id: R-029-1
    sla:
      facts: ${facts}
      expect: {ARRIVE: "2026-11-24 09:00"}
`;

describe('the cases beside a policy', () => {
  it('are read with local times and without what was not written', () => {
    const { value, problems } = readCases(withFacts('{kind: FAULT, openedAt: "2026-11-23 09:00"}'));
    expect(problems).toEqual([]);
    expect(value).toEqual({
      cases: [
        {
          id: 'R-029-1',
          sla: {
            facts: { kind: 'FAULT', openedAt: '2026-11-23 09:00' },
            expect: new Map([['ARRIVE', '2026-11-24 09:00']]),
          },
        },
      ],
    });
  });

  it('are refused at the line of an unknown key, with the key that was probably meant', () => {
    const [problem] = problemsOf(withFacts('{kind: FAULT, openedAt: "2026-11-23 09:00", famly: bus}'));
    expect(problem).toMatch(/^4 cases\[0\]\.sla\.facts "famly" is not known here; did you mean family\?/);
  });

  it.each(['2026-11-31 09:00', '2026-11-23 24:00', '2026-11-23T09:00', '2026-11-23'])(
    'do not take %s as a time',
    (time) => {
      const [problem] = problemsOf(withFacts(`{kind: FAULT, openedAt: "${time}"}`));
      expect(problem).toContain('openedAt takes a local time such as 2026-11-23 09:00');
    },
  );

  it('may expect that nothing is promised', () => {
    const { value } = readCases(
      'cases: [{id: a, sla: {facts: {kind: INQUIRY, openedAt: "2026-11-23 09:00"}, expect: {ARRIVE: null}}}]',
    );
    expect(value).toMatchObject({ cases: [{ sla: { expect: new Map([['ARRIVE', null]]) } }] });
  });

  it('have an id each, and no id twice', () => {
    const one = '{id: a, entitlement: {facts: {family: bus, on: 2026-11-23}, expect: {coverage: FREE}}}';
    expect(problemsOf(`cases:\n  - ${one}\n  - ${one}\n`)).toEqual([
      '3 cases[1].id "a" is the id of an earlier one too, on line 2',
    ]);
  });

  it('are refused when they judge nothing, for they would pass whatever the policy says', () => {
    const empty = 'cases: [{id: a, entitlement: {facts: {family: bus, on: 2026-11-23}, expect: {}}}]';
    expect(problemsOf(empty)[0]).toContain('judges nothing');
    expect(problemsOf('cases: [{id: a}]')[0]).toContain('judges nothing');
  });
});

describe('facts for a preview', () => {
  it('are those of a case without what it expects', () => {
    const { value } = readFacts('entitlement: {family: bus, on: 2026-11-23}');
    expect(value).toEqual({ entitlement: { family: 'bus', on: '2026-11-23' } });
  });

  it('are refused when there are none', () => {
    expect(readFacts('{}').problems[0]?.message).toBe(
      'takes the facts of sla, entitlement, charges or followUps',
    );
  });
});
