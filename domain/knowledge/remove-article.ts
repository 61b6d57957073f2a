import { eq } from 'drizzle-orm';
import { article } from '../../schema/index.js';
import { demand } from '../access.js';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import { once } from '../once.js';

export interface RemoveArticleInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly articleId: string;
}

/** The bot answers from it no more. @throws FORBIDDEN, NOT_FOUND */
export const removeArticle = once('removeArticle', async (ctx: Context, input: RemoveArticleInput) => {
  demand(ctx.actor, 'EDIT_KNOWLEDGE');
  const removed = await ctx.tx
    .delete(article)
    .where(eq(article.id, input.articleId))
    .returning({ id: article.id });
  if (removed.length === 0) throw notFound('article');
  return { articleId: input.articleId };
});
