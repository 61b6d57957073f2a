import { and, arrayOverlaps, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type ArticleRow, article } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';
import { simplify } from '../customer/simplify.js';
import type { Keyset } from '../page.js';
import { wordsOf } from './words.js';

export interface Question {
  readonly text: string;
  readonly language: Language;
  /** Product families that it names: articles about others hardly answer it. */
  readonly families: readonly string[];
  /** Product families that were talked about before: articles about them come first. */
  readonly talkedOf: readonly string[];
  /** Names of products in the text: they say about what it is asked, not what is asked. */
  readonly products: readonly string[];
}

export type Answer = Pick<ArticleRow, 'topic' | 'title' | 'body'>;

/** So much of what is asked must be spoken of by an article; words that few articles have count for more. */
const nearEnough = 0.45;
const onlyInBody = 0.35;
const fitting = { family: 1.2, talkedOf: 1.1, otherFamily: 0.4 } as const;

/**
 * The article that answers the question, null when none is near enough. One statement: the full-text index gives the
 * articles that have a word of the question; those are ranked by the share of it that they have. Of several that have
 * as good a share the one is taken that puts a question most like it.
 */
export async function findArticle(ctx: ReadContext, question: Question): Promise<Answer | null> {
  const named = new Set(question.products.flatMap((name) => wordsOf(name)));
  const words = wordsOf(question.text).filter((word) => !named.has(word));
  if (words.length === 0) return null;
  const best = ctx.tx
    .select({
      topic: article.topic,
      title: article.title,
      body: article.body,
      asks: article.asks,
      nearness: sql<number>`(${shareOf(words, question.language)}) * ${fittingOf(question)}`
        .mapWith(Number)
        .as('nearness'),
    })
    .from(article)
    .where(and(eq(article.language, question.language), hasAny(words)))
    .orderBy(desc(sql`nearness`), desc(sql`ts_rank(${article.words}, ${queryOf(words)})`), article.topic)
    .limit(mostCompared);
  const near = (await best).filter(({ nearness }) => nearness >= nearEnough);
  const asked = pairsOf(question.products.reduce((left, name) => left.replaceAll(name, ''), question.text));
  const ranked = near.map((one) => {
    const likeness = Math.max(...[one.title, ...one.asks].map((ask) => likenessOf(asked, pairsOf(ask))));
    return { one, rank: one.nearness * (1 + weightOfLikeness * likeness) };
  });
  const [first] = ranked.sort((one, other) => other.rank - one.rank);
  if (!first) return null;
  const { topic, title, body } = first.one;
  return { topic, title, body };
}

const mostCompared = 5;
const weightOfLikeness = 0.3;

/** Neighbouring letters, idle words and all: "not covered" and "covered" have the same words that count. */
function pairsOf(text: string): Set<string> {
  const plain = simplify(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

const queryOf = (words: readonly string[]): SQL =>
  sql`${words.map((word) => `'${word}'`).join(' | ')}::tsquery`;
const hasAny = (words: readonly string[]): SQL => sql`${article.words} @@ ${queryOf(words)}`;

/** A word that every article has tells nothing, one that none has the most. Counted once, not for each article. */
function shareOf(words: readonly string[], language: Language): SQL {
  const sought = sql`${sql.param([...words])}::text[]`;
  const inTitle = sql`('''' || word || ''':A')::tsquery`;
  const anywhere = sql`('''' || word || '''')::tsquery`;
  const all = sql`(select count(*) from ${article} as one where one.language = ${language})`;
  const having = sql`(select count(*) from ${article} as one where one.language = ${language} and one.words @@ ${inTitle})`;
  const rarities = sql`(select array_agg(ln((${all} + 1) / (${having} + 0.5))::float8 order by place)
    from unnest(${sought}) with ordinality as counted(word, place))`;
  return sql`select sum(rarity * case when ${article.words} @@ ${inTitle} then 1
      when ${article.words} @@ ${anywhere} then ${onlyInBody}::float8 else 0 end) / sum(rarity)
    from unnest(${sought}, ${rarities}) as weighed(word, rarity)`;
}

/** Without a product any article will do; one about other products hardly. */
function fittingOf({ families, talkedOf }: Question): SQL {
  const about = (these: readonly string[]) => arrayOverlaps(article.families, [...these]);
  const isGeneral = sql`cardinality(${article.families}) = 0`;
  if (families.length > 0)
    return sql`case when ${isGeneral} then 1.0 when ${about(families)} then ${fitting.family}::float8 else ${fitting.otherFamily}::float8 end`;
  if (talkedOf.length === 0) return sql`1.0`;
  return sql`case when ${about(talkedOf)} then ${fitting.talkedOf}::float8 else 1.0 end`;
}

/** The article about a topic that the desk knows by name. */
export async function articleOn(ctx: ReadContext, topic: string, language: Language): Promise<Answer | null> {
  const [row] = await ctx.tx
    .select({ topic: article.topic, title: article.title, body: article.body })
    .from(article)
    .where(and(eq(article.topic, topic), eq(article.language, language)));
  return row ?? null;
}

export interface ArticleFilter {
  readonly language: Language | null;
  readonly family: string | null;
  readonly search: string | null;
}

/** The latest change first. @throws UNAUTHENTICATED, FORBIDDEN for customers */
export async function listArticles(
  ctx: ReadContext,
  input: ArticleFilter & { readonly limit: number; readonly after: Keyset | null },
): Promise<ArticleRow[]> {
  requireStaff(ctx.actor);
  const { after, limit } = input;
  const beyond = after
    ? sql`(${article.changedAt}, ${article.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  return ctx.tx
    .select()
    .from(article)
    .where(and(fits(input), beyond))
    .orderBy(desc(article.changedAt), desc(article.id))
    .limit(limit);
}

export const countArticles = (ctx: ReadContext, filter: ArticleFilter): Promise<number> =>
  ctx.tx.$count(article, fits(filter));

function fits({ language, family, search }: ArticleFilter): SQL | undefined {
  const words = search === null ? [] : wordsOf(search);
  const hasAll = words.map((word) => `'${word}'`).join(' & ');
  return and(
    language === null ? undefined : eq(article.language, language),
    family === null ? undefined : arrayOverlaps(article.families, [family]),
    hasAll === '' ? undefined : sql`${article.words} @@ ${hasAll}::tsquery`,
  );
}

export const articlesByIds = async (ctx: ReadContext, ids: readonly string[]): Promise<ArticleRow[]> =>
  ctx.actor.kind !== 'STAFF'
    ? []
    : ctx.tx
        .select()
        .from(article)
        .where(inArray(article.id, [...ids]));
