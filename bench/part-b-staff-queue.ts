import { startBenchDatabase } from './bench-desk.js';
import { measureCalls, type PartResult } from './figure.js';
import { fill } from './fill.js';
import { type Ask, signIn } from './graphql-client.js';
import { figuresOf } from './part-a-open-ticket.js';
import { startProgram } from './program.js';

const queue = `query {
  tickets(first: 50, orderBy: MOST_URGENT) {
    nodes {
      id number kind state severity openedAt nextDueAt description
      customer { id name phone tier }
      asset { id serialNumber product { id model name } }
      product { id model name }
      clocks { id target rule state dueAt nextAlarmAt }
      assignee { id name login }
      lastMessage { id at direction author text }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
const calls = 500;

/** What a member of staff sees first, with 100,000 tickets; and what the process holds in memory afterwards. */
export async function askStaffQueue(): Promise<PartResult[]> {
  const database = await startBenchDatabase();
  try {
    const secret = 'only-for-a-measurement-of-this-machine';
    const program = await startProgram({
      DATABASE_URL: database.url,
      AFTERCARE_SECRET: secret,
      LOG_LEVEL: 'warn',
    });
    try {
      await fill(database.url, { tickets: 100_000, live: 0.2 });
      const all = await measureQueue(program.url, 'supervisor@demo');
      const point = await measureQueue(program.url, 'supervisor_sha@demo');
      const memory = await program.residentMegabytes();
      return [
        {
          title: '(b) staff queue of 100,000 tickets, 50 by MOST_URGENT',
          figures: [
            ...figuresOf('headquarters, 1 client', all.one, 60),
            ...figuresOf('headquarters, 16 clients', all.many),
            ...figuresOf('one service point, 1 client', point.one, 60),
            { what: 'resident memory of the Node process afterwards', value: memory, unit: 'MB', most: 350 },
          ],
          notes: [],
        },
      ];
    } finally {
      await program.stop();
    }
  } finally {
    await database.stop();
  }
}

async function measureQueue(url: string, login: string) {
  const client = await signIn(url, login);
  try {
    await checkPage(client.ask);
    await measureCalls(1, 50, () => client.ask(queue));
    const one = await measureCalls(1, calls, () => client.ask(queue));
    const many = await measureCalls(16, calls, () => client.ask(queue));
    return { one, many };
  } finally {
    client.close();
  }
}

/** A short answer would be a fast one. */
async function checkPage(ask: Ask): Promise<void> {
  const { tickets } = await ask('query { tickets(first: 50, orderBy: MOST_URGENT) { nodes { id } } }');
  const ids = JSON.stringify(tickets).match(/"id":/g)?.length ?? 0;
  if (ids !== 50) throw new Error(`the queue has ${ids} tickets on its first page instead of 50`);
}
