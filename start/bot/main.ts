import { readFile } from 'node:fs/promises';
import { readPolicy } from '../../domain/policy/policy-reader.js';
import { inProject } from '../../schema/project.js';
import { finish } from '../command-line.js';
import { readDemonstration } from '../demonstration.js';
import { runCommand } from './command.js';

const company = await readDemonstration(inProject('policies/demonstration.yaml'));
const { timezone } = readPolicy(await readFile(inProject('policies/default.yaml'), 'utf8'));
const catalogue = Object.entries(company.products).map(([model, { family, zh, hant = zh, en, aliases }]) => ({
  model,
  family,
  names: [zh, hant, en, ...aliases],
}));
const outcome = runCommand(process.argv.slice(2), { catalogue, timezone, now: new Date() });
await finish(Promise.resolve(outcome));
