import { isRecord, isText } from './shape.js';

/** A file that the desk has: what its message names and the transcript shows. */
export interface SentFile {
  id: string;
  name: string;
  /** Media type, as the browser told it; may be empty. */
  type: string;
}

export function readSentFiles(value: unknown): SentFile[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((file: unknown) =>
    isRecord(file) && isText(file.id) && isText(file.name) && isText(file.type)
      ? [{ id: file.id, name: file.name, type: file.type }]
      : [],
  );
}

export const isPicture = ({ type }: { type: string }): boolean => type.startsWith('image/');
