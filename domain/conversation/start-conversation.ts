import { conversation } from '../../schema/index.js';
import type { Channel, Language } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';

export interface StartConversationInput {
  readonly channel: Channel;
  /** What the customer's client asked for; the policy's first language otherwise. */
  readonly language: Language | null;
  /** By what the channel knows him. */
  readonly address?: string;
  readonly subject?: string;
}

const lifeDays = 30;

/** A new customer at the door. The token that names the conversation is made by the door. */
export async function startConversation(ctx: Context, input: StartConversationInput) {
  const { languages } = await ctx.policies.active(ctx.tx);
  const expiresAt = new Date(ctx.now.getTime() + lifeDays * 86_400_000);
  const conversationId = ctx.newId();
  await ctx.tx
    .insert(conversation)
    .values({
      id: conversationId,
      channel: input.channel,
      address: input.address ?? null,
      subject: input.subject ?? null,
      language: input.language ?? languages[0],
      languageAsked: input.language !== null,
      createdAt: ctx.now,
      expiresAt,
    })
    // Two first messages of one correspondent at once begin one conversation.
    .onConflictDoNothing();
  return { conversationId, expiresAt };
}
