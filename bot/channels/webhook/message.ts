import { readPhone } from '../../../domain/customer/phone.js';
import { withoutControls } from '../../../domain/input.js';
import { isRecord, parseJson } from '../../json.js';
import { cut } from '../plain-text.js';

/** What a program posts for a customer. */
export interface WebhookMessage {
  readonly id: string;
  /** Who writes: a telephone number as +8613800138000, or whatever else the program knows him by. */
  readonly from: string;
  readonly text: string;
}

const longestId = 100;

/** Null when it is none. */
export function readWebhookMessage(body: string): WebhookMessage | null {
  const content = parseJson(body);
  if (!isRecord(content)) return null;
  const { id, from, text } = content;
  const name = nameOf(id);
  const sender = nameOf(from);
  if (name === null || sender === null || typeof text !== 'string') return null;
  const words = cut(withoutControls(text));
  return words.trim() === '' ? null : { id: name, from: readPhone(sender) ?? sender, text: words };
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = withoutControls(value).trim();
  return name === '' || name.length > longestId ? null : name;
}
