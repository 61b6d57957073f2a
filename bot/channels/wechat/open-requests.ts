import {
  type RequestInput,
  type RequestReply,
  replyWithRequest,
} from '../../../domain/conversation/reply-with-request.js';
import type { Desk } from '../../../domain/desk.js';

export interface OpenRequests {
  /** Something may have been said in this conversation. */
  look(conversationId: string): void;
  /** What was said to the message that a request brought; null when that takes too long. */
  reply(input: RequestInput): Promise<RequestReply | null>;
}

/** Another process may take the turn, and its news may be lost, so one looks now and then without being told. */
const everyMilliseconds = 500;

/** Requests that WeChat holds open for the answer to their message. */
export function holdOpenRequests(desk: Desk, limitMilliseconds: number): OpenRequests {
  const waiting = new Map<string, Set<() => void>>();

  /** Resolves when something was said, or after a while. */
  function news(conversationId: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const known = waiting.get(conversationId) ?? new Set();
      const wake = (): void => {
        clearTimeout(timer);
        known.delete(wake);
        if (known.size === 0) waiting.delete(conversationId);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      waiting.set(conversationId, known.add(wake));
    });
  }

  return {
    look(conversationId) {
      for (const wake of [...(waiting.get(conversationId) ?? [])]) wake();
    },
    async reply(input) {
      const until = performance.now() + limitMilliseconds;
      for (;;) {
        const left = until - performance.now();
        if (left <= 0) return null;
        const changed = news(input.conversationId, Math.min(left, everyMilliseconds));
        const reply = await desk.read({ kind: 'SYSTEM', name: 'wechat' }, replyWithRequest, input);
        if (reply) return reply;
        await changed;
      }
    },
  };
}
