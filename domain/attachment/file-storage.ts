/** From the first to the last byte, both included, as in HTTP. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Where the content of attachments lies: a folder, or a bucket of an S3-compatible store. */
export interface FileStorage {
  /**
   * Keeps what comes, whole and for good, or nothing of it when the content breaks off. The key is a path of letters,
   * digits, hyphens and slashes.
   */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null when there is nothing under this key. */
  get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>;
  /** Nothing is under the key afterwards, whether there was something or not. */
  remove(key: string): Promise<void>;
}

/** Spread over folders, since no file system likes a million files in one. */
export const storageKey = (attachmentId: string): string => `${attachmentId.slice(-2)}/${attachmentId}`;
