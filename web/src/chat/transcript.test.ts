import { describe, expect, test } from 'vitest';
import {
  addEntry,
  type Entry,
  lastSeen,
  markOwn,
  modeOf,
  mostEntries,
  type Notice,
  openQuestion,
  readEntries,
  unsent,
} from './transcript.js';

const at = '2026-11-22T01:00:00.000Z';
const own = (id: string, state: 'sending' | 'sent' | 'failed' = 'sent'): Entry => ({
  kind: 'own',
  id,
  at,
  text: id,
  shown: id,
  files: [],
  state,
});
const bot = (id: string): Entry => ({
  kind: 'received',
  id,
  at,
  author: 'bot',
  text: id,
  quickReplies: [{ title: 'Yes', payload: 'yes' }],
  expects: 'confirm',
  ticket: null,
});
const notice = (what: Notice): Entry => ({ kind: 'notice', id: `notice ${what}`, at, notice: what });

describe('the transcript', () => {
  test('takes an entry once, however often it arrives', () => {
    const once = addEntry([], bot('m1'));
    expect(addEntry(once, bot('m1'))).toBe(once);
  });

  test('keeps the newest entries only, so that a browser never runs full', () => {
    let entries: readonly Entry[] = [];
    for (let count = 0; count <= mostEntries; count += 1) entries = addEntry(entries, own(`o${count}`));
    expect([entries.length, entries[0]?.id]).toEqual([mostEntries, 'o1']);
  });

  test('the last message seen is the last of this session, not of the one before', () => {
    expect(lastSeen([bot('m1'), own('o1')])).toBe('m1');
    expect(lastSeen([bot('m1'), notice('new_session')])).toBeNull();
    expect(lastSeen([bot('m1'), notice('new_session'), bot('m2'), notice('person')])).toBe('m2');
  });

  test('what was on its way when the page was closed is still to be sent', () => {
    const entries = [own('o1'), own('o2', 'sending'), own('o3', 'failed'), own('o4', 'sending')];
    expect(unsent(entries).map(({ id }) => id)).toEqual(['o2', 'o4']);
    expect(unsent(markOwn(entries, 'o2', 'sent')).map(({ id }) => id)).toEqual(['o4']);
  });

  test('quick replies belong to the newest message until it is answered', () => {
    expect(openQuestion([bot('m1'), bot('m2')])?.id).toBe('m2');
    expect(openQuestion([bot('m1'), own('o1')])).toBeNull();
    expect(openQuestion([bot('m1'), notice('person')])?.id).toBe('m1');
  });

  test('a new session is with the assistant again', () => {
    expect(modeOf([notice('person')])).toBe('person');
    expect(modeOf([notice('person'), notice('bot')])).toBe('bot');
    expect(modeOf([notice('person'), notice('new_session')])).toBe('bot');
  });

  test('is read back as it was written', () => {
    const entries = [bot('m1'), own('o1', 'failed'), notice('person')];
    expect(readEntries(JSON.stringify(entries))).toEqual(entries);
  });

  test('a spoilt entry is left out and the rest stays', () => {
    const spoilt = [
      null,
      7,
      { kind: 'own', id: 'x' },
      { ...bot('m2'), author: 'nobody' },
      { ...own('o2'), state: '?' },
    ];
    expect(readEntries(JSON.stringify([bot('m1'), ...spoilt, own('o1')]))).toEqual([bot('m1'), own('o1')]);
    expect(readEntries('{"half":')).toEqual([]);
    expect(readEntries(null)).toEqual([]);
  });
});
