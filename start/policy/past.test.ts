import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCommand } from './command.js';
import { openPast } from './past.js';

const policyFile = new URL('../../policies/default.yaml', import.meta.url);
let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'aftercare-past-'));
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

it.each(['', 'nowhere'])(
  'replays nothing where no desk has been, and leaves no desk there: “%s”',
  async (path) => {
    const folder = join(scratch, path);
    const { lines, passed } = await runCommand(
      ['replay', 'default.yaml', '--from', '2026-11-01', '--to', '2026-11-30'],
      () => readFile(policyFile, 'utf8'),
      () => openPast({ AFTERCARE_DATA: folder }),
    );
    expect(passed).toBe(false);
    expect(lines).toEqual([
      `There is no desk in ${folder}: set AFTERCARE_DATA or DATABASE_URL to the one whose tickets count.`,
    ]);
    expect(await readdir(scratch)).toEqual([]);
  },
);
