import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileStorage } from '../../domain/attachment/file-storage.js';
import { openFolderStorage } from '../../start/storage/folder-storage.js';

/** A storage in a folder of its own that is gone when the test's process ends. */
export function testFiles(): FileStorage {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-files-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return openFolderStorage(folder);
}

/** A whole picture of one pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
