import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartResult } from './figure.js';
import { startProgram } from './program.js';

/** From the start of the process until the line that tells the address. */
export async function startTwice(): Promise<PartResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
  try {
    const first = await startProgram({ AFTERCARE_DATA: folder });
    await first.stop();
    const second = await startProgram({ AFTERCARE_DATA: folder });
    const memory = await second.residentMegabytes();
    await second.stop();
    return [
      {
        title: '(e) start',
        figures: [
          { what: 'ready on a new folder', value: first.readyMilliseconds, unit: 'ms', most: 5_000 },
          { what: 'ready on an existing folder', value: second.readyMilliseconds, unit: 'ms', most: 2_000 },
          { what: 'resident memory of the Node process when ready', value: memory, unit: 'MB' },
        ],
        notes: [],
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
