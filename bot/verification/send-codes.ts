import type { Actor } from '../../domain/actor.js';
import type { Log } from '../../domain/context.js';
import type { Desk } from '../../domain/desk.js';
import { forgetFailedProofs } from '../../domain/ticket/prove-ticket.js';
import {
  forgetOldCodes,
  takeUnsentCodes,
  type UnsentCode,
} from '../../domain/verification/take-unsent-codes.js';
import type { Codes } from '../../domain/verification/verification-code.js';
import type { Broadcast } from '../broadcast.js';
import { ChannelError } from '../channels/channel.js';
import { phrase } from '../language/phrase.js';
import type { CodeSender } from './code-sender.js';

export interface SendCodesParts {
  readonly desk: Desk;
  readonly broadcast: Broadcast;
  readonly log: Log;
  readonly codes: Codes;
  readonly sender: CodeSender;
}

const actor: Actor = { kind: 'SYSTEM', name: 'code sender' };
/** News may be lost; codes that wait are looked for as well. */
const sweepMilliseconds = 5_000;
const cleanMilliseconds = 60 * 60_000;
/** A provider that fails for a moment is tried again; after that the customer asks for another code. */
const pauses = [1_000, 4_000] as const;

/** Sends the codes that chats have asked for; each is taken by one process. */
export function startSendingCodes(parts: SendCodesParts): { stop(): Promise<void> } {
  const { desk, broadcast, log } = parts;
  const sending = new Set<Promise<void>>();

  const track = (work: Promise<void>): void => {
    const done = work.finally(() => sending.delete(done));
    sending.add(done);
  };
  async function look(): Promise<void> {
    try {
      const unsent = await desk.run(actor, takeUnsentCodes, undefined);
      for (const one of unsent) track(send(parts, one));
    } catch (error) {
      log.warn({ err: error }, 'codes to send could not be looked for');
    }
  }
  async function clean(): Promise<void> {
    try {
      await desk.run(actor, forgetOldCodes, undefined);
      await desk.run(actor, forgetFailedProofs, undefined);
    } catch (error) {
      log.warn({ err: error }, 'old codes could not be removed');
    }
  }

  const unsubscribe = broadcast.subscribe('code.requested', () => track(look()));
  const timers = [
    setInterval(() => track(look()), sweepMilliseconds),
    setInterval(() => track(clean()), cleanMilliseconds),
  ];
  for (const timer of timers) timer.unref();
  return {
    async stop() {
      unsubscribe();
      for (const timer of timers) clearInterval(timer);
      while (sending.size > 0) await Promise.allSettled(sending);
    },
  };
}

async function send({ codes, sender, log }: SendCodesParts, { id, phone, language }: UnsentCode) {
  const code = codes.of(id);
  const text = phrase(language, 'verification_code_message', { code });
  for (const pause of [...pauses, null]) {
    try {
      return await sender({ id, phone, code, text });
    } catch (error) {
      log.warn({ err: error, verificationId: id }, 'a code could not be sent');
      if (pause === null || (error instanceof ChannelError && error.isFinal)) return;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
