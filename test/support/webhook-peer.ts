import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly body: Readonly<Record<string, unknown>>;
  /** As the documentation tells a reader to check it. */
  readonly isSigned: boolean;
}

export interface WebhookPeer {
  readonly url: string;
  readonly posted: readonly Posted[];
  /** What it answers from now on; `null` never answers. */
  answer(status: number | null): void;
  /** Posts as the program on the other side does. */
  post(to: string, body: unknown, at: Date, changes?: Readonly<Record<string, string>>): Promise<number>;
  close(): Promise<void>;
}

/** A program on the other side of the webhook, as docs/channels.md describes it: it shares no code with ours. */
export async function startWebhookPeer(secret: string): Promise<WebhookPeer> {
  const posted: Posted[] = [];
  let status: number | null = 200;
  const signatureOf = (timestamp: string, body: string) =>
    `sha256=${createHmac('sha256', secret).update(timestamp).update('.').update(body).digest('hex')}`;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const right = signatureOf(String(request.headers['x-aftercare-timestamp']), text);
      posted.push({ body: JSON.parse(text), isSigned: request.headers['x-aftercare-signature'] === right });
      if (status !== null) response.writeHead(status).end('whatever');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/send`,
    posted,
    answer: (next) => {
      status = next;
    },
    async post(to, body, at, changes = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      const headers = {
        'content-type': 'application/json',
        'x-aftercare-timestamp': timestamp,
        'x-aftercare-signature': signatureOf(timestamp, text),
        ...changes,
      };
      const response = await fetch(`${to}/hooks/messages`, { method: 'POST', headers, body: text });
      return response.status;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
