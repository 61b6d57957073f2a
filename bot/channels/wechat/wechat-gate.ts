import { decrypt, isSigned, type WechatKeys } from './wechat-crypto.js';
import { readXml } from './xml.js';

/** What stands behind the question mark of a request. */
export type WechatQuery = Readonly<
  Record<'signature' | 'msg_signature' | 'timestamp' | 'nonce' | 'echostr', string>
>;

/** What was signed longer ago, or is signed for later, is a replay. */
const windowSeconds = 300;

export function readQuery(query: unknown): WechatQuery {
  const told = typeof query === 'object' && query !== null ? new Map(Object.entries(query)) : new Map();
  const one = (name: string): string => {
    const value: unknown = told.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    signature: one('signature'),
    msg_signature: one('msg_signature'),
    timestamp: one('timestamp'),
    nonce: one('nonce'),
    echostr: one('echostr'),
  };
}

function isFresh({ timestamp }: WechatQuery, now: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= windowSeconds;
}

/**
 * The proof that this address is ours: an official account wants `echostr` back as it came, WeCom wants it decrypted.
 * Null to whoever has no right to ask.
 */
export function proveAddress(keys: WechatKeys, query: WechatQuery, now: Date): string | null {
  const { signature, msg_signature, timestamp, nonce, echostr } = query;
  if (!isFresh(query, now) || echostr === '') return null;
  if (msg_signature !== '')
    return isSigned(msg_signature, keys.token, timestamp, nonce, echostr) ? decrypt(keys, echostr) : null;
  return isSigned(signature, keys.token, timestamp, nonce) ? echostr : null;
}

/** The XML of a posted message; null when it is not encrypted, not signed, not for us or not from now. */
export function openPost(keys: WechatKeys, query: WechatQuery, body: string, now: Date): string | null {
  const encrypted = readXml(body).get('Encrypt') ?? '';
  const { msg_signature, timestamp, nonce } = query;
  if (!isFresh(query, now) || !isSigned(msg_signature, keys.token, timestamp, nonce, encrypted)) return null;
  return decrypt(keys, encrypted);
}
