import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'aftercare-build-'));
  await symlink(join(root, 'node_modules'), at('node_modules'));
  for (const path of [
    'start/build.mjs',
    'start/bundle.mjs',
    'start/run.mjs',
    'tsconfig.json',
    'tsconfig.build.json',
  ])
    await cp(join(root, path), at(path));
  await writeFile(at('package.json'), '{ "type": "module" }');
  await mkdir(at('domain'));
  await writeFile(at('domain/word.ts'), "export const word: string = 'ready';\n");
  await writeFile(
    at('main.ts'),
    "import { word } from './domain/word.js';\nconsole.log(word, new Date(0).getTimezoneOffset());\n",
  );
});
afterEach(() => rm(project, { recursive: true, force: true }));

const at = (path: string): string => join(project, path);
const node = (script: string, env: NodeJS.ProcessEnv = process.env): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [at(script)], { encoding: 'utf8', env });

it('builds what is new with one line, and nothing without a word', async () => {
  const first = node('start/build.mjs');
  expect(first).toMatchObject({ status: 0, stdout: 'Building the program …\n', stderr: '' });
  const built = await stat(at('dist/main.js'));
  expect(node('start/build.mjs')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect((await stat(at('dist/main.js'))).mtimeMs).toBe(built.mtimeMs);
});

it('runs the program in UTC wherever the machine stands', () => {
  const { stdout } = node('start/run.mjs', { ...process.env, TZ: 'Asia/Shanghai' });
  expect(stdout).toBe('Building the program …\nready 0\n');
});

it('says what the compiler says, fails, and builds again once it is mended', async () => {
  await writeFile(at('domain/word.ts'), 'export const word: string = 5;\n');
  const broken = node('start/run.mjs');
  expect(broken.status).toBe(1);
  expect(broken.stderr).toContain("domain/word.ts(1,14): error TS2322: Type 'number' is not assignable");
  expect(broken.stdout).not.toContain('5');
  expect(node('start/build.mjs').status).toBe(1);
  await writeFile(at('domain/word.ts'), "export const word = 'mended';\n");
  expect(node('start/run.mjs').stdout).toContain('mended 0');
});

it('checks the words of customers with what it has built, and again when they change', async () => {
  await mkdir(at('bot/language/lexicon'), { recursive: true });
  await mkdir(at('start/words'));
  await writeFile(at('bot/language/lexicon/en.yaml'), 'symptoms: [leak]\n');
  await writeFile(
    at('start/words/main.ts'),
    `import { readFileSync } from 'node:fs';
     const words = readFileSync('bot/language/lexicon/en.yaml', 'utf8');
     if (words.includes('(')) throw new Error(\`cannot read \${words}\`);\n`,
  );
  expect(node('start/run.mjs').stdout).toBe('Building the program and the words …\nready 0\n');
  await writeFile(at('bot/language/lexicon/en.yaml'), 'symptoms: [leak, (drip]\n');
  const broken = node('start/run.mjs');
  expect(broken).toMatchObject({ status: 1, stdout: 'Building the words …\n' });
  expect(broken.stderr).toContain('The words could not be built:');
  expect(broken.stderr).toContain('cannot read symptoms: [leak, (drip]');
  await writeFile(at('bot/language/lexicon/en.yaml'), 'symptoms: [leak, drip]\n');
  expect(node('start/run.mjs').stdout).toBe('Building the words …\nready 0\n');
});

it('removes what was built from a source that is gone', async () => {
  await writeFile(at('domain/former.ts'), 'export {};\n');
  node('start/build.mjs');
  await stat(at('dist/domain/former.js'));
  await rm(at('domain/former.ts'));
  node('start/build.mjs');
  await expect(stat(at('dist/domain/former.js'))).rejects.toThrow('ENOENT');
  await stat(at('dist/domain/word.js'));
});

it('builds once when two starts come at the same moment', async () => {
  const both = await Promise.all([1, 2].map(() => outcomeOf('start/run.mjs')));
  const printed = both.map(({ stdout }) => stdout).sort();
  expect(printed).toEqual(['Building the program …\nready 0\n', 'ready 0\n']);
});

it('is not held up by a build that was killed', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  await mkdir(at('dist'));
  await writeFile(at('dist/.building'), String(dead));
  expect(node('start/run.mjs').stdout).toContain('ready 0');
  await expect(readFile(at('dist/.building'))).rejects.toThrow('ENOENT');
});

async function outcomeOf(script: string): Promise<{ stdout: string }> {
  const child = spawn(process.execPath, [at(script)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { stdout: await text(child.stdout) };
}
