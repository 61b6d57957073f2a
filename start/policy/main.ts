import { readFile } from 'node:fs/promises';
import { runCommand } from './command.js';
import { openPast } from './past.js';

const { lines, passed } = await runCommand(
  process.argv.slice(2),
  (path) => readFile(path, 'utf8'),
  () => openPast(process.env),
);
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = passed ? 0 : 1;
