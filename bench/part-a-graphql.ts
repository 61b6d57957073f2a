import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCalls, type PartResult } from './figure.js';
import { signIn } from './graphql-client.js';
import { figuresOf, report } from './part-a-open-ticket.js';
import { startProgram } from './program.js';

const mutation =
  'mutation($input: OpenTicketInput!) { openTicket(input: $input) { ticket { id number state version } } }';
const calls = 1_000;

export async function openTicketsByGraphql(): Promise<PartResult> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
  const program = await startProgram({ AFTERCARE_DATA: folder, LOG_LEVEL: 'warn' });
  try {
    const client = await signIn(program.url, 'receptionist@demo');
    const open = (index: number) => client.ask(mutation, { input: report(index) });
    await measureCalls(1, 100, open);
    const one = await measureCalls(1, calls, (index) => open(1_000 + index));
    const many = await measureCalls(16, 2 * calls, (index) => open(100_000 + index));
    client.close();
    return {
      title: '(a) openTicket through GraphQL',
      figures: [...figuresOf('1 client', one, 40), ...figuresOf('16 clients', many)],
      notes: [],
    };
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
