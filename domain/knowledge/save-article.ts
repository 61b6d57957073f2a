import { and, eq, sql } from 'drizzle-orm';
import { type ArticleRow, article } from '../../schema/index.js';
import { demand } from '../access.js';
import { differing, isNothing } from '../changed.js';
import type { Context } from '../context.js';
import { badInput, DomainError } from '../errors.js';
import { text } from '../input.js';
import { once } from '../once.js';
import { requiredLanguage } from './article-language.js';
import { wordsOf } from './words.js';

export interface SaveArticleInput {
  readonly idempotencyKey?: string | null | undefined;
  /** The same topic in the same language is the same article. */
  readonly topic: string;
  readonly language: string;
  readonly title: string;
  readonly asks: readonly string[];
  readonly body: string;
  readonly families: readonly string[];
  readonly expectedVersion?: number | null | undefined;
}

const articleLimits = {
  topic: 60,
  title: 120,
  ask: 200,
  asks: 30,
  body: 2_000,
  families: 20,
} as const;

/**
 * A new article, or another text of the one that there is; the bot answers from it at once.
 * @throws FORBIDDEN, BAD_USER_INPUT, CONFLICT for a wrong expectedVersion
 */
export const saveArticle = once('saveArticle', async (ctx: Context, input: SaveArticleInput) => {
  demand(ctx.actor, 'EDIT_KNOWLEDGE');
  const articleId = await putArticle(ctx, readArticle(input), input.expectedVersion ?? null);
  return { articleId };
});

type ArticleText = Pick<ArticleRow, 'topic' | 'language' | 'title' | 'asks' | 'body' | 'families'>;

function readArticle(input: SaveArticleInput): ArticleText {
  const topic = text('topic', input.topic, articleLimits.topic);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(topic)) {
    throw badInput('topic', 'topic takes small letters, digits and hyphens, like change-filter.');
  }
  return {
    topic,
    language: requiredLanguage(input.language),
    title: text('title', input.title, articleLimits.title),
    asks: list('asks', input.asks, articleLimits.asks, articleLimits.ask),
    body: text('body', input.body, articleLimits.body),
    families: list('families', input.families, articleLimits.families, articleLimits.topic),
  };
}

function list(field: string, values: readonly string[], most: number, limit: number): string[] {
  if (values.length > most) throw badInput(field, `${field} takes at most ${most}.`);
  return values.map((value) => text(field, value, limit));
}

async function putArticle(ctx: Context, told: ArticleText, expected: number | null): Promise<string> {
  const changedById = ctx.actor.kind === 'STAFF' ? ctx.actor.id : null;
  const changes = { ...told, words: vectorOf(told), changedAt: ctx.now, changedById };
  const [known] = await ctx.tx
    .select()
    .from(article)
    .where(and(eq(article.topic, told.topic), eq(article.language, told.language)))
    .for('no key update');
  if (known && isNothing(differing(known, told))) {
    if (expected !== null && known.version !== expected) throw conflict(known.version, expected);
    return known.id;
  }
  const [saved] = await ctx.tx
    .insert(article)
    .values({ ...changes, id: ctx.newId() })
    .onConflictDoUpdate({
      target: [article.topic, article.language],
      set: { ...changes, version: sql`${article.version} + 1` },
    })
    .returning({ id: article.id, version: article.version });
  if (!saved) throw new Error('the article was not stored');
  // Thrown after the statement: the transaction takes it back.
  if (expected !== null && saved.version !== expected + 1) {
    throw conflict(saved.version - 1, expected);
  }
  return saved.id;
}

const conflict = (version: number, expected: number) =>
  new DomainError('CONFLICT', `The article has version ${version}, not ${expected}.`);

/** As the search reads it: what the article is asked for weighs more than what it says, the more ways ask for it. */
function vectorOf({ title, asks, body }: ArticleText): string {
  const times = new Map<string, number>();
  for (const word of [title, ...asks].flatMap(wordsOf)) times.set(word, (times.get(word) ?? 0) + 1);
  const asked = [...times].map(([word, count]) => {
    const places = Array.from({ length: count }, (_, place) => `${place + 1}A`);
    return `'${word}':${places.join(',')}`;
  });
  const told = wordsOf(body).filter((word) => !times.has(word));
  return [...asked, ...told.map((word) => `'${word}':1D`)].join(' ');
}
