import { createHmac, timingSafeEqual } from 'node:crypto';

export const timestampHeader = 'x-aftercare-timestamp';
export const signatureHeader = 'x-aftercare-signature';

/** So far may the clocks of the two sides differ; what is signed longer ago is a replay. */
export const windowSeconds = 300;

/** HMAC-SHA256 over the seconds since 1970, a full stop and the body as it is sent. */
export const sign = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

export interface Signed {
  readonly timestamp: unknown;
  readonly signature: unknown;
  readonly body: string;
}

export type Verdict = 'GOOD' | 'FORGED' | 'STALE';

/** The signature first: whoever has no key learns nothing about the clock. */
export function judge(secret: string, { timestamp, signature, body }: Signed, now: Date): Verdict {
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'FORGED';
  if (!/^\d{1,12}$/.test(timestamp) || !isSame(signature, sign(secret, timestamp, body))) return 'FORGED';
  const apart = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  return apart > windowSeconds ? 'STALE' : 'GOOD';
}

function isSame(told: string, right: string): boolean {
  const [one, other] = [Buffer.from(told), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
