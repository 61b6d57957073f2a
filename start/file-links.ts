import { createHmac, timingSafeEqual } from 'node:crypto';

/** Addresses that show one file for a short while to whoever has them, because an <img> sends no token. */
export interface FileLinks {
  sign(fileId: string, until: Date): string;
  /** False when it is forged, or for another file or time. */
  isSigned(fileId: string, until: Date, signature: string): boolean;
}

export function createFileLinks(secret: string): FileLinks {
  // A key of its own: no signature of one purpose is good for another.
  const key = createHmac('sha256', secret).update('aftercare file link').digest();
  const sign = (fileId: string, until: Date): Buffer =>
    createHmac('sha256', key).update(`${fileId} ${until.getTime()}`).digest();
  return {
    sign: (fileId, until) => sign(fileId, until).toString('base64url'),
    isSigned(fileId, until, signature) {
      const given = Buffer.from(signature, 'base64url');
      const right = sign(fileId, until);
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
