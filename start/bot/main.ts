import { readFile } from 'node:fs/promises';
import { readPolicy } from '../../domain/policy/policy-reader.js';
import { inProject } from '../../schema/project.js';
import { readDemonstration } from '../demonstration.js';
import { runCommand } from './command.js';

const company = await readDemonstration(inProject('policies/demonstration.yaml'));
const { timezone } = readPolicy(await readFile(inProject('policies/default.yaml'), 'utf8'));
const catalogue = Object.entries(company.products).map(([model, { family, zh, en, aliases }]) => ({
  model,
  family,
  names: [zh, en, ...aliases],
}));
const { lines, passed } = runCommand(process.argv.slice(2), { catalogue, timezone, now: new Date() });
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = passed ? 0 : 1;
