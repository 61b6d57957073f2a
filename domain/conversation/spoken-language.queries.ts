import { eq } from 'drizzle-orm';
import { conversation } from '../../schema/index.js';
import { type Language, languages } from '../../schema/vocabulary.js';
import type { ReadContext } from '../context.js';
import { memberOf } from '../input.js';
import type { Policy } from '../policy/policy.js';

export interface SpokenTo {
  /** As the caller wrote it. */
  readonly asked: string | null;
  readonly policy: Pick<Policy, 'languages'>;
}

/**
 * In which language something is put into words: the one asked for, else the customer's own, else the first of the
 * policy. @throws BAD_USER_INPUT naming language
 */
export async function spokenLanguage(ctx: ReadContext, { asked, policy }: SpokenTo): Promise<Language> {
  const [first] = policy.languages;
  return memberOf('language', asked, languages) ?? (await customersOwn(ctx)) ?? first;
}

async function customersOwn({ actor, tx }: ReadContext): Promise<Language | null> {
  if (actor.kind !== 'CUSTOMER' && actor.kind !== 'BOT') return null;
  const [row] = await tx
    .select({ language: conversation.language })
    .from(conversation)
    .where(eq(conversation.id, actor.conversationId));
  return row?.language ?? null;
}
