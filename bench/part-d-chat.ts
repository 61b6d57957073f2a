import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { latencyOf, type PartResult } from './figure.js';
import { startProgram } from './program.js';

/** A customer who tells everything that he is asked, until the desk has his report. */
const answers: Readonly<Record<string, string>> = {
  name: '韩梅梅',
  phone: '13900139000',
  product: 'DEMO-0002',
  serial: 'DEMO-0002',
  address: '上海市浦东新区世纪大道100号',
  fault: '净水机漏水，接头处一直滴',
  time: '尽快',
  confirm: '确认',
};
const opening = '你好，我家的净水机漏水了';
const mostTurns = 14;
/** The bot may answer in several messages, and whoever writes more than five times a second is held back. */
const quietMilliseconds = 210;
const answerWithin = 10_000;

export async function chat(): Promise<PartResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
  const program = await startProgram({ AFTERCARE_DATA: folder, LOG_LEVEL: 'warn' });
  try {
    await reportFaults(program.url, 1, 2);
    const one = await reportFaults(program.url, 1, 20);
    const many = await reportFaults(program.url, 48, 72);
    const { p50, p99 } = latencyOf(one.turns);
    return [
      {
        title: '(d) chat turns: from a message sent to the first word of the answer',
        figures: [
          { what: '1 customer: p50', value: p50, unit: 'ms' },
          { what: '1 customer: p99', value: p99, unit: 'ms', most: 100 },
          { what: '1 customer: turns', value: one.turns.length, unit: '' },
          { what: '48 customers: throughput', value: many.turns.length / many.seconds, unit: 'turns/s' },
          { what: '48 customers: p99', value: latencyOf(many.turns).p99, unit: 'ms' },
          { what: 'reports that became tickets', value: one.tickets + many.tickets, unit: 'of 92' },
        ],
        notes: [],
      },
    ];
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** So many customers at a time until so many reports are made. */
async function reportFaults(url: string, customers: number, reports: number) {
  const turns: number[] = [];
  let left = reports;
  let tickets = 0;
  const customer = async () => {
    while (left > 0) {
      left -= 1;
      if (await reportFault(url, turns)) tickets += 1;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: customers }, customer));
  return { turns, tickets, seconds: (performance.now() - begun) / 1_000 };
}

/** Whether it became a ticket. */
async function reportFault(url: string, turns: number[]): Promise<boolean> {
  const talk = await openTalk(url);
  try {
    let frame = await talk.say(opening, turns);
    for (let turn = 1; turn < mostTurns && frame.expects && !talk.hasTicket(); turn += 1)
      frame = await talk.say(answers[frame.expects] ?? '不知道', turns);
    return talk.hasTicket();
  } finally {
    talk.close();
  }
}

interface Frame {
  readonly type: string;
  readonly expects?: string | null;
  readonly ticket?: string | null;
  readonly text?: string;
}

async function openTalk(url: string) {
  const session = await fetch(`${url}/chat/sessions`, { method: 'POST' });
  // contract/chat.md, "Sessions".
  const { token } = (await session.json()) as { token: string };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/chat/ws?token=${encodeURIComponent(token)}`);
  const said: { frame: Frame; at: number }[] = [];
  let failure: string | undefined;
  socket.on('message', (raw) => {
    // contract/chat.md, "Frames".
    const frame = JSON.parse(String(raw)) as Frame;
    if (frame.type === 'message') said.push({ frame, at: performance.now() });
    if (frame.type === 'error') failure = frame.text ?? 'error';
  });
  await new Promise((done, failed) => {
    socket.once('open', done);
    socket.once('error', failed);
  });
  /** Waits for the answer and until no more of it comes. */
  const answered = async (seen: number): Promise<number> => {
    const limit = performance.now() + answerWithin;
    while (said.length === seen) {
      if (failure !== undefined) throw new Error(`the chat says: ${failure}`);
      if (performance.now() > limit) throw new Error('the bot did not answer');
      await pause(1);
    }
    for (let count = 0; count !== said.length; await pause(quietMilliseconds)) count = said.length;
    return said[seen]?.at ?? Number.NaN;
  };
  socket.send(JSON.stringify({ type: 'hello' }));
  await answered(0);
  let sent = 0;
  return {
    async say(text: string, turns: number[]): Promise<Frame> {
      sent += 1;
      const seen = said.length;
      const begun = performance.now();
      socket.send(JSON.stringify({ type: 'message', id: `m${sent}`, text }));
      turns.push((await answered(seen)) - begun);
      return said.at(-1)?.frame ?? { type: 'message' };
    },
    hasTicket: () => said.some(({ frame }) => Boolean(frame.ticket)),
    close: () => socket.close(),
  };
}
