import { fileTypeFromBuffer } from 'file-type';
import { type AttachmentType, attachmentTypes } from '../../schema/vocabulary.js';

/** What one file may have at most. */
export const mostBytes = 20 * 1024 * 1024;
/** So much of a file tells what it is, whatever its name says. */
export const headBytes = 64 * 1024;

/** Other names of what we take, by what differs only for specialists. */
const sameAs: Readonly<Record<string, AttachmentType>> = {
  'image/apng': 'image/png',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'video/x-m4v': 'video/mp4',
};

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
/** One that was damaged on its way is a picture all the same, and nothing else. */
const beginsAsPng = (head: Uint8Array): boolean => pngSignature.equals(head.subarray(0, pngSignature.length));

/** Told by the first bytes of the content; null for whatever we do not take. */
export async function attachmentTypeOf(head: Uint8Array): Promise<AttachmentType | null> {
  const mime = (await fileTypeFromBuffer(head))?.mime ?? '';
  if (mime === '' && beginsAsPng(head)) return 'image/png';
  return sameAs[mime] ?? attachmentTypes.find((type) => type === mime) ?? null;
}

/** Endings that a file of each type may keep; the first is given to one that has none of them. */
const endings: Readonly<Record<AttachmentType, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png', 'apng'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'application/pdf': ['pdf'],
};

const longestName = 100;
// Separators of folders, what no file system takes, and marks that turn the reading direction around.
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu;

/** The customer's name for it without anything that could mislead whoever saves or opens it. */
export function plainName(name: string | null): string {
  const plain = (name ?? '')
    .replace(/^.*[\\/]/s, '')
    .normalize('NFC')
    .replace(unsafe, ' ')
    .trim()
    .replace(/^\.+/, '');
  return [...plain].slice(-longestName).join('');
}

/** A page that calls itself a picture does not keep the ending of a page: what it is decides. */
export function fileName(name: string, type: AttachmentType): string {
  const [usual] = endings[type];
  const plain = plainName(name);
  if (plain === '') return `file.${usual}`;
  const ending = /\.([a-z0-9]+)$/i.exec(plain)?.[1]?.toLowerCase();
  return ending !== undefined && endings[type].includes(ending) ? plain : `${plain}.${usual}`;
}

/** Pictures and videos are shown where they are linked; everything else is saved, never opened as a page. */
export const isShown = (type: AttachmentType): boolean => type !== 'application/pdf';
