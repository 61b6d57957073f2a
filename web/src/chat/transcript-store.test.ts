import { describe, expect, test } from 'vitest';
import type { Keeping } from './keeping.js';
import { addEntry, type NoticeEntry } from './transcript.js';
import { TranscriptStore, transcriptKey } from './transcript-store.js';

const entry = (id: string): NoticeEntry => ({
  kind: 'notice',
  id,
  at: '2026-11-22T01:00:00.000Z',
  notice: 'person',
});

function browserStorage(quota = Number.POSITIVE_INFINITY): Keeping {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > quota) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
}

describe('the kept transcript', () => {
  test('is there again after a reload', () => {
    const keeping = browserStorage();
    new TranscriptStore(keeping).change((entries) => addEntry(entries, entry('1')));
    expect(new TranscriptStore(keeping).entries).toEqual([entry('1')]);
  });

  test('two tabs that write in turn lose nothing of each other', () => {
    const keeping = browserStorage();
    const [one, other] = [new TranscriptStore(keeping), new TranscriptStore(keeping)];
    one.change((entries) => addEntry(entries, entry('1')));
    other.change((entries) => addEntry(entries, entry('2')));
    one.reread();
    expect(one.entries.map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('goes on in memory when the browser keeps nothing', () => {
    const store = new TranscriptStore(browserStorage(0));
    store.change((entries) => addEntry(entries, entry('1')));
    store.change((entries) => addEntry(entries, entry('2')));
    store.reread();
    expect(store.entries.map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('starts empty from what it cannot read', () => {
    const keeping = browserStorage();
    keeping.setItem(transcriptKey, 'not a transcript');
    expect(new TranscriptStore(keeping).entries).toEqual([]);
  });
});
