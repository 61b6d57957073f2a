import { isAuthor, type Mode, type QuickReply, type ReceivedMessage, readQuickReplies } from './frame.js';
import { readSentFiles, type SentFile } from './sent-file.js';
import { isRecord, isText } from './shape.js';

export type DeliveryState = 'sending' | 'sent' | 'failed';

/** `shown` differs from `text` when a quick reply was pressed: its payload is sent, its title is what was said. */
export interface OwnEntry {
  kind: 'own';
  id: string;
  at: string;
  text: string;
  shown: string;
  files: readonly SentFile[];
  state: DeliveryState;
}
export interface ReceivedEntry extends ReceivedMessage {
  kind: 'received';
}
export type Notice = Mode | 'new_session';
export interface NoticeEntry {
  kind: 'notice';
  id: string;
  at: string;
  notice: Notice;
}
export type Entry = OwnEntry | ReceivedEntry | NoticeEntry;

export const mostEntries = 200;

/** The same entry again (another tab was faster, or the server repeats it) changes nothing. */
export function addEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  if (entries.some((known) => known.id === entry.id)) return entries;
  return [...entries, entry].slice(-mostEntries);
}

export function markOwn(entries: readonly Entry[], id: string, state: DeliveryState): readonly Entry[] {
  return entries.map((entry) => (entry.kind === 'own' && entry.id === id ? { ...entry, state } : entry));
}

/** The last message of this session; one from before a new session means nothing to the server. */
export function lastSeen(entries: readonly Entry[]): string | null {
  const fromThisSession = entries.slice(
    entries.findLastIndex((entry) => entry.kind === 'notice' && entry.notice === 'new_session') + 1,
  );
  return fromThisSession.findLast((entry) => entry.kind === 'received')?.id ?? null;
}

export function unsent(entries: readonly Entry[]): OwnEntry[] {
  return entries.filter((entry) => entry.kind === 'own').filter((entry) => entry.state === 'sending');
}

/** The message whose question is still open: what its quick replies belong to. */
export function openQuestion(entries: readonly Entry[]): ReceivedEntry | null {
  const last = entries.findLast((entry) => entry.kind !== 'notice');
  return last?.kind === 'received' ? last : null;
}

export function modeOf(entries: readonly Entry[]): Mode {
  const last = entries.findLast((entry) => entry.kind === 'notice');
  return last?.kind === 'notice' && last.notice === 'person' ? 'person' : 'bot';
}

/** An entry that an older page wrote differently, or that someone has spoilt, is left out, not the whole transcript. */
export function readEntries(text: string | null): readonly Entry[] {
  if (text === null) return [];
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.flatMap(readEntry).slice(-mostEntries) : [];
  } catch {
    return [];
  }
}

function readEntry(stored: unknown): Entry[] {
  if (!isRecord(stored)) return [];
  const { kind, id, at } = stored;
  if (!isText(id) || !isText(at)) return [];
  if (kind === 'own') return readOwn(stored, id, at);
  if (kind === 'received') return readReceived(stored, id, at);
  const { notice } = stored;
  return kind === 'notice' && isNotice(notice) ? [{ kind, id, at, notice }] : [];
}

function readOwn(stored: Record<string, unknown>, id: string, at: string): OwnEntry[] {
  const { text, shown, state } = stored;
  if (!isText(text) || !isText(shown) || !isDeliveryState(state)) return [];
  return [{ kind: 'own', id, at, text, shown, files: readSentFiles(stored.files), state }];
}

function readReceived(stored: Record<string, unknown>, id: string, at: string): ReceivedEntry[] {
  const { author, text, expects, ticket } = stored;
  if (!isText(text) || !isAuthor(author)) return [];
  const quickReplies: QuickReply[] = readQuickReplies(stored.quickReplies);
  const textOrNull = (value: unknown) => (isText(value) ? value : null);
  return [
    {
      kind: 'received',
      id,
      at,
      author,
      text,
      quickReplies,
      expects: textOrNull(expects),
      ticket: textOrNull(ticket),
    },
  ];
}

function isNotice(value: unknown): value is Notice {
  return value === 'person' || value === 'bot' || value === 'new_session';
}

function isDeliveryState(value: unknown): value is DeliveryState {
  return value === 'sending' || value === 'sent' || value === 'failed';
}
