import { ChannelError } from './channel.js';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const timeoutMilliseconds = 10_000;
const mostBytes = 64 * 1024;

/** What is read piece by piece. */
export interface Download {
  readonly status: number;
  /** As the header says. */
  readonly type: string;
  readonly content: AsyncIterable<Uint8Array>;
}

type Call = Omit<RequestInit, 'signal' | 'redirect'>;

/**
 * An HTTP call with an end: ten seconds, no redirects. Addresses hold keys and answers hold names, so an error says no more
 * than what kind it is.
 * @throws ChannelError when there is no answer
 */
export async function callOut(url: string, init: Call): Promise<Answer> {
  try {
    const response = await request(url, init);
    return { status: response.status, body: await beginningOf(contentOf(response)) };
  } catch (error) {
    throw new ChannelError(`no answer (${kindOf(error)})`, false);
  }
}

/**
 * The same for content of any length, which has to come within the ten seconds too. Who does not read it to its end ends it.
 * @throws ChannelError when there is no answer
 */
export async function openDownload(url: string): Promise<Download> {
  try {
    const response = await request(url, { method: 'GET' });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, content: contentOf(response) };
  } catch (error) {
    throw new ChannelError(`no answer (${kindOf(error)})`, false);
  }
}

const request = (url: string, init: Call): Promise<Response> =>
  fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMilliseconds), redirect: 'manual' });

async function* contentOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body) yield* body;
}

/** What is longer than any answer that we understand is not read to its end. */
export async function beginningOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name;
}
