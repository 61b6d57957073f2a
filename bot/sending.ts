import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import {
  claimDeliveries,
  failDelivery,
  type OwedDelivery,
  settleDelivery,
} from '../domain/conversation/deliver-by-channel.js';
import { markDelivered } from '../domain/conversation/delivery.js';
import type { Desk } from '../domain/desk.js';
import { repeat } from '../domain/repeat.js';
import { type SendingChannel, sendingChannels } from '../schema/vocabulary.js';
import type { Broadcast } from './broadcast.js';
import { type ChannelAdapter, ChannelError, type Outgoing } from './channels/channel.js';

export interface SendingParts {
  readonly desk: Desk;
  readonly broadcast: Broadcast;
  readonly log: Log;
}

export interface Sending {
  /** Something may have been said to a customer without a connection. */
  look(): void;
  /** Resolves when what is being sent has been taken over or refused, at the latest after some seconds. */
  stop(): Promise<void>;
}

type Sender = ChannelAdapter & { readonly name: SendingChannel } & Required<Pick<ChannelAdapter, 'send'>>;

const isSender = (channel: ChannelAdapter): channel is Sender =>
  channel.send !== undefined && sendingChannels.some((name) => name === channel.name);

const actor: Actor = { kind: 'SYSTEM', name: 'sending' };
const everyMilliseconds = 1_000;
const patienceMilliseconds = 3_000;

/** Brings what was said to customers without a connection, each channel by itself: one that is slow holds up no other. */
export function startSending(parts: SendingParts, channels: readonly ChannelAdapter[]): Sending {
  const { desk, broadcast, log } = parts;

  const loops = channels.filter(isSender).map((channel) =>
    repeat({
      every: everyMilliseconds,
      run: () => sendAll(channel),
      failed: (error) => log.warn({ err: error, channel: channel.name }, 'a channel could not be served'),
    }),
  );

  async function sendAll(channel: Sender): Promise<void> {
    for (;;) {
      const owed = await desk.run(actor, claimDeliveries, channel.name);
      if (owed.length === 0) return;
      await Promise.all(owed.map((delivery) => deliver(channel, delivery)));
    }
  }

  async function deliver(channel: Sender, delivery: OwedDelivery): Promise<void> {
    const { sequence, attempts, conversationId, messages } = delivery;
    const left = new Set(messages.map(({ id }) => id));
    try {
      if (messages.length > 0) await handOver(channel, delivery, left);
      await desk.run(actor, settleDelivery, { sequence });
      log.info({ conversationId, channel: channel.name, messages: messages.length }, 'messages sent');
    } catch (error) {
      const isFinal = error instanceof ChannelError && error.isFinal;
      const reason = error instanceof Error ? error.message : 'unknown';
      log.warn({ conversationId, channel: channel.name, attempts, isFinal, reason }, 'messages not sent');
      await desk.run(actor, failDelivery, {
        sequence,
        attempts,
        messageIds: [...left],
        error: reason,
        isFinal,
      });
    }
  }

  async function handOver(channel: Sender, delivery: OwedDelivery, left: Set<string>): Promise<void> {
    const { conversationId, address, subject, language, messages } = delivery;
    const outgoing: Outgoing = { conversationId, address, subject, language, messages };
    await channel.send(outgoing, async (taken) => {
      await desk.run(actor, markDelivered, { messageIds: taken.map(({ id }) => id) });
      for (const { id } of taken) left.delete(id);
    });
  }

  const look = (): void => {
    for (const loop of loops) loop.wake();
  };
  const unsubscribe = loops.length > 0 ? broadcast.subscribe('message.sent', look) : () => undefined;
  return {
    look,
    async stop() {
      unsubscribe();
      // A peer that does not answer keeps nobody: what it has not taken is sent again when its lease ends.
      const ended = Promise.all(loops.map((loop) => loop.stop()));
      const patience = new AbortController();
      await Promise.race([ended, pause(patienceMilliseconds, undefined, { signal: patience.signal })]);
      patience.abort();
    },
  };
}
