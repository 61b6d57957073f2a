import { expect, it } from 'vitest';
import { createMetrics } from './metrics.js';

it('tells of requests, operations, turns and alarms in the form of Prometheus', async () => {
  const metrics = createMetrics();
  metrics.httpRequest({ route: '/graphql', method: 'POST', status: 200, seconds: 0.02 });
  metrics.graphqlOperation({ kind: 'query', outcome: 'ok', seconds: 0.02 });
  metrics.chatTurn({ outcome: 'error', seconds: 0.3 });
  metrics.alarmFired({ kind: 'SLA_BREACH', lateSeconds: 0.2 });
  const text = await metrics.text();
  expect(text).toContain(
    'aftercare_http_request_seconds_count{route="/graphql",method="POST",status="200"} 1',
  );
  expect(text).toContain('aftercare_graphql_operation_seconds_count{kind="query",outcome="ok"} 1');
  expect(text).toContain('aftercare_chat_turn_seconds_bucket{le="0.25",outcome="error"} 0');
  expect(text).toContain('aftercare_chat_turn_seconds_bucket{le="0.5",outcome="error"} 1');
  expect(text).toContain('aftercare_alarms_fired_total{kind="SLA_BREACH"} 1');
  expect(text).toContain('aftercare_alarm_lateness_seconds_bucket{le="0.1",kind="SLA_BREACH"} 0');
  expect(text).toContain('process_cpu_seconds_total');
  expect(metrics.contentType).toContain('text/plain');
});

it('asks queues and pool at every scrape', async () => {
  const metrics = createMetrics();
  let waiting = 3;
  metrics.watchQueues(async () => ({ alarms: waiting }));
  metrics.watchPool(async () => ({ used: 2, idle: 8 }));
  expect(await metrics.text()).toContain('aftercare_queue_jobs{queue="alarms"} 3');
  waiting = 4;
  expect(await metrics.text()).toContain('aftercare_queue_jobs{queue="alarms"} 4');
  expect(await metrics.text()).toContain('aftercare_database_connections{state="idle"} 8');
});

it('still answers when a source fails', async () => {
  const metrics = createMetrics();
  metrics.watchQueues(() => Promise.reject(new Error('the queue is gone')));
  metrics.watchPool(async () => {
    throw new Error('so is the pool');
  });
  metrics.alarmFired({ kind: 'SLA_BREACH', lateSeconds: 0 });
  const text = await metrics.text();
  expect(text).toContain('aftercare_alarms_fired_total{kind="SLA_BREACH"} 1');
  expect(text).not.toMatch(/^aftercare_queue_jobs\{/m);
});

it('keeps two desks in one process apart', async () => {
  const one = createMetrics();
  const other = createMetrics();
  one.alarmFired({ kind: 'SLA_BREACH', lateSeconds: 0 });
  expect(await other.text()).not.toContain('kind="SLA_BREACH"');
});
