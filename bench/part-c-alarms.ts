import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { openBenchDesk, startBenchDatabase } from './bench-desk.js';
import { type Figure, latencyOf, type PartResult } from './figure.js';
import { fill } from './fill.js';
import { startRedis } from './redis.js';

const pending = 100_000;
const due = 5_000;
const windowMilliseconds = 10_000;
/** The sweep looks every five seconds. */
const leadMilliseconds = 12_000;
const patienceMilliseconds = 90_000;

/**
 * Alarms with everything that follows from them, on both homes of the queue: first 5,000 spread evenly over ten
 * seconds, as asked for, then 5,000 at one instant, which shows how fast they can go.
 */
export async function fireAlarms(): Promise<PartResult[]> {
  const inPostgres = await fireOn('PostgreSQL', undefined);
  const redis = await startRedis();
  if (redis === null) {
    const notes = ['Skipped: neither redis-server nor valkey-server is on the PATH.'];
    return [inPostgres, { title: '(c) alarms, queue in Redis', figures: [], notes }];
  }
  try {
    return [inPostgres, await fireOn('Redis', redis.url)];
  } finally {
    await redis.stop();
  }
}

async function fireOn(home: string, redisUrl: string | undefined): Promise<PartResult> {
  const database = await startBenchDatabase();
  const client = postgres(database.url, { max: 1, onnotice: () => undefined });
  try {
    await (await openBenchDesk(database.url)).close();
    await fill(database.url, { tickets: pending, live: 1 });
    await armAll(client);
    const program = await startAlarmProcess(database.url, redisUrl);
    try {
      const spread = await fireWave(client, program, windowMilliseconds);
      const burst = await fireWave(client, program, 0);
      return {
        title: `(c) alarms, queue in ${home}`,
        figures: [...spreadFigures(spread), ...burstFigures(burst)],
        notes: [],
      };
    } finally {
      await program.stop();
    }
  } finally {
    await client.end();
    await database.stop();
  }
}

/** One alarm on each ticket, in the next days. */
async function armAll(client: postgres.Sql): Promise<void> {
  await client`
    insert into deadline (id, kind, subject_id, due_at, state)
    select uuidv7(), 'CLOCK', id, now() + interval '1 hour' + random() * interval '5 days', 'ARMED'
    from sla_clock where target = 'RESOLVE'`;
  await client.unsafe('vacuum analyze');
}

interface Wave {
  readonly firstDue: number;
  /** Of the escalations: fired at, less due at. */
  readonly late: readonly number[];
  /** The same up to the end of the transaction, as the program tells it in its log. */
  readonly committedLate: readonly number[];
  readonly lastFired: number;
  readonly escalations: number;
  readonly twice: number;
}

/**
 * Half of the alarms warn, the other half find the promise broken: a clock is set so that the policy's own
 * arithmetic makes its alarm due at the chosen instant.
 */
async function fireWave(client: postgres.Sql, program: AlarmProcess, window: number): Promise<Wave> {
  const from = Date.now() + leadMilliseconds;
  program.heard.length = 0;
  await client`
    with chosen as (
      select sla_clock.id, row_number() over () as n from sla_clock
      join deadline on deadline.subject_id = sla_clock.id
      where target = 'RESOLVE' and fired_levels = '{}' and deadline.due_at > now() + interval '30 minutes'
      limit ${due}
    ), timed as (
      select id, n, date_trunc('milliseconds',
        to_timestamp(${from}::float8 / 1000) + (n::float8 / ${due} * ${window}) * interval '1 millisecond') as at
      from chosen
    ), clocks as (
      update sla_clock set
        state = 'RUNNING', next_alarm_at = timed.at,
        fired_levels = case when n % 2 = 0 then '{}'::int[] else '{1}' end,
        started_at = timed.at - case when n % 2 = 0 then interval '72 hours' * 0.8 else interval '72 hours' end,
        due_at = timed.at + case when n % 2 = 0 then interval '72 hours' * 0.2 else interval '0' end
      from timed where timed.id = sla_clock.id
    )
    update deadline set due_at = timed.at from timed where subject_id = timed.id`;
  const limit = Date.now() + leadMilliseconds + patienceMilliseconds;
  const since = new Date(from).toISOString();
  for (let count = 0; count < due && Date.now() < limit; await pause(250)) {
    const [row] = await client<{ count: number }[]>`
      select count(*)::int as count from escalation
      where clock_id is not null and due_at >= ${since}::timestamptz`;
    count = row?.count ?? 0;
  }
  // Whatever fires twice does so by now.
  await pause(6_000);
  return readWave(client, program, from);
}

async function readWave(client: postgres.Sql, program: AlarmProcess, from: number): Promise<Wave> {
  const rows = await client<{ clock: string; level: number; due: number; fired: number }[]>`
    select clock_id as clock, level, extract(epoch from due_at)::float8 * 1000 as due,
      extract(epoch from fired_at)::float8 * 1000 as fired
    from escalation
    where clock_id is not null and due_at >= ${new Date(from).toISOString()}::timestamptz`;
  return {
    firstDue: from,
    late: rows.map(({ due: dueAt, fired }) => Math.round(fired - dueAt)),
    committedLate: [...program.heard],
    lastFired: Math.max(...rows.map(({ fired }) => fired)),
    escalations: rows.length,
    twice: rows.length - new Set(rows.map(({ clock, level }) => `${clock} ${level}`)).size,
  };
}

function spreadFigures(wave: Wave): Figure[] {
  const { p50, p99, max } = latencyOf(wave.late);
  const committed = latencyOf(wave.committedLate);
  return [
    { what: 'escalations of 5,000 within ten seconds', value: wave.escalations, unit: '' },
    { what: 'late, p50', value: p50, unit: 'ms' },
    { what: 'late, p99', value: p99, unit: 'ms', most: 1_000 },
    { what: 'late, worst', value: max, unit: 'ms' },
    { what: 'late when committed, p99', value: committed.p99, unit: 'ms' },
    { what: 'too early', value: wave.late.filter((late) => late < 0).length, unit: '', most: 0 },
    { what: 'told twice', value: wave.twice, unit: '', most: 0 },
  ];
}

function burstFigures(wave: Wave): Figure[] {
  const seconds = (wave.lastFired - wave.firstDue) / 1_000;
  return [
    { what: '5,000 at one instant: alarms', value: wave.escalations / seconds, unit: '/s' },
    { what: '5,000 at one instant: late, p99', value: latencyOf(wave.late).p99, unit: 'ms' },
    { what: '5,000 at one instant: told twice', value: wave.twice, unit: '', most: 0 },
  ];
}

interface AlarmProcess {
  /** Lateness of each alarm that it told in its log. */
  readonly heard: number[];
  stop(): Promise<void>;
}

async function startAlarmProcess(url: string, redisUrl: string | undefined): Promise<AlarmProcess> {
  const file = fileURLToPath(new URL('alarm-process.js', import.meta.url));
  const child = spawn(process.execPath, [file, url, ...(redisUrl === undefined ? [] : [redisUrl])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const heard: number[] = [];
  const ready = new Promise<void>((done, failed) => {
    child.once('exit', (code) => failed(new Error(`the alarm process ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const late = /"kind":"CLOCK","late":(-?\d+)/.exec(line)?.[1];
      if (late !== undefined) heard.push(Number(late));
      else if (line.includes('"ready"')) done();
      else if (!line.includes('"level":"info"')) console.error(line);
    });
  });
  await ready;
  return { heard, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
