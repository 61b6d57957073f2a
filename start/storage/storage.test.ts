import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStorage } from '../../domain/attachment/file-storage.js';
import { openFolderStorage } from './folder-storage.js';
import { openS3Storage, type S3Bucket, sign } from './s3-storage.js';

const home = mkdtempSync(join(tmpdir(), 'aftercare-storage-'));
const clock = () => new Date();
const bucket = { region: 'us-east-1', keyId: 'S3RVER', secret: 'S3RVER' };
let server: S3rver;
let url = '';

beforeAll(async () => {
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(home, 's3'),
    configureBuckets: [{ name: 'files', configs: [] }],
  });
  const { port } = await server.run();
  url = `http://127.0.0.1:${port}/files`;
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

const homes: readonly (readonly [string, () => FileStorage])[] = [
  ['a folder', () => openFolderStorage(join(home, 'folder'))],
  ['a bucket', () => openS3Storage({ url, ...bucket }, clock)],
];

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function* broken() {
  yield Buffer.from('the first half');
  throw new Error('the sender is gone');
}

async function textOf(content: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (!content) return null;
  const read: Uint8Array[] = [];
  for await (const piece of content) read.push(piece);
  return Buffer.concat(read).toString();
}

describe.each(homes)('files in %s', (_name, open) => {
  it('are given as they came, whole and in part', async () => {
    await open().put('aa/whole', pieces('one ', 'two ', '三'));
    expect(await textOf(await open().get('aa/whole'))).toBe('one two 三');
    expect(await textOf(await open().get('aa/whole', { first: 4, last: 6 }))).toBe('two');
  });

  it('are not there when they never came, or broke off', async () => {
    expect(await open().get('aa/never')).toBeNull();
    await expect(open().put('aa/broken', broken())).rejects.toThrow('the sender is gone');
    expect(await open().get('aa/broken')).toBeNull();
  });

  it('are gone once they are removed, however often', async () => {
    await open().put('bb/old', pieces('x'));
    for (let i = 0; i < 2; i += 1) await open().remove('bb/old');
    expect(await open().get('bb/old')).toBeNull();
  });

  it('are large', async () => {
    const megabyte = 'x'.repeat(1024 * 1024);
    await open().put('cc/large', pieces(...Array.from({ length: 20 }, () => megabyte)));
    let size = 0;
    for await (const piece of (await open().get('cc/large')) ?? []) size += piece.length;
    expect(size).toBe(20 * 1024 * 1024);
  });
});

it('a folder keeps nothing of what broke off', () => {
  expect(readdirSync(join(home, 'folder', 'aa'))).toEqual(['whole']);
});

it('a store that is away, or refuses, is an error and no missing file', async () => {
  const away = openS3Storage({ ...bucket, url: 'http://127.0.0.1:1/files' }, clock);
  await expect(away.get('aa/whole')).rejects.toThrow();
  const elsewhere = openS3Storage({ ...bucket, url: url.replace('/files', '/no-such-bucket') }, clock);
  await expect(elsewhere.put('aa/x', pieces('x'))).rejects.toThrow(/404/);
});

it('a store is told the length and the hash before the content', async () => {
  let told: IncomingHttpHeaders = {};
  const store = createServer((request, response) => {
    told = request.headers;
    request.resume().once('end', () => response.end());
  });
  await new Promise<void>((listening) => store.listen(0, '127.0.0.1', listening));
  const address = store.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await openS3Storage({ ...bucket, url: `http://127.0.0.1:${port}/files` }, clock).put(
    'aa/x',
    pieces('one', 'two'),
  );
  store.close();
  expect(told['content-length']).toBe('6');
  expect(told['transfer-encoding']).toBeUndefined();
  expect(told['x-amz-content-sha256']).toBe(createHash('sha256').update('onetwo').digest('hex'));
});

/** The examples of "Authenticating Requests: Using the Authorization Header" in Amazon's reference of S3. */
describe('a request is signed as Amazon publishes it', () => {
  const published: S3Bucket = {
    url: 'https://examplebucket.s3.amazonaws.com',
    region: 'us-east-1',
    keyId: 'AKIAIOSFODNN7EXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  const at = new Date('2013-05-24T00:00:00Z');

  it('to read a part of a file', async () => {
    const headers = { range: 'bytes=0-9' };
    const signed = await sign(published, { method: 'GET', key: 'test.txt', headers, at });
    expect(signed.headers.get('authorization')).toMatch(
      /SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41$/,
    );
  });

  it('to write one', async () => {
    const headers = { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' };
    const bodyHash = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072';
    const key = 'test%24file.text';
    const signed = await sign(published, { method: 'PUT', key, headers, bodyHash, at });
    expect(signed.headers.get('authorization')).toContain(
      'Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    );
  });
});
