import type { Storage, StoreItems } from 'botbuilder-core';

/**
 * Where Botkit reads and writes during a turn: the state of the locked conversation row, put in before the turn and
 * taken out for `finishTurn` after it. Nothing outlives the turn, so the database's transaction is the only truth.
 */
export class TurnStorage implements Storage {
  readonly #items = new Map<string, unknown>();

  put(key: string, state: Record<string, unknown>): void {
    this.#items.set(key, state);
  }

  take(key: string): Record<string, unknown> {
    const state = this.#items.get(key);
    this.#items.delete(key);
    // Botkit writes back the object that it read under this key.
    return (state ?? {}) as Record<string, unknown>;
  }

  async read(keys: string[]): Promise<StoreItems> {
    return Object.fromEntries(keys.map((key) => [key, this.#items.get(key) ?? {}]));
  }

  async write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) this.#items.set(key, item);
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) this.#items.delete(key);
  }
}
