import { describe, expect, it } from 'vitest';
import { judge, sign } from './signature.js';

const secret = 'a secret of the two sides, long enough';
const now = new Date('2026-11-23T02:00:00.000Z');
const seconds = (ahead: number) => String(now.getTime() / 1_000 + ahead);
const signed = (timestamp: string, body = '{"id":"1"}') => ({
  timestamp,
  signature: sign(secret, timestamp, body),
  body,
});

describe('the signature of a webhook', () => {
  it('is that of HMAC-SHA256 as any other program computes it', () => {
    expect(sign('key', '1700000000', '{}')).toBe(
      'sha256=9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae',
    );
  });

  it.each([0, -300, 300])('is good within five minutes: %i s', (ahead) => {
    expect(judge(secret, signed(seconds(ahead)), now)).toBe('GOOD');
  });

  it.each([-301, 301, -86_400])('is a replay outside of them: %i s', (ahead) => {
    expect(judge(secret, signed(seconds(ahead)), now)).toBe('STALE');
  });

  it('covers body and time, and takes nothing half', () => {
    const good = signed(seconds(0));
    expect(judge(secret, { ...good, body: '{"id":"2"}' }, now)).toBe('FORGED');
    expect(judge(secret, { ...good, timestamp: seconds(1) }, now)).toBe('FORGED');
    expect(judge(secret, { ...good, signature: good.signature.slice(0, -1) }, now)).toBe('FORGED');
    expect(judge(secret, { ...good, signature: undefined }, now)).toBe('FORGED');
    expect(judge(secret, { ...good, timestamp: [seconds(0)] }, now)).toBe('FORGED');
    expect(judge('another', good, now)).toBe('FORGED');
  });
});
