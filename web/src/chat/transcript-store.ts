import { type Keeping, keepIfPossible } from './keeping.js';
import { type Entry, readEntries } from './transcript.js';

export const transcriptKey = 'aftercare.transcript';

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
    // Full or forbidden: the page goes on with what is in memory.
    this.#kept = keepIfPossible(this.#keeping, transcriptKey, JSON.stringify(this.#entries));
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
