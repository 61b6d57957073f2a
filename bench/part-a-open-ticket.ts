import { openTicket } from '../domain/ticket/open-ticket.js';
import { openBenchDesk, startBenchDatabase } from './bench-desk.js';
import { type Calls, type Figure, measureCalls, type PartResult } from './figure.js';

const calls = 1_500;

/** A report of its own customer each, as the receptionist types it. */
export const report = (index: number) => ({
  kind: 'FAULT' as const,
  channel: 'PHONE' as const,
  customer: { name: '韩梅梅', phone: `139${String(index).padStart(8, '0')}` },
  serialNumber: `DEMO-00${String(1 + (index % 50)).padStart(2, '0')}`,
  description: '净水机漏水，接头处一直滴',
  address: { text: '上海市浦东新区世纪大道100号' },
});

export async function openTicketsInProcess(): Promise<PartResult> {
  const database = await startBenchDatabase();
  const desk = await openBenchDesk(database.url);
  try {
    const receptionist = await desk.staff('receptionist@demo');
    const open = (index: number) => desk.desk.run(receptionist, openTicket, report(index));
    await measureCalls(1, 100, open);
    const one = await measureCalls(1, calls, (index) => open(1_000 + index));
    const many = await measureCalls(16, 2 * calls, (index) => open(100_000 + index));
    return {
      title: '(a) openTicket through the domain',
      figures: [...figuresOf('1 client', one, 40), ...figuresOf('16 clients', many)],
      notes: [],
    };
  } finally {
    await desk.close();
    await database.stop();
  }
}

export function figuresOf(who: string, { perSecond, latency }: Calls, most?: number): Figure[] {
  return [
    { what: `${who}: throughput`, value: perSecond, unit: '/s' },
    { what: `${who}: p50`, value: latency.p50, unit: 'ms' },
    { what: `${who}: p99`, value: latency.p99, unit: 'ms', ...(most !== undefined && { most }) },
  ];
}
