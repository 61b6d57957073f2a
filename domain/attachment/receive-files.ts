import type { RefusedFile } from '../../schema/index.js';
import type { Actor } from '../actor.js';
import { plainName } from './attachment-type.js';
import { type FileReceiver, type ReceivedFile, receiveFile } from './receive-file.js';

/** What a message then brings with it (`receiveMessage`). */
export interface FilesReceived {
  readonly attachmentIds: readonly string[];
  readonly refusedFiles: readonly RefusedFile[];
}

/**
 * Takes the files that came with one message, in their order. Of a message that is received twice only one claims them;
 * the others' are forgotten after a day.
 * @throws NOT_FOUND, and what the storage throws
 */
export async function receiveFiles(
  receiver: FileReceiver,
  actor: Actor,
  sent: readonly ReceivedFile[],
): Promise<FilesReceived> {
  const attachmentIds: string[] = [];
  const refusedFiles: RefusedFile[] = [];
  for (const file of sent) {
    const outcome = await receiveFile(receiver, actor, file);
    if ('refused' in outcome) refusedFiles.push({ name: plainName(file.name), why: outcome.refused });
    else attachmentIds.push(outcome.id);
  }
  return { attachmentIds, refusedFiles };
}
