import type { Actor } from '../../../domain/actor.js';
import type { FileReceiver } from '../../../domain/attachment/receive-file.js';
import { type FilesReceived, receiveFiles } from '../../../domain/attachment/receive-files.js';
import type { Log } from '../../../domain/context.js';
import type { WechatApi } from './wechat-api.js';

export interface MediaParts extends FileReceiver {
  readonly api: WechatApi;
  readonly log: Log;
}

/**
 * Fetches what a follower sent. WeChat asks again for ten seconds while it has no answer, which is as long as the fetching
 * may take, so a process that dies meanwhile loses nothing. It does not ask for longer, though: what cannot be fetched is a
 * message without its file, and its sender is asked for it once more.
 */
export async function receiveMedia(
  { desk, files, api, log }: MediaParts,
  actor: Actor,
  { conversationId, mediaId }: { readonly conversationId: string; readonly mediaId: string },
): Promise<FilesReceived> {
  try {
    const content = await api.openMedia(mediaId);
    return await receiveFiles({ desk, files }, actor, [{ conversationId, name: null, content }]);
  } catch (error) {
    log.error({ err: error, conversationId }, 'a file of WeChat could not be taken in');
    return { attachmentIds: [], refusedFiles: [{ name: '', why: 'CUT_OFF' }] };
  }
}
