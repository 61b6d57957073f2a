import { jwtVerify, SignJWT } from 'jose';

export type TokenHolder =
  | { readonly kind: 'STAFF'; readonly staffId: string }
  | { readonly kind: 'CUSTOMER'; readonly conversationId: string };

/** Signed and expiring: who holds one is whom it names. Nothing in it is secret. */
export interface Tokens {
  sign(holder: TokenHolder, expiresAt: Date): Promise<string>;
  /** Null when it is forged, expired or none of ours. */
  verify(token: string): Promise<(TokenHolder & { readonly expiresAt: Date }) | null>;
}

const issuer = 'aftercare';
const algorithm = 'HS256';

export function createTokens(secret: string, clock: () => Date): Tokens {
  const key = new TextEncoder().encode(secret);
  return {
    sign: (holder, expiresAt) =>
      new SignJWT({ kind: holder.kind })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setSubject(holder.kind === 'STAFF' ? holder.staffId : holder.conversationId)
        .setIssuedAt(clock())
        .setExpirationTime(expiresAt)
        .sign(key),
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer,
          algorithms: [algorithm],
          currentDate: clock(),
        });
        const { kind, sub, exp } = payload;
        if (typeof sub !== 'string' || exp === undefined) return null;
        const expiresAt = new Date(exp * 1_000);
        if (kind === 'STAFF') return { kind, staffId: sub, expiresAt };
        return kind === 'CUSTOMER' ? { kind, conversationId: sub, expiresAt } : null;
      } catch {
        // Whatever is wrong with a token, its holder is nobody.
        return null;
      }
    },
  };
}
