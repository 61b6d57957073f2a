import { startBenchDatabase } from './bench-desk.js';
import { reportFaults } from './customer.js';
import { latencyOf, type PartResult } from './figure.js';
import { startProgram } from './program.js';

const customers = 200;
/** Reading an answer and typing the next message. */
const thinkMilliseconds = 4_000;
/** Ten new conversations a second until all are there. */
const comeWithinMilliseconds = 20_000;

/** Two hundred customers report at the same time, each at his own pace, over two processes on one database. */
export async function chatInCrowd(): Promise<PartResult> {
  const database = await startBenchDatabase();
  const shared = { DATABASE_URL: database.url, AFTERCARE_SECRET: 'bench-'.repeat(8), LOG_LEVEL: 'warn' };
  const first = await startProgram(shared);
  const second = await startProgram(shared);
  try {
    const urls = [first.url, second.url];
    await reportFaults({ urls, customers: 4, reports: 8 });
    const { turns, tickets, seconds } = await reportFaults({
      urls,
      customers,
      reports: 400,
      thinkMilliseconds,
      comeWithinMilliseconds,
    });
    const { p50, p99, max } = latencyOf(turns);
    return {
      title: '(h) 200 conversations at once over two processes, four seconds of typing between turns',
      figures: [
        { what: 'turns per second', value: turns.length / seconds, unit: '/s' },
        { what: 'p50', value: p50, unit: 'ms' },
        { what: 'p99', value: p99, unit: 'ms', most: 150 },
        { what: 'worst', value: max, unit: 'ms' },
        { what: 'reports that became tickets', value: tickets, unit: 'of 400' },
      ],
      notes: [],
    };
  } finally {
    await Promise.all([first.stop(), second.stop()]);
    await database.stop();
  }
}
