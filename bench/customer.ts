import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';

/** A customer who tells everything that he is asked, until the desk has his report. */
const answersOf = (phone: string): Readonly<Record<string, string>> => ({
  name: '韩梅梅',
  phone,
  product: 'DEMO-0002',
  serial: 'DEMO-0002',
  address: '上海市浦东新区世纪大道100号',
  fault: '净水机漏水，接头处一直滴',
  time: '尽快',
  confirm: '确认',
});
const opening = '你好，我家的净水机漏水了';
const mostTurns = 14;
/** The bot may answer in several messages, and whoever writes more than five times a second is held back. */
const quietMilliseconds = 210;
const answerWithin = 10_000;

export interface Crowd {
  /** The processes that they write to, each to the next one. */
  readonly urls: readonly string[];
  readonly customers: number;
  readonly reports: number;
  /** Within what time they come, one after the other; all at once when left out. */
  readonly comeWithinMilliseconds?: number;
  /** How long each of them reads and types, on average; none when left out. */
  readonly thinkMilliseconds?: number;
}

/** So many customers at a time until so many reports are made. */
export async function reportFaults(crowd: Crowd) {
  const { urls, customers, reports, comeWithinMilliseconds = 0, thinkMilliseconds = 0 } = crowd;
  const turns: number[] = [];
  let left = reports;
  let tickets = 0;
  const customer = async (index: number) => {
    await pause((comeWithinMilliseconds * index) / customers);
    while (left > 0) {
      left -= 1;
      const answers = answersOf(`139${String(index).padStart(4, '0')}${String(left).padStart(4, '0')}`);
      const url = urls[index % urls.length] ?? '';
      if (await reportFault({ url, answers, turns, think: thinkMilliseconds })) tickets += 1;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: customers }, (_, index) => customer(index)));
  return { turns, tickets, seconds: (performance.now() - begun) / 1_000 };
}

interface Reporting {
  readonly url: string;
  /** What he says to each question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly turns: number[];
  readonly think: number;
}

/** Whether it became a ticket. */
async function reportFault({ url, answers, turns, think }: Reporting): Promise<boolean> {
  const talk = await openTalk(url);
  try {
    let frame = await talk.say(opening, turns);
    for (let turn = 1; turn < mostTurns && frame.expects && !talk.hasTicket(); turn += 1) {
      await pause(think * (0.5 + ((turn * 7) % 10) / 10));
      frame = await talk.say(answers[frame.expects] ?? '不知道', turns);
    }
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
  let heard = () => {};
  socket.on('message', (raw) => {
    // contract/chat.md, "Frames".
    const frame = JSON.parse(String(raw)) as Frame;
    if (frame.type === 'message') said.push({ frame, at: performance.now() });
    if (frame.type === 'error') failure = frame.text ?? 'error';
    heard();
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
      const next = new Promise<void>((done) => {
        heard = done;
      });
      await Promise.race([next, pause(limit - performance.now(), undefined, { ref: false })]);
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
