/** Where the page keeps things over a reload. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem'>;

/** Some browsers forbid storage altogether, already by asking for it: the page then remembers until it is closed. */
export function browserKeeping(): Keeping {
  try {
    localStorage.getItem('');
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }
}

/** For what is not worth a word when there is no room for it. */
export function keepIfPossible(keeping: Keeping, key: string, value: string): boolean {
  try {
    keeping.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
