import type { ByteRange } from '../../domain/attachment/file-storage.js';

/**
 * The one span of bytes that a Range header asks for, which videos are played by; null when it asks for none that we
 * understand, so that it gets the whole; UNSATISFIABLE when it lies beyond the end.
 */
export function readRange(header: string | undefined, size: number): ByteRange | null | 'UNSATISFIABLE' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < first) return null;
  return first > last ? 'UNSATISFIABLE' : { first, last };
}
