import type { SentFile } from './sent-file.js';
import { isRecord, isText } from './shape.js';
import type { Answer, Transfer, Upload } from './transfer.js';

export type FileTrouble = 'TOO_LARGE' | 'WRONG_TYPE' | 'RATE_LIMITED' | 'TOO_MANY' | 'FAILED';

/** A file that waits below the field to be sent with the next message. */
export interface AttachedFile {
  /** The page's own. */
  key: string;
  name: string;
  type: string;
  /** An address of the page's own that shows it; null for what a browser cannot show. */
  preview: string | null;
  /** 0 to 1. */
  progress: number;
  /** The desk's id, once it has all of it. */
  id: string | null;
  trouble: FileTrouble | null;
}

export interface FileSurroundings {
  upload: Upload;
  previewOf(file: File): string | null;
  forgetPreview(address: string): void;
  newId(): string;
  /** Where to send files; null while there is no session. */
  address(): string | null;
  changed(files: readonly AttachedFile[]): void;
}

export const mostFiles = 10;
export const mostBytes = 20 * 1024 * 1024;

/** What the customer has chosen: sent to the desk at once, named by the next message, forgotten when it is removed. */
export class AttachedFiles {
  readonly #surroundings: FileSurroundings;
  readonly #originals = new Map<string, File>();
  readonly #transfers = new Map<string, Transfer>();
  #files: readonly AttachedFile[] = [];

  constructor(surroundings: FileSurroundings) {
    this.#surroundings = surroundings;
  }

  add(files: readonly File[]): void {
    for (const file of files) this.#addOne(file);
  }

  remove(key: string): void {
    this.#transfers.get(key)?.stop();
    this.#transfers.delete(key);
    this.#originals.delete(key);
    const removed = this.#files.find((file) => file.key === key);
    if (removed?.preview) this.#surroundings.forgetPreview(removed.preview);
    this.#show(this.#files.filter((file) => file.key !== key));
  }

  tryAgain(key: string): void {
    const file = this.#originals.get(key);
    if (!file) return;
    this.#mark(key, { trouble: null, progress: 0 });
    this.#send(key, file);
  }

  /** Those that the desk has; they belong to a message from now on. */
  take(): SentFile[] {
    const ready = this.#files.flatMap(({ key, id, name, type }) =>
      id === null ? [] : [{ key, id, name, type }],
    );
    for (const { key } of ready) this.remove(key);
    return ready.map(({ id, name, type }) => ({ id, name, type }));
  }

  clear(): void {
    for (const { key } of this.#files) this.remove(key);
  }

  #addOne(file: File): void {
    const key = this.#surroundings.newId();
    const { name, type } = file;
    const trouble = this.#troubleWith(file);
    const preview = this.#surroundings.previewOf(file);
    this.#originals.set(key, file);
    this.#show([...this.#files, { key, name, type, preview, progress: 0, id: null, trouble }]);
    if (trouble === null) this.#send(key, file);
  }

  /** What the desk would refuse anyway is not sent to it. */
  #troubleWith({ size }: File): FileTrouble | null {
    if (size > mostBytes) return 'TOO_LARGE';
    return this.#files.filter(({ trouble }) => trouble === null).length >= mostFiles ? 'TOO_MANY' : null;
  }

  #send(key: string, file: File): void {
    const address = this.#surroundings.address();
    if (address === null) {
      this.#mark(key, { trouble: 'FAILED' });
      return;
    }
    const transfer = this.#surroundings.upload(address, file, (progress) => this.#mark(key, { progress }));
    this.#transfers.set(key, transfer);
    void transfer.done.then((answer) => {
      if (this.#transfers.get(key) !== transfer) return;
      this.#transfers.delete(key);
      this.#mark(key, judge(answer));
    });
  }

  #mark(key: string, changed: Partial<AttachedFile>): void {
    this.#show(this.#files.map((file) => (file.key === key ? { ...file, ...changed } : file)));
  }

  #show(files: readonly AttachedFile[]): void {
    this.#files = files;
    this.#surroundings.changed(files);
  }
}

const troubles: Record<number, FileTrouble> = { 413: 'TOO_LARGE', 415: 'WRONG_TYPE', 429: 'RATE_LIMITED' };

function judge({ status, body }: Answer): Partial<AttachedFile> {
  const id = status === 201 ? idIn(body) : null;
  return id === null ? { trouble: troubles[status] ?? 'FAILED' } : { id, progress: 1 };
}

function idIn(body: string): string | null {
  try {
    const answer: unknown = JSON.parse(body);
    return isRecord(answer) && isText(answer.id) ? answer.id : null;
  } catch {
    return null;
  }
}
