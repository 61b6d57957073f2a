import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const lockFile = join(dist, '.building');
const lockLimit = 180_000;

const code = {
  name: 'program',
  sources: [
    'main.ts',
    'api',
    'bot',
    'jobs',
    'domain',
    'schema',
    'start',
    'bench',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
  ],
  isSource: (path) =>
    /(\.(ts|json)|bundle\.mjs)$/.test(path) &&
    !path.endsWith('.test.ts') &&
    !path.includes(`${sep}vendor${sep}`),
  stamp: join(dist, '.built-code'),
  commands: [['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], ['start/bundle.mjs']],
  afterwards: removeVanished,
};

const pages = {
  name: 'pages',
  sources: ['web'],
  isSource: (path) => !/\.test\.tsx?$/.test(path),
  stamp: join(dist, '.built-pages'),
  commands: [
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
  ],
  afterwards: async () => undefined,
};

/** The words of customers, which are checked, and kept so that they are read quickly. */
const words = {
  name: 'words',
  sources: ['bot/language/lexicon'],
  isSource: (path) => /\.(yaml|ts)$/.test(path) && !/\.(test\.ts|cases\.yaml)$/.test(path),
  stamp: join(dist, '.built-words'),
  commands: [['dist/start/words/main.js']],
  afterwards: async () => undefined,
  // Its command is part of the program.
  after: code,
};

/**
 * Builds what has changed since the last time, and says so in a line; otherwise neither writes nor prints.
 * @returns {Promise<boolean>} whether everything is built now.
 */
export async function build() {
  if ((await stale()).length === 0) return true;
  await mkdir(dist, { recursive: true });
  return underLock(async () => {
    // Whoever held the lock before us may have built it all.
    const due = await stale();
    if (due.length > 0) console.log(`Building the ${due.map(({ part }) => part.name).join(' and the ')} …`);
    const first = due.filter(({ part }) => !part.after);
    const made = await Promise.all(first.map(make));
    const rest = due.filter(({ part }) => part.after);
    return made.every(Boolean) && (await Promise.all(rest.map(make))).every(Boolean);
  });
}

async function stale() {
  const parts = [
    code,
    ...(existsSync(join(root, 'web', 'vite.config.ts')) ? [pages] : []),
    ...(existsSync(join(root, 'bot/language/lexicon')) ? [words] : []),
  ];
  const seen = await Promise.all(parts.map(async (part) => ({ part, stamp: await stampOf(part) })));
  const built = await Promise.all(parts.map(({ stamp }) => readFile(stamp, 'utf8').catch(() => '')));
  return seen.filter(({ stamp }, index) => stamp !== built[index]);
}

/** The stamp is of the sources as they were before: what changes meanwhile is built the next time. */
async function make({ part, stamp }) {
  for (const command of part.commands) {
    const { failed, output } = await run(command);
    if (!failed) continue;
    console.error(`The ${part.name} could not be built:\n${output}`);
    return false;
  }
  await part.afterwards();
  await writeFile(part.stamp, stamp);
  return true;
}

async function stampOf({ sources, isSource }) {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(sources.map(filesIn))).flat().filter(isSource).sort()) {
    const { mtimeMs, size } = await stat(join(root, path));
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** Paths below the root; none where there is nothing. */
async function filesIn(path) {
  const found = await stat(join(root, path)).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  const names = await readdir(join(root, path));
  return (await Promise.all(names.map((name) => filesIn(join(path, name))))).flat();
}

/** A module whose source is gone must not be found any more, by an import or by a folder scan. */
async function removeVanished() {
  const outputs = (await Promise.all(code.sources.map((source) => filesIn(join('dist', source))))).flat();
  for (const path of outputs.filter((output) => /\.js(\.map)?$/.test(output))) {
    const source = relative('dist', path).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(join(root, source))) await rm(join(root, path), { force: true });
  }
}

/** Without an input: nothing here may stop to ask a question. */
export function run([program, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, program), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    child.once('error', (error) => resolve({ failed: true, output: error.message }));
    child.once('close', (exit, signal) => {
      if (signal !== null) output += `\nended by ${signal}`;
      resolve({ failed: exit !== 0, output: output.trimEnd() });
    });
  });
}

/** Two starts at the same moment build one after the other; a build that was killed holds nobody up. */
async function underLock(act) {
  const limit = Date.now() + lockLimit;
  while (!(await lock())) {
    if (Date.now() > limit) {
      console.error(
        `Another build has been running for ${lockLimit / 1000} s. If it is not, remove ${lockFile}.`,
      );
      return false;
    }
    await pause(50);
  }
  try {
    return await act();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function lock() {
  try {
    const handle = await open(lockFile, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = Number(await readFile(lockFile, 'utf8').catch(() => ''));
  // In a container our own number may be that of the build before us.
  if (owner === process.pid || (owner > 0 && !isAlive(owner))) await rm(lockFile, { force: true });
  return false;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (basename(process.argv[1] ?? '') === 'build.mjs' && !(await build())) process.exitCode = 1;
