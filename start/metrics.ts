import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** A promise is kept to the second (design: on time, to a fraction of a second); beyond a minute it is an incident. */
const lateness = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600];

export interface PoolUse {
  readonly used: number;
  readonly idle: number;
}

/** What the desk counts. Labels come from closed lists only: no operation names, ids or paths of clients. */
export interface Metrics {
  httpRequest(seen: { route: string; method: string; status: number; seconds: number }): void;
  graphqlOperation(seen: {
    kind: 'query' | 'mutation' | 'subscription';
    outcome: 'ok' | 'error';
    seconds: number;
  }): void;
  chatTurn(seen: { outcome: 'ok' | 'error'; seconds: number }): void;
  alarmFired(seen: { kind: string; lateSeconds: number }): void;
  /** Asked at every scrape: waiting jobs by queue. */
  watchQueues(read: () => Promise<Readonly<Record<string, number>>>): void;
  /** Asked at every scrape. */
  watchPool(read: () => Promise<PoolUse>): void;
  readonly contentType: string;
  /** The whole in Prometheus' text form. */
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    ...doors(registers),
    ...alarms(registers),
    ...watches(registers),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

type Registers = Registry[];

function doors(registers: Registers): Pick<Metrics, 'httpRequest' | 'graphqlOperation' | 'chatTurn'> {
  const http = new Histogram({
    name: 'aftercare_http_request_seconds',
    help: 'Time to answer an HTTP request.',
    labelNames: ['route', 'method', 'status'],
    buckets: quick,
    registers,
  });
  const graphql = new Histogram({
    name: 'aftercare_graphql_operation_seconds',
    help: 'Time to execute a GraphQL operation.',
    labelNames: ['kind', 'outcome'],
    buckets: quick,
    registers,
  });
  const turn = new Histogram({
    name: 'aftercare_chat_turn_seconds',
    help: 'Time from a stored chat message to the committed answer.',
    labelNames: ['outcome'],
    buckets: quick,
    registers,
  });
  return {
    httpRequest: ({ seconds, ...labels }) => http.observe(labels, seconds),
    graphqlOperation: ({ seconds, ...labels }) => graphql.observe(labels, seconds),
    chatTurn: ({ seconds, ...labels }) => turn.observe(labels, seconds),
  };
}

function alarms(registers: Registers): Pick<Metrics, 'alarmFired'> {
  const fired = new Counter({
    name: 'aftercare_alarms_fired_total',
    help: 'Deadlines that fired.',
    labelNames: ['kind'],
    registers,
  });
  const late = new Histogram({
    name: 'aftercare_alarm_lateness_seconds',
    help: 'From the due time of a deadline to its firing.',
    labelNames: ['kind'],
    buckets: lateness,
    registers,
  });
  return {
    alarmFired: ({ kind, lateSeconds }) => {
      fired.inc({ kind });
      late.observe({ kind }, Math.max(0, lateSeconds));
    },
  };
}

function watches(registers: Registers): Pick<Metrics, 'watchQueues' | 'watchPool'> {
  return {
    watchQueues: (read) =>
      gauge(registers, 'aftercare_queue_jobs', 'Jobs that wait in a queue.', 'queue', read),
    watchPool: (read) =>
      gauge(
        registers,
        'aftercare_database_connections',
        'Connections of the pool by what they do.',
        'state',
        async () => ({ ...(await read()) }),
      ),
  };
}

/** A source that fails shows no figure; the other figures are wanted most just then. */
function gauge(
  registers: Registers,
  name: string,
  help: string,
  label: string,
  read: () => Promise<Readonly<Record<string, number>>>,
): void {
  new Gauge({
    name,
    help,
    labelNames: [label],
    registers,
    async collect() {
      this.reset();
      const figures = await read().catch(() => ({}));
      for (const [which, figure] of Object.entries(figures)) this.set({ [label]: which }, figure);
    },
  });
}
