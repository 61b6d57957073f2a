import type { FileLinks } from '../context.js';
import { nodeId, readNodeId } from '../node-id.js';

const stepMilliseconds = 5 * 60_000;

/** Good for five to ten minutes; the same within one step, so that a page that asks again loads nothing anew. */
export function linkOf(links: FileLinks, attachmentId: string, now: Date): string {
  const until = new Date((Math.floor(now.getTime() / stepMilliseconds) + 2) * stepMilliseconds);
  const query = new URLSearchParams({
    until: String(until.getTime()),
    signature: links.sign(attachmentId, until),
  });
  return `/attachments/${nodeId('Attachment', attachmentId)}?${query}`;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The id as GraphQL shows it, or bare as the chat does; null for anything else. */
export function attachmentIdIn(path: string): string | null {
  if (uuid.test(path)) return path;
  const read = readNodeId(path);
  return read?.type === 'Attachment' ? read.rowId : null;
}
