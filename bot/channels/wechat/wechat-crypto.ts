import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** PKCS#7 over blocks of 32 bytes, though AES has 16: so the protocol says. */
const block = 32;
const randomLength = 16;
const lengthLength = 4;

/** What WeChat and we sign and encrypt with; `appId` is in every message, so that one account's are not another's. */
export interface WechatKeys {
  readonly token: string;
  /** EncodingAESKey: 43 characters of Base64. */
  readonly aesKey: string;
  readonly appId: string;
}

/** SHA-1 over the parts in the order of their characters. */
export const signatureOf = (...parts: readonly string[]): string =>
  createHash('sha1').update(parts.toSorted().join('')).digest('hex');

export function isSigned(told: string, ...parts: readonly string[]): boolean {
  const [one, other] = [Buffer.from(told), Buffer.from(signatureOf(...parts))];
  return one.length === other.length && timingSafeEqual(one, other);
}

const keyOf = ({ aesKey }: WechatKeys): Buffer => Buffer.from(`${aesKey}=`, 'base64');

/** AES-256-CBC over random bytes, the length, the text and the app's id; Base64. */
export function encrypt(keys: WechatKeys, text: string, random = randomBytes(randomLength)): string {
  const key = keyOf(keys);
  const words = Buffer.from(text);
  const length = Buffer.alloc(lengthLength);
  length.writeUInt32BE(words.length);
  const plain = Buffer.concat([random, length, words, Buffer.from(keys.appId)]);
  const missing = block - (plain.length % block);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(missing, missing)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** The text; null when it was not encrypted with our key for our app. */
export function decrypt(keys: WechatKeys, encrypted: string): string | null {
  const sealed = Buffer.from(encrypted, 'base64');
  if (sealed.length === 0 || sealed.length % 16 !== 0) return null;
  const key = keyOf(keys);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = withoutPadding(Buffer.concat([decipher.update(sealed), decipher.final()]));
  const begin = randomLength + lengthLength;
  if (plain === null || plain.length < begin) return null;
  const end = begin + plain.readUInt32BE(randomLength);
  if (end > plain.length || plain.subarray(end).toString('utf8') !== keys.appId) return null;
  return plain.subarray(begin, end).toString('utf8');
}

function withoutPadding(padded: Buffer): Buffer | null {
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > block || count > padded.length) return null;
  return padded.subarray(0, padded.length - count);
}
