import { conversation } from '../../schema/index.js';
import type { Channel, Language } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';

export interface StartConversationInput {
  readonly channel: Channel;
  /** What the customer's client asked for; the policy's first language otherwise. */
  readonly language: Language | null;
}

const lifeDays = 30;

/** A new customer at the door. The token that names the conversation is made by the door. */
export async function startConversation(ctx: Context, { channel, language }: StartConversationInput) {
  const { languages } = await ctx.policies.active(ctx.tx);
  const expiresAt = new Date(ctx.now.getTime() + lifeDays * 86_400_000);
  const conversationId = ctx.newId();
  await ctx.tx.insert(conversation).values({
    id: conversationId,
    channel,
    language: language ?? languages[0],
    createdAt: ctx.now,
    expiresAt,
  });
  return { conversationId, expiresAt };
}
