import {
  type BackendFactory,
  type ConnectionOptions,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type PostgresConnectionOptions,
  withBackend,
} from 'bullmq';
import { Cluster, Redis } from 'ioredis';

export interface QueueHome {
  readonly databaseUrl: string;
  /** None: the queues live in PostgreSQL. Several: nodes of a Redis Cluster. */
  readonly redisUrls: readonly string[];
  /** Prefix of the keys in Redis and name of the schema in PostgreSQL; tests choose their own. */
  readonly name?: string;
}

type Connection = ConnectionOptions | PostgresConnectionOptions;

const factory = (create: unknown) =>
  // BullMQ types each factory by its own options; the classes that it makes take either.
  withBackend(create as BackendFactory<IQueueBackend, Connection>);
type Classes = ReturnType<typeof factory>;

export interface QueueBackend {
  readonly Queue: Classes['Queue'];
  readonly Worker: Classes['Worker'];
  readonly prefix: string;
  /** A connection for handing jobs over: fails at once while the queue is away. */
  producer(): Connection;
  /** A connection for taking jobs: waits until the queue is back. */
  consumer(): Connection;
  close(): Promise<void>;
}

/** One code for both homes of the queues; which one it is shows nowhere else. */
export function openQueues({ databaseUrl, redisUrls, name = 'aftercare' }: QueueHome): QueueBackend {
  return redisUrls.length === 0 ? inPostgres(databaseUrl, name) : inRedis(redisUrls, name);
}

function inPostgres(connectionString: string, name: string): QueueBackend {
  const connection = (max: number): Connection => ({
    connectionString,
    schema: name === 'aftercare' ? 'bullmq' : name,
    migrate: true,
    max,
  });
  const { Queue, Worker } = factory(createPostgresBackend);
  return {
    Queue,
    Worker,
    prefix: name,
    producer: () => connection(2),
    consumer: () => connection(8),
    close: async () => undefined,
  };
}

function inRedis(urls: readonly string[], name: string): QueueBackend {
  const opened: (Redis | Cluster)[] = [];
  const open = (options: {
    enableOfflineQueue: boolean;
    maxRetriesPerRequest: number | null;
  }): Connection => {
    const [url = ''] = urls;
    const client =
      urls.length > 1 ? new Cluster([...urls], { redisOptions: options }) : new Redis(url, options);
    client.on('error', () => undefined);
    opened.push(client);
    // The same class at run time; BullMQ names it by its own copy of the types.
    return client as unknown as ConnectionOptions;
  };
  const { Queue, Worker } = factory(createRedisBackend);
  return {
    Queue,
    Worker,
    // One hash slot for all keys, as a cluster wants it.
    prefix: `{${name}}`,
    producer: () => open({ enableOfflineQueue: false, maxRetriesPerRequest: 1 }),
    consumer: () => open({ enableOfflineQueue: true, maxRetriesPerRequest: null }),
    close: async () => {
      for (const client of opened) client.disconnect();
    },
  };
}
