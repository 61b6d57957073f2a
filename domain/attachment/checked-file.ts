import type { AttachmentType, FileRefusal } from '../../schema/vocabulary.js';
import { attachmentTypeOf, headBytes, mostBytes } from './attachment-type.js';

/** Why a file is not taken for what it is. */
export type Unfit = Exclude<FileRefusal, 'TOO_MANY'>;

export class UnfitFile extends Error {
  override readonly name = 'UnfitFile';

  constructor(
    readonly why: Unfit,
    options?: ErrorOptions,
  ) {
    super(`a file is not taken: ${why}`, options);
  }
}

/** Lets the content of a file through piece by piece, as long as its type and size will do. */
export class CheckedFile {
  readonly #content: AsyncIterable<Uint8Array>;
  #type: AttachmentType | null = null;
  #size = 0;

  constructor(content: AsyncIterable<Uint8Array>) {
    this.#content = content;
  }

  /** What it was, once all of it went through. */
  get seen(): { readonly type: AttachmentType; readonly size: number } {
    if (this.#type === null) throw new Error('the file has not been read');
    return { type: this.#type, size: this.#size };
  }

  /** Nothing is let through before the type is known. @throws UnfitFile */
  async *content(): AsyncGenerator<Uint8Array> {
    const waiting: Uint8Array[] = [];
    for await (const piece of this.#pieces()) {
      this.#size += piece.length;
      if (this.#size > mostBytes) throw new UnfitFile('TOO_LARGE');
      waiting.push(piece);
      if (this.#type === null && this.#size < headBytes) continue;
      await this.#learnType(waiting);
      yield* waiting.splice(0);
    }
    if (this.#size === 0) throw new UnfitFile('EMPTY');
    await this.#learnType(waiting);
    yield* waiting;
  }

  async #learnType(head: readonly Uint8Array[]): Promise<void> {
    this.#type ??= await attachmentTypeOf(Buffer.concat(head).subarray(0, headBytes));
    if (this.#type === null) throw new UnfitFile('WRONG_TYPE');
  }

  /** What breaks while it is read was broken off by its sender. */
  async *#pieces(): AsyncGenerator<Uint8Array> {
    const pieces = this.#content[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await pieces.next().catch((error: unknown) => {
          throw new UnfitFile('CUT_OFF', { cause: error });
        });
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await pieces.return?.();
    }
  }
}
