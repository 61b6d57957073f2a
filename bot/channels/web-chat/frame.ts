import { withoutControls } from '../../../domain/input.js';
import type { MessageRow } from '../../../schema/index.js';
import { isRecord, parseJson } from '../../json.js';

/** What a customer's client may send (chat.md, "Frames"). */
export type ClientFrame =
  | { readonly type: 'hello' }
  | { readonly type: 'welcome_back'; readonly after: string }
  | {
      readonly type: 'message';
      readonly id: string;
      readonly text: string;
      readonly attachments: readonly string[];
    };

export type ErrorCode = 'BAD_FRAME' | 'TOO_LONG' | 'RATE_LIMITED' | 'UNAVAILABLE';

export type ServerFrame =
  | { readonly type: 'ack'; readonly of: string }
  | { readonly type: 'typing' }
  | { readonly type: 'mode'; readonly mode: 'person' | 'bot' }
  | { readonly type: 'error'; readonly code: ErrorCode; readonly text: string }
  | MessageFrame;

export interface MessageFrame {
  readonly type: 'message';
  readonly id: string;
  readonly at: string;
  readonly author: 'bot' | 'staff';
  readonly text: string;
  readonly quick_replies: readonly { readonly title: string; readonly payload: string }[];
  readonly expects: string | null;
  readonly ticket: string | null;
}

const longestFrameBytes = 16 * 1024;
const mostAttachments = 10;
const longestId = 100;

/** The frame, or why it is none. */
export function readFrame(data: Buffer, isBinary: boolean): ClientFrame | ErrorCode {
  if (data.length > longestFrameBytes) return 'TOO_LONG';
  const frame = isBinary ? undefined : parseJson(data.toString('utf8'));
  if (!isRecord(frame)) return 'BAD_FRAME';
  if (frame.type === 'hello') return { type: 'hello' };
  if (frame.type === 'welcome_back') return readWelcomeBack(frame);
  return frame.type === 'message' ? readMessage(frame) : 'BAD_FRAME';
}

/** A client that has seen nothing yet may say so; it gets everything. */
function readWelcomeBack({ after = '' }: Record<string, unknown>): ClientFrame | ErrorCode {
  if (after !== null && typeof after !== 'string') return 'BAD_FRAME';
  return { type: 'welcome_back', after: after ?? '' };
}

function readMessage({ id, text, attachments }: Record<string, unknown>): ClientFrame | ErrorCode {
  if (typeof id !== 'string' || id === '' || id.length > longestId) return 'BAD_FRAME';
  if (text !== undefined && text !== null && typeof text !== 'string') return 'BAD_FRAME';
  const files = readAttachments(attachments);
  // Signs that nobody sees are no words, but whoever sent them did send something and is asked for words.
  if (files === null || (files.length === 0 && (text ?? '').trim() === '')) return 'BAD_FRAME';
  return { type: 'message', id, text: withoutControls(text ?? ''), attachments: files };
}

/** Null when it is no list of ids. Whether there are such attachments is seen when the message is stored. */
function readAttachments(value: unknown): string[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > mostAttachments) return null;
  const ids = value.filter((id) => typeof id === 'string' && isUuid(id));
  return ids.length === value.length ? ids : null;
}

export const isUuid = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** A stored message as frames: itself, and what changes hands with it. */
export function framesOf(row: MessageRow): ServerFrame[] {
  const message: MessageFrame = {
    type: 'message',
    id: row.id,
    at: row.at.toISOString(),
    author: row.authorKind === 'STAFF' ? 'staff' : 'bot',
    text: row.text,
    quick_replies: row.quickReplies ?? [],
    expects: row.expects,
    ticket: row.ticketNumber,
  };
  if (!row.mode) return [message];
  return [message, { type: 'mode', mode: row.mode === 'PERSON' ? 'person' : 'bot' }];
}
