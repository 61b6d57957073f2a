import { pino } from 'pino';
import { startEmbeddedDatabase } from '../../start/embedded-database.js';

/** A program for tests: holds the database in the folder it is given until it is told to stop. */
const [, , folder = ''] = process.argv;
try {
  const database = await startEmbeddedDatabase({ folder, log: pino({ level: 'silent' }) });
  console.log(JSON.stringify({ url: database.url, adopted: database.adopted }));
  process.once('SIGTERM', () => database.stop().then(() => process.exit(0)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
