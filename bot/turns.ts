import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import { owedTurns } from '../domain/conversation/conversation.queries.js';
import { countFailedTurn } from '../domain/conversation/turn.js';
import type { Desk } from '../domain/desk.js';
import type { Codes } from '../domain/verification/verification-code.js';
import { createBot } from './botkit/bot.js';
import type { Broadcast } from './broadcast.js';
import { openProductCatalogue } from './product-catalogue.js';
import { giveUpTurn, type TurnTaken, takeTurnWith } from './turn.js';

export interface TurnsParts {
  readonly desk: Desk;
  readonly clock: () => Date;
  readonly broadcast: Broadcast;
  readonly codes: Codes;
  readonly log: Log;
  readonly turnTaken: (milliseconds: number, outcome: 'ok' | 'error') => void;
  readonly thinking?: (conversationId: string) => void;
  /** After a turn was committed: whoever is connected here hears it without waiting for the news. */
  readonly answered?: (conversationId: string) => void;
  /** Conversations talked with at once; each holds a database connection meanwhile. */
  readonly atOnce?: number;
}

export interface Turns {
  /** The conversation owes a turn; said twice it is taken once. */
  wake(conversationId: string): void;
  /** Takes nothing new and resolves when the turns in hand are finished. */
  stop(): Promise<void>;
}

const sweepMilliseconds = 2_000;
/** So old is a turn that the process which received its message has had every chance to take it. */
const forgottenMilliseconds = 3_000;
const pauses = [250, 1_000] as const;
const usualAtOnce = 8;

/** Takes owed turns: each conversation one after the other, several conversations at once. */
export function startTurns(parts: TurnsParts): Turns {
  const { desk, log, thinking, codes } = parts;
  const takeTurn = takeTurnWith({ bot: createBot(), products: openProductCatalogue(), codes });
  const waiting = new Set<string>();
  const working = new Map<string, Promise<void>>();
  let stopped = false;

  function startNext(): void {
    for (const id of waiting) {
      if (stopped || working.size >= (parts.atOnce ?? usualAtOnce)) return;
      if (working.has(id)) continue;
      waiting.delete(id);
      const work = takeAll(id).finally(() => {
        working.delete(id);
        startNext();
      });
      working.set(id, work);
    }
  }

  async function takeAll(conversationId: string): Promise<void> {
    for (let owed = true; owed && !stopped; ) owed = await takeOne(conversationId);
  }

  /** Whether another is owed; what nothing can be done about now the sweep comes back to. */
  async function takeOne(conversationId: string): Promise<boolean> {
    const began = parts.clock().getTime();
    const milliseconds = (): number => parts.clock().getTime() - began;
    const input = { conversationId, ...(thinking && { thinking }) };
    try {
      const taken = await desk.run(actorOf(conversationId), takeTurn, input);
      if (!taken) return false;
      note(conversationId, taken, milliseconds());
      parts.answered?.(conversationId);
      return taken.more;
    } catch (error) {
      log.error({ err: error, conversationId, ms: milliseconds() }, 'a turn failed');
      parts.turnTaken(milliseconds(), 'error');
      return recover(conversationId);
    }
  }

  function note(conversationId: string, { messageId, matter, replies }: TurnTaken, ms: number): void {
    log.info({ conversationId, messageId, matter, replies, ms }, 'turn');
    parts.turnTaken(ms, 'ok');
  }

  /** The same message twice more, a while apart; then a person takes over. */
  async function recover(conversationId: string): Promise<boolean> {
    try {
      const failures = await desk.run(actorOf(conversationId), countFailedTurn, conversationId);
      const pause = pauses[failures - 1];
      if (pause === undefined) {
        await desk.run(actorOf(conversationId), giveUpTurn, { conversationId });
        parts.answered?.(conversationId);
      } else await new Promise((resolve) => setTimeout(resolve, pause));
      return true;
    } catch (error) {
      log.error({ err: error, conversationId }, 'a failed turn could not be counted');
      return false;
    }
  }

  async function sweep(): Promise<void> {
    const before = new Date(parts.clock().getTime() - forgottenMilliseconds);
    const ids = await desk.read({ kind: 'SYSTEM', name: 'bot' }, owedTurns, { before });
    for (const id of ids) waiting.add(id);
    startNext();
  }

  const sweeping = setInterval(() => {
    sweep().catch((error: unknown) => log.warn({ err: error }, 'owed turns could not be looked for'));
  }, sweepMilliseconds);
  sweeping.unref();

  const wake = (conversationId: string): void => {
    waiting.add(conversationId);
    startNext();
  };
  const unsubscribe = parts.broadcast.subscribe('turn.owed', ({ conversationId }) => {
    if (typeof conversationId === 'string') wake(conversationId);
  });

  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(sweeping);
      unsubscribe();
      await Promise.allSettled(working.values());
    },
  };
}

/** The bot acts for the customer of one conversation and sees nothing else. */
const actorOf = (conversationId: string): Actor => ({ kind: 'BOT', conversationId });
