import { readFile } from 'node:fs/promises';
import { finish } from '../command-line.js';
import { runCommand } from './command.js';
import { openPast } from './past.js';

await finish(
  runCommand(
    process.argv.slice(2),
    (path) => readFile(path, 'utf8'),
    () => openPast(process.env),
  ),
);
