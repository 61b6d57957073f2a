import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type PartResult, tableOf } from './figure.js';
import { machine } from './machine.js';
import { openTicketsByGraphql } from './part-a-graphql.js';
import { openTicketsInProcess } from './part-a-open-ticket.js';
import { askStaffQueue } from './part-b-staff-queue.js';
import { fireAlarms } from './part-c-alarms.js';
import { chat } from './part-d-chat.js';
import { startTwice } from './part-e-start.js';
import { countDueTimes } from './part-f-due-times.js';
import { readDamagedPolicies } from './part-g-policy-texts.js';
import { chatInCrowd } from './part-h-crowd.js';
import { measureUnderstanding } from './part-i-understanding.js';

const parts: Record<string, () => Promise<readonly PartResult[]>> = {
  a: async () => [await openTicketsInProcess(), await openTicketsByGraphql()],
  b: askStaffQueue,
  c: fireAlarms,
  d: chat,
  e: startTwice,
  f: async () => [await countDueTimes()],
  g: async () => [await readDamagedPolicies()],
  h: async () => [await chatInCrowd()],
  i: async () => [await measureUnderstanding()],
};

const resultFile = 'dist/bench-results.json';

/** Measures one part after the other and prints what it found. A part that breaks does not take the others along. */
async function measure(wanted: readonly string[]): Promise<void> {
  const facts = await machine();
  console.log(`${facts.cores} cores (${facts.processor}), ${facts.memory}, Node ${facts.node}\n`);
  const results: PartResult[] = [];
  for (const name of wanted) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}.`);
    for (const result of await part().catch(broken(name))) {
      results.push(result);
      console.log(tableOf(result));
    }
  }
  await mkdir('dist', { recursive: true });
  await writeFile(
    resultFile,
    `${JSON.stringify({ measuredAt: new Date(), machine: facts, results }, null, 2)}\n`,
  );
  console.log(`The same as JSON: ${resultFile}`);
}

const broken =
  (name: string) =>
  (error: unknown): PartResult[] => {
    console.error(error instanceof Error ? error.stack : error);
    const reason = error instanceof Error ? error.message : String(error);
    return [{ title: `(${name})`, figures: [], notes: [`Could not be measured: ${reason}`] }];
  };

const { values } = parseArgs({ options: { only: { type: 'string' } } });
await measure(values.only?.split(',') ?? Object.keys(parts));
