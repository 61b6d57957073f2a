import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStorage } from '../../domain/attachment/file-storage.js';

const ownerOnly = 0o600;

/** Attachments as files below a folder, each under the name that is its key. */
export function openFolderStorage(folder: string): FileStorage {
  const pathOf = (key: string) => join(folder, key);
  const partOf = (key: string) => `${pathOf(key)}.part`;

  return {
    async put(key, content) {
      await mkdir(dirname(pathOf(key)), { recursive: true });
      try {
        const part = createWriteStream(partOf(key), { mode: ownerOnly, flush: true });
        await pipeline(Readable.from(content), part);
        await rename(partOf(key), pathOf(key));
        await syncFolder(dirname(pathOf(key)));
      } catch (error) {
        await rm(partOf(key), { force: true });
        throw error;
      }
    },
    async get(key, range) {
      const handle = await open(pathOf(key)).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      const { first: start, last: end } = range ?? {};
      return handle?.createReadStream({ ...(range && { start, end }) }) ?? null;
    },
    async remove(key) {
      await rm(partOf(key), { force: true });
      await rm(pathOf(key), { force: true });
    },
  };
}

/** A name is for good only when its folder is written, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
