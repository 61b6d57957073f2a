import { join } from 'node:path';
import type { FileStorage } from '../../domain/attachment/file-storage.js';
import type { Environment } from '../environment.js';
import { openFolderStorage } from './folder-storage.js';
import { openS3Storage } from './s3-storage.js';

/** Where attachments lie: in the bucket that is named, or below the data folder. */
export const openStorage = (
  { s3 }: Pick<Environment, 's3'>,
  dataFolder: string,
  clock: () => Date,
): FileStorage => (s3 ? openS3Storage(s3, clock) : openFolderStorage(join(dataFolder, 'attachments')));
