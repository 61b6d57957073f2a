import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { countArticles, listArticles } from '../../domain/knowledge/article.queries.js';
import { optionalLanguage } from '../../domain/knowledge/article-language.js';
import { removeArticle } from '../../domain/knowledge/remove-article.js';
import { saveArticle } from '../../domain/knowledge/save-article.js';
import type { ArticleRow } from '../../schema/index.js';
import { byInstant, spanOf } from '../connection.js';
import type { ApiContext } from '../context.js';
import { listPage } from '../list-page.js';
import { nodeId, rowIdOf } from '../node-id.js';
import { PageArgs } from '../page.args.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { RemoveArticleInput, SaveArticleInput } from './article.input.js';
import { Article, ArticleConnection, ArticlePayload, RemoveArticlePayload } from './article.type.js';

const latestFirst = byInstant<ArticleRow>((row) => row.changedAt);

@ArgsType()
class ArticleArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'zh-Hans, zh-Hant or en; all when left out.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'Those about this product family.' })
  family?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Those with all of these words, Chinese in either script.',
  })
  search?: string | null;
}

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => ArticleConnection, {
    description:
      'The knowledge base, the latest change first. Throws UNAUTHENTICATED, FORBIDDEN for customers, BAD_USER_INPUT.',
  })
  articles(@Ctx() ctx: ApiContext, @Args(() => ArticleArgs) args: ArticleArgs) {
    const language = optionalLanguage(args.language);
    const filter = { language, family: args.family ?? null, search: args.search ?? null };
    return listPage(ctx, latestFirst, spanOf(latestFirst, args), {
      rows: (read, span) => listArticles(read, { ...filter, ...span }),
      count: (read) => countArticles(read, filter),
    });
  }

  @Mutation(() => ArticlePayload, {
    description:
      'A new article, or another text of the one that there is; the bot answers from it at once. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, CONFLICT for a wrong expectedVersion.',
  })
  async saveArticle(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => SaveArticleInput) input: SaveArticleInput,
  ) {
    const { articleId } = await parts.desk.run(actor, saveArticle, input);
    return { article: loaders.article.load(articleId) };
  }

  @Mutation(() => RemoveArticlePayload, {
    description: 'The bot answers from it no more. Throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.',
  })
  async removeArticle(
    @Ctx() { parts, actor }: ApiContext,
    @Arg('input', () => RemoveArticleInput) input: RemoveArticleInput,
  ) {
    const id = rowIdOf('Article', 'articleId', input.articleId);
    const { articleId } = await parts.desk.run(actor, removeArticle, { ...input, articleId: id });
    return { articleId: nodeId('Article', articleId) };
  }

  @FieldResolver(() => Staff, {
    nullable: true,
    description: 'Who changed it last; null for what came with the demonstration company.',
  })
  changedBy(@Root() row: ArticleRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.changedById);
  }
}
