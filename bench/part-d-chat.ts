import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportFaults } from './customer.js';
import { latencyOf, type PartResult } from './figure.js';
import { startProgram } from './program.js';

export async function chat(): Promise<PartResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
  const program = await startProgram({ AFTERCARE_DATA: folder, LOG_LEVEL: 'warn' });
  const urls = [program.url];
  try {
    await reportFaults({ urls, customers: 1, reports: 2 });
    const one = await reportFaults({ urls, customers: 1, reports: 20 });
    const many = await reportFaults({ urls, customers: 48, reports: 72 });
    const { p50, p99 } = latencyOf(one.turns);
    return [
      {
        title: '(d) chat turns: from a message sent to the first word of the answer',
        figures: [
          { what: '1 customer: p50', value: p50, unit: 'ms' },
          { what: '1 customer: p99', value: p99, unit: 'ms', most: 100 },
          { what: '1 customer: turns', value: one.turns.length, unit: '' },
          { what: '48 customers: throughput', value: many.turns.length / many.seconds, unit: 'turns/s' },
          { what: '48 customers: p99', value: latencyOf(many.turns).p99, unit: 'ms' },
          { what: 'reports that became tickets', value: one.tickets + many.tickets, unit: 'of 92' },
        ],
        notes: [],
      },
    ];
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
