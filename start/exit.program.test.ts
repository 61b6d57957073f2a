import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, startDesk } from '../test/support/program.js';
import { until } from '../test/support/until.js';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly problems: string;
}

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'aftercare-exit-'));
  await mkdir(join(scratch, 'foreign', 'database'), { recursive: true });
  await mkdir(join(scratch, 'spoilt'));
  await writeFile(join(scratch, 'spoilt', 'secret'), 'too short\n');
  execFileSync(process.execPath, ['start/build.mjs']);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Runs until it ends; `FOLDER` stands for the scratch folder. */
function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const own = Object.entries({ AFTERCARE_DATA: 'FOLDER/none', ...env });
  const variables = Object.fromEntries(own.map(([name, value]) => [name, value.replace('FOLDER', scratch)]));
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { env: { ...process.env, ...variables } },
      (_error, out, problems) => resolve({ code: child.exitCode, out, problems }),
    );
  });
}

const wrong: readonly (readonly [variable: string, value: string, takes: string])[] = [
  ['PORT', 'eighty', 'a number from 0'],
  ['LOG_LEVEL', 'loud', 'one of trace'],
  ['DATABASE_URL', 'mysql://there/desk', 'the address of a PostgreSQL'],
  ['AFTERCARE_DATA', 'FOLDER/foreign', 'the folder of a desk'],
];

describe('a wrong variable ends with 2 and one line that names it', () => {
  it.each([...wrong, ['AFTERCARE_POLICY', 'FOLDER/none.yaml', 'a policy file that can be read'] as const])(
    'the desk: %s=%s',
    async (variable, value, takes) => {
      const { code, problems, out } = await run(['start/run.mjs'], {
        LOG_LEVEL: 'silent',
        [variable]: value,
      });
      expect(problems).toMatch(new RegExp(`^${variable} takes ${takes}.*\\n$`));
      expect({ code, out }).toEqual({ code: 2, out: '' });
    },
  );

  it.each(wrong)('the replay of a policy: %s=%s', async (variable, value, takes) => {
    const days = ['--from', '2026-11-01', '--to', '2026-11-30'];
    const replay = ['dist/start/policy/main.js', 'replay', 'policies/default.yaml', ...days];
    const { code, problems, out } = await run(replay, { [variable]: value });
    expect(problems).toMatch(new RegExp(`^${variable} takes ${takes}.*\\n$`));
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

it('a first start that finds its port taken makes nothing: the password is told by the one that comes up', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const refused = await run(['start/run.mjs'], { AFTERCARE_DATA: 'FOLDER/first', PORT: String(port) });
  expect(refused).toMatchObject({ code: 2, problems: `PORT takes a port that is free, not "${port}".\n` });
  other.close();
  const desk = await startDesk({ folder: join(scratch, 'first') });
  expect(desk.output()).toContain(`their password: ${demoPassword}`);
  expect(await desk.stop()).toBe(0);
}, 120_000);

it('what else keeps the desk from starting ends with 1, in one line even where the log is silent', async () => {
  const { code, problems } = await run(['start/run.mjs'], {
    LOG_LEVEL: 'silent',
    AFTERCARE_DATA: 'FOLDER/spoilt',
    PORT: '0',
  });
  expect(problems).toMatch(/^Aftercare could not start: .*spoilt\/secret holds less than 32 characters.*\n$/);
  expect(code).toBe(1);
});

it('the replay of a policy wants no secret of a desk that it only reads', async () => {
  const days = ['--from', '2026-11-01', '--to', '2026-11-30'];
  const replay = ['dist/start/policy/main.js', 'replay', 'policies/default.yaml', ...days];
  const { code, problems } = await run(replay, { DATABASE_URL: 'postgres://desk:word@127.0.0.1:1/desk' });
  expect(problems).toMatch(/^DATABASE_URL takes a PostgreSQL that answers \(.*\)\.\n$/);
  expect(code).toBe(2);
});

it('a desk whose queue is away stops with 0 in time, and its database with it', {
  timeout: 150_000,
}, async () => {
  const folder = join(scratch, 'away');
  const desk = await startDesk({ folder, env: { REDIS_URL: 'redis://127.0.0.1:1' } });
  await until('the queue is missed', () => desk.output().includes('the deadline queue is away'), 30_000);
  const began = performance.now();
  expect(await desk.stop()).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(desk.output()).toContain('is left behind');
  expect(existsSync(join(folder, 'database', 'postmaster.pid'))).toBe(false);
});
