import { ChannelError } from './channel.js';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const timeoutMilliseconds = 10_000;
const mostBytes = 64 * 1024;

/**
 * An HTTP call with an end: ten seconds, no redirects. Addresses hold keys and answers hold names, so an error says no more
 * than what kind it is.
 * @throws ChannelError when there is no answer
 */
export async function callOut(url: string, init: Omit<RequestInit, 'signal' | 'redirect'>): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'manual' });
    return { status: response.status, body: await beginningOf(response) };
  } catch (error) {
    throw new ChannelError(`no answer (${kindOf(error)})`, false);
  }
}

/** What is longer than any answer that we understand is not read to its end. */
async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
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
