import { createHmac, timingSafeEqual } from 'node:crypto';

export const codeMilliseconds = 5 * 60_000;
export const mostTries = 5;

/** So many codes an hour to one number, and so many asked for in one chat: a code costs money and wakes people. */
export const mostCodes = 5;
export const countedMilliseconds = 60 * 60_000;
/** A message that is slow to arrive is not answered with three more. */
export const leastPauseMilliseconds = 30_000;

/** What nobody asks for any more is removed; it names telephone numbers. */
export const keptMilliseconds = 24 * 60 * 60_000;

/** Codes that follow from an id and the desk's secret, so that they need be stored nowhere. */
export interface Codes {
  /** Six digits. */
  of(verificationId: string): string;
  /** Takes the same time for every wrong code. */
  isRight(verificationId: string, told: string): boolean;
}

const digits = 6;

export function openCodes(secret: string): Codes {
  const key = createHmac('sha256', secret).update('aftercare verification code').digest();
  const keyed = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const of = (id: string): string =>
    String(keyed(`code ${id}`).readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
  return {
    of,
    isRight: (id, told) => timingSafeEqual(keyed(`told ${of(id)}`), keyed(`told ${told}`)),
  };
}
