import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCommand } from './command.js';

const shipped = await readFile(new URL('../../policies/default.yaml', import.meta.url), 'utf8');

const files: Record<string, string> = {
  'shipped.yaml': shipped,
  'shipped.cases.yaml': `cases:
  - id: far
    sla:
      facts: {kind: FAULT, openedAt: "2026-11-23 09:00", distanceKm: 120}
      expect: {ARRIVE: "2026-11-25 09:00"}
`,
  'strict.yaml': shipped
    .replace('within: PT48H', 'within: PT36H')
    .replace('version: "2026-11"', 'version: "2026-12"'),
  'strict.cases.yaml': `cases:
  - id: far
    sla:
      facts: {kind: FAULT, openedAt: "2026-11-23 09:00", distanceKm: 120}
      expect: {ARRIVE: "2026-11-25 09:00"}
`,
  'wrong.yaml': shipped
    .replace('within: PT1H', 'within: 1h')
    .replace('timezone: Asia/Shanghai', 'timezone: Asia/Shanhai'),
  'wrong.cases.yaml': 'cases: []',
  'alone.yaml': shipped,
  'facts.yaml': `sla: {kind: FAULT, openedAt: "2026-11-23 09:00", distanceKm: 120}
entitlement: {family: purifier, component: main-unit, soldOn: 2026-01-31, on: 2026-11-23}
`,
};

async function read(path: string): Promise<string> {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error(`ENOENT, open '${path}'`), { code: 'ENOENT', path });
  return text;
}
const run = (...args: string[]) =>
  runCommand(args, read, async () => {
    throw new Error('no tickets are asked for here');
  });

describe('npm run policy', () => {
  it('check tells that a policy is sound', async () => {
    const { lines, passed } = await run('check', 'shipped.yaml');
    expect(passed).toBe(true);
    expect(lines[0]).toMatch(/^shipped\.yaml is sound: aftercare-default 2026-11, \d+ promises/);
  });

  it('check tells every mistake with line, column, path and what is taken there', async () => {
    const { lines, passed } = await run('check', 'wrong.yaml');
    expect(passed).toBe(false);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^wrong\.yaml:14:11 timezone takes an IANA time zone .*did you mean Asia\/Shanghai\?$/,
    );
    expect(lines[1]).toMatch(/^wrong\.yaml:\d+:\d+ sla\[0\]\.within takes a duration .*did you mean PT1H\?$/);
  });

  it('test passes when every case does', async () => {
    const { lines, passed } = await run('test', 'shipped.yaml');
    expect(passed).toBe(true);
    expect(lines.at(-1)).toBe('1 cases, 1 passed, 0 failed.');
  });

  it('test fails with what was expected and what the policy says', async () => {
    const { lines, passed } = await run('test', 'strict.yaml');
    expect(passed).toBe(false);
    expect(lines[1]).toMatch(/^FAILED +far +ARRIVE +2026-11-25 09:00 +2026-11-24 21:00$/);
  });

  it('preview tells promises and verdict in words and local times', async () => {
    const { lines, passed } = await run('preview', 'shipped.yaml', '--facts', 'facts.yaml');
    expect(passed).toBe(true);
    const said = lines.join('\n');
    expect(said).toContain('times are those of Asia/Shanghai');
    expect(said).toContain(
      'somebody is on site by 2026-11-25 09:00 (ARRIVE, rule arrive-far, calendar always)',
    );
    expect(said).toContain('level 1: DISPATCHER hears of it 2026-11-24 23:24');
    expect(said).toContain(
      'purifier, main-unit on 2026-11-23: free under warranty, to 2028-01-31 inclusive (TERM_IN_FORCE).',
    );
  });

  it('diff tells what changes and for whom', async () => {
    const { lines, passed } = await run('diff', 'shipped.yaml', 'strict.yaml');
    expect(passed).toBe(true);
    expect(lines).toEqual([
      '~ head changed',
      '    version: 2026-11 -> 2026-12',
      '~ sla arrive-far changed, for { kind: [ FAULT ] }',
      '    within: PT48H -> PT36H',
    ]);
  });

  it('diff tells a rule that went whole', async () => {
    files['without.yaml'] = shipped.replace(/ {2}- id: loaner-surveillance[\s\S]*?to: SUPERVISOR}\n/, '');
    const { lines } = await run('diff', 'shipped.yaml', 'without.yaml');
    expect(lines).toEqual([
      '- sla loaner-surveillance removed, for { kind: [ FAULT ], family: [ camera ] }',
      '    target: LOANER',
      '    within: PT48H',
      '    calendar: always',
      '    escalate: [ { at: 100%, to: SUPERVISOR } ]',
    ]);
  });

  it('diff of a policy with itself finds nothing', async () => {
    expect((await run('diff', 'shipped.yaml', 'shipped.yaml')).lines).toEqual(['Both promise the same.']);
  });

  it.each([
    [[], /^npm run policy -- check FILE/],
    [['check'], /^npm run policy -- check FILE/],
    [['preview', 'shipped.yaml'], /^npm run policy -- preview FILE --facts/],
    [['diff', 'shipped.yaml'], /^npm run policy -- diff FILE FILE/],
    [['chek', 'shipped.yaml'], /^There is no command chek; did you mean check\?$/],
    [['burn', 'shipped.yaml'], /^There is no command burn\.$/],
    [['check', 'shipped.yaml', 'strict.yaml'], /^npm run policy -- check FILE/],
  ])('tells how it is used when asked %j', async (args, says) => {
    const { lines, passed } = await run(...args);
    expect(passed).toBe(false);
    expect(lines[0]).toMatch(says);
  });

  it('tells which file is not there, and which option does not exist', async () => {
    expect((await run('check', 'none.yaml')).lines).toEqual(['There is no file none.yaml.']);
    expect((await run('test', 'facts.yaml')).lines[0]).toMatch(/^facts\.yaml/);
    expect((await run('test', 'alone.yaml')).lines).toEqual([
      'There is no file alone.cases.yaml; the cases of a policy stand beside it under that name.',
    ]);
    const { lines, passed } = await run('check', 'shipped.yaml', '--loud');
    expect(passed).toBe(false);
    expect(lines[0]).toContain('--loud');
  });
});
