import { type Entry, readEntries } from './transcript.js';

export const transcriptKey = 'aftercare.transcript';

/** Where the page keeps things over a reload: `localStorage`, or nothing where the browser forbids it. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The transcript, kept in the browser because the server only repeats its own side. Each change starts from what is
 * stored: another tab of the same session may have written since.
 */
export class TranscriptStore {
  readonly #keeping: Keeping;
  #entries: readonly Entry[];
  #kept: boolean;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    this.#kept = true;
    this.#entries = this.#stored() ?? [];
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  change(step: (entries: readonly Entry[]) => readonly Entry[]): void {
    this.#entries = step(this.#stored() ?? this.#entries);
    try {
      this.#keeping.setItem(transcriptKey, JSON.stringify(this.#entries));
      this.#kept = true;
    } catch {
      // Full or forbidden: the page goes on with what is in memory.
      this.#kept = false;
    }
  }

  reread(): void {
    this.#entries = this.#stored() ?? this.#entries;
  }

  #stored(): readonly Entry[] | null {
    if (!this.#kept) return null;
    try {
      return readEntries(this.#keeping.getItem(transcriptKey));
    } catch {
      return null;
    }
  }
}
