import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, run } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => join(root, path);
const passed = { failed: false, output: '' };

/** A loop without an end in what a test calls never returns to the test's own limit. */
const limited = { timeout: 300_000 };

const tsc = 'node_modules/typescript/bin/tsc';
const steps = {
  types: () => run([tsc, '--noEmit', '-p', 'tsconfig.json']),
  'types of the pages': () =>
    existsSync(at('web/tsconfig.json')) ? run([tsc, '--noEmit', '-p', 'web/tsconfig.json']) : passed,
  'format and lint': () => run(['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off']),
  build: async () => ({ failed: !(await build()), output: '' }),
  'committed GraphQL schema': checkSchema,
  'committed migrations': checkMigrations,
  'unit tests': () =>
    run(['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=dot'], limited),
};

/** api/schema.graphql is what clients are generated from: it must say what the resolvers do. */
async function checkSchema() {
  if (!existsSync(at('api/emit-schema.ts'))) return passed;
  const emitted = await run(['dist/api/emit-schema.js', '--stdout'], { env: { ...process.env, TZ: 'UTC' } });
  if (emitted.failed) return emitted;
  const committed = await readFile(at('api/schema.graphql'), 'utf8').catch(() => '');
  return emitted.output.trim() === committed.trim()
    ? passed
    : { failed: true, output: 'api/schema.graphql differs from the resolvers. Run: npm run schema:emit' };
}

/** A table that changed without a migration works on nobody's database but a new one. */
async function checkMigrations() {
  const copy = `node_modules/.cache/migrations-${process.pid}`;
  const config = `${copy}.config.ts`;
  await mkdir(at('node_modules/.cache'), { recursive: true });
  await cp(at('drizzle'), at(copy), { recursive: true });
  await writeFile(
    at(config),
    `import config from '../../drizzle.config.js';\nexport default { ...config, out: './${copy}' };\n`,
  );
  try {
    const before = await readdir(at(copy));
    const generated = await run(['node_modules/drizzle-kit/bin.cjs', 'generate', `--config=${config}`]);
    if (generated.failed) return generated;
    const added = (await readdir(at(copy))).filter((name) => !before.includes(name));
    if (added.length === 0)
      return { failed: !/no schema changes/i.test(generated.output), output: generated.output };
    const sql = await Promise.all(added.map((name) => readFile(at(join(copy, name)), 'utf8')));
    return {
      failed: true,
      output: `schema/ says more than drizzle/. Run: npm run db:generate\n${sql.join('\n')}`,
    };
  } finally {
    await rm(at(copy), { recursive: true, force: true });
    await rm(at(config), { force: true });
  }
}

/** The whole of the tests runs the unit tests as well. */
if (process.argv.includes('--without-tests')) delete steps['unit tests'];

const failures = [];
for (const [name, step] of Object.entries(steps)) {
  const begun = performance.now();
  const { failed, output } = await step();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${failed ? 'FAILED' : 'ok    '}  ${name} (${seconds} s)`);
  if (!failed) continue;
  failures.push(name);
  console.log(`${output}\n`);
}
if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}.`);
process.exitCode = failures.length > 0 ? 1 : 0;
