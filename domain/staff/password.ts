import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one hash: 32 MB of memory and some 60 ms, so that guessing is dear. */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const keyBytes = 32;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** `scrypt$<salt>$<key>`, both base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Takes the same time whether there is such a person or not: null is compared with a hash that nothing fits. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const [scheme, salt, key] = (stored ?? nobody).split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined)
    throw new Error('unknown password scheme');
  const derived = await derive(password, Buffer.from(salt, 'base64'));
  return timingSafeEqual(derived, Buffer.from(key, 'base64')) && stored !== null;
}

const nobody = `scrypt$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(keyBytes).toString('base64')}`;
