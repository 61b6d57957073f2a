import { type Keeping, keepIfPossible } from './keeping.js';
import type { Language } from './language.js';
import { isRecord, isText } from './shape.js';

export const sessionKey = 'aftercare.session';

export interface Session {
  token: string;
  expiresAt: string;
}

type Fetch = (address: string, request?: RequestInit) => Promise<Response>;

export class SessionRefused extends Error {}

export async function createSession(fetch: Fetch, language: Language): Promise<Session> {
  const response = await fetch('/chat/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language }),
  });
  if (!response.ok) throw new SessionRefused(`POST /chat/sessions answered ${response.status}`);
  const session = readSession(await response.json());
  if (!session) throw new SessionRefused('POST /chat/sessions answered without a token');
  return session;
}

/**
 * A browser does not tell a page why a WebSocket was not opened. The same address asked plainly does: 401 means that
 * the session is over, anything else that the network or the server is in trouble.
 */
export async function sessionIsOver(fetch: Fetch, session: Session): Promise<boolean> {
  try {
    const response = await fetch(`/chat/ws?token=${encodeURIComponent(session.token)}`);
    return response.status === 401;
  } catch {
    return false;
  }
}

export function hasExpired(session: Session, now: number): boolean {
  return Date.parse(session.expiresAt) <= now;
}

/** Without storage the session lasts as long as the page is open. */
export function keepSession(keeping: Keeping, session: Session): void {
  keepIfPossible(keeping, sessionKey, JSON.stringify(session));
}

export function keptSession(keeping: Keeping): Session | null {
  try {
    return readSession(JSON.parse(keeping.getItem(sessionKey) ?? 'null'));
  } catch {
    return null;
  }
}

function readSession(value: unknown): Session | null {
  if (!isRecord(value) || !isText(value.token) || !isText(value.expiresAt)) return null;
  return { token: value.token, expiresAt: value.expiresAt };
}
