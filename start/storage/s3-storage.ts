import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { FileStorage } from '../../domain/attachment/file-storage.js';

/** A bucket and who may use it. */
export interface S3Bucket {
  /** Of the bucket itself: https://bucket.host, or https://host/bucket where the store names it in the path. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

export interface S3Request {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** SHA-256 of what is sent, in hexadecimal. */
  readonly bodyHash?: string;
  readonly at: Date;
}

const transferMilliseconds = 300_000;
const removalMilliseconds = 15_000;
const hashOfNothing = createHash('sha256').digest('hex');

/** Attachments in a bucket of Amazon S3 or of a store that speaks its protocol. */
export function openS3Storage(bucket: S3Bucket, clock: () => Date): FileStorage {
  async function send(request: Omit<S3Request, 'at'>, options: RequestInit & { duplex?: 'half' } = {}) {
    const { url, headers } = await sign(bucket, { ...request, at: clock() });
    const { method } = request;
    return fetch(url, { signal: AbortSignal.timeout(transferMilliseconds), ...options, method, headers });
  }

  return {
    put: (key, content) =>
      spooled(content, async ({ path, size, hash }) => {
        const headers = { 'content-length': String(size), 'content-type': 'application/octet-stream' };
        const body = Readable.toWeb(createReadStream(path));
        // The type of Node's streams is not that of the browser's, though fetch takes either.
        const options = { body: body as ReadableStream, duplex: 'half' as const };
        await settle(await send({ method: 'PUT', key, headers, bodyHash: hash }, options));
      }),
    async get(key, range) {
      const headers = range && { range: `bytes=${range.first}-${range.last}` };
      const response = await send({ method: 'GET', key, ...(headers && { headers }) });
      if (response.ok && response.body) return Readable.fromWeb(response.body);
      await settle(response, 404);
      return null;
    },
    async remove(key) {
      const signal = AbortSignal.timeout(removalMilliseconds);
      await settle(await send({ method: 'DELETE', key }, { signal }), 404);
    },
  };
}

/** The address and headers of a request, signed by AWS's Signature Version 4. */
export async function sign(
  bucket: S3Bucket,
  { method, key, headers, bodyHash = hashOfNothing, at }: S3Request,
) {
  const signed = await new AwsV4Signer({
    method,
    url: `${bucket.url.replace(/\/+$/, '')}/${key}`,
    headers: { ...headers, 'x-amz-content-sha256': bodyHash },
    accessKeyId: bucket.keyId,
    secretAccessKey: bucket.secret,
    region: bucket.region,
    service: 's3',
    allHeaders: true,
    datetime: at.toISOString().replace(/[:-]|\.\d{3}/g, ''),
  }).sign();
  return { url: signed.url, headers: signed.headers };
}

/** @throws with what the store said, save for the status that is as good as an answer */
async function settle(response: Response, besides?: number): Promise<void> {
  const said = (await response.text()).slice(0, 300);
  if (response.ok || response.status === besides) return;
  throw new Error(`the file store answered ${response.status}: ${said}`);
}

interface Spooled {
  readonly path: string;
  readonly size: number;
  readonly hash: string;
}

/** The store wants length and hash before the first byte, so what comes in lies on disk until it is whole. */
async function spooled(
  content: AsyncIterable<Uint8Array>,
  use: (file: Spooled) => Promise<void>,
): Promise<void> {
  const path = join(tmpdir(), `aftercare-${randomUUID()}`);
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const piece of content) {
      hash.update(piece);
      yield piece;
    }
  }
  try {
    await pipeline(Readable.from(hashed()), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    await use({ path, size: (await stat(path)).size, hash: hash.digest('hex') });
  } finally {
    await rm(path, { force: true });
  }
}
