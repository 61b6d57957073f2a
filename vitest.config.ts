import { defineConfig } from 'vitest/config';

/**
 * Three kinds of tests: `unit` needs nothing but the code; `desk` runs on a real PostgreSQL that the run starts
 * itself, one database per worker cloned from a template; `program` starts whole processes, kills them and
 * drives a browser, one file at a time. The first two read the code once a worker, not once a file (`isolate`):
 * nothing of ours keeps state in a module, and reading it took longer than testing it.
 */
const database = [
  'domain/**/*.db.test.ts',
  'api/**/*.db.test.ts',
  'bot/**/*.db.test.ts',
  'jobs/**/*.db.test.ts',
  'start/**/*.db.test.ts',
  'schema/**/*.db.test.ts',
  'test/flows/**/*.test.ts',
  'test/security/**/*.test.ts',
];
const program = ['**/*.program.test.ts', 'test/faults/**/*.test.ts'];

export default defineConfig({
  // One copy of graphql for everything, or instances of its types are not recognised.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 30_000,
          include: ['**/*.test.ts'],
          exclude: ['node_modules', 'dist', 'bot/vendor', ...database, ...program],
          setupFiles: ['test/support/setup.ts'],
          pool: 'forks',
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'desk',
          include: database,
          exclude: program,
          globalSetup: ['test/support/postgres.ts'],
          setupFiles: ['test/support/setup.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          hookTimeout: 60_000,
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: program,
          exclude: ['node_modules', 'dist'],
          setupFiles: ['test/support/setup.ts'],
          pool: 'forks',
          maxWorkers: 1,
          hookTimeout: 180_000,
          testTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['api', 'bot', 'jobs', 'domain', 'schema', 'start'],
      reporter: ['text', 'lcov'],
    },
  },
});
