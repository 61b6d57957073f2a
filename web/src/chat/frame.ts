import { isRecord, isText } from './shape.js';

/** What the bot's question asks for; the page only uses it to choose a fitting keyboard. */
export type Expected = string | null;

export interface QuickReply {
  title: string;
  payload: string;
}

export interface ReceivedMessage {
  id: string;
  at: string;
  author: 'bot' | 'staff';
  text: string;
  quickReplies: QuickReply[];
  expects: Expected;
  ticket: string | null;
}

export type Mode = 'person' | 'bot';
export type ErrorCode = 'BAD_FRAME' | 'TOO_LONG' | 'RATE_LIMITED' | 'UNAVAILABLE';

export type ServerFrame =
  | { type: 'ack'; of: string }
  | { type: 'message'; message: ReceivedMessage }
  | { type: 'typing' }
  | { type: 'mode'; mode: Mode }
  | { type: 'error'; code: ErrorCode; text: string };

export interface OutgoingMessage {
  id: string;
  text: string;
  /** Ids of files that the desk has. */
  attachments?: readonly string[];
}

export type ClientFrame =
  | { type: 'hello' }
  | { type: 'welcome_back'; after: string }
  | ({ type: 'message' } & OutgoingMessage);

const longestFrame = 16 * 1024;

export function frameFits(message: OutgoingMessage): boolean {
  return new TextEncoder().encode(frameOf(message)).length <= longestFrame;
}

export function frameOf(message: OutgoingMessage): string {
  const { id, text, attachments = [] } = message;
  const frame: ClientFrame = { type: 'message', id, text, ...(attachments.length > 0 && { attachments }) };
  return JSON.stringify(frame);
}

/** Null for whatever this page does not know: a newer server may say more than an older page understands. */
export function readFrame(data: unknown): ServerFrame | null {
  const frame = parse(data);
  if (!isRecord(frame)) return null;
  switch (frame.type) {
    case 'ack':
      return isText(frame.of) ? { type: 'ack', of: frame.of } : null;
    case 'message':
      return readMessageFrame(frame);
    case 'typing':
      return { type: 'typing' };
    case 'mode':
      return isMode(frame.mode) ? { type: 'mode', mode: frame.mode } : null;
    case 'error':
      return isErrorCode(frame.code)
        ? { type: 'error', code: frame.code, text: textOr(frame.text, '') }
        : null;
    default:
      return null;
  }
}

function readMessageFrame(frame: Record<string, unknown>): ServerFrame | null {
  const { id, at, author, text } = frame;
  if (!isText(id) || !isText(at) || !isText(text) || !isAuthor(author)) return null;
  const quickReplies = readQuickReplies(frame.quick_replies);
  const expects = textOr(frame.expects, null);
  const ticket = textOr(frame.ticket, null);
  return { type: 'message', message: { id, at, author, text, quickReplies, expects, ticket } };
}

export function readQuickReplies(value: unknown): QuickReply[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((reply: unknown) =>
    isRecord(reply) && isText(reply.title) && isText(reply.payload)
      ? [{ title: reply.title, payload: reply.payload }]
      : [],
  );
}

export function isAuthor(value: unknown): value is 'bot' | 'staff' {
  return value === 'bot' || value === 'staff';
}

function isMode(value: unknown): value is Mode {
  return value === 'person' || value === 'bot';
}

function isErrorCode(value: unknown): value is ErrorCode {
  return value === 'BAD_FRAME' || value === 'TOO_LONG' || value === 'RATE_LIMITED' || value === 'UNAVAILABLE';
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return isText(value) ? value : otherwise;
}

function parse(data: unknown): unknown {
  if (!isText(data)) return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
