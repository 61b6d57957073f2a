import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('Article', {
  implements: Node,
  simpleResolvers: true,
  description: 'What the bot answers questions from, and names as its source. For staff only.',
})
export class Article extends Node {
  @Field(() => String, { description: 'What it is about, the same in every language: change-filter.' })
  topic!: string;

  @Field(() => String, { description: 'zh-Hans, zh-Hant or en.' })
  language!: string;

  @Field(() => String, { description: 'Named to the customer as the source.' })
  title!: string;

  @Field(() => [String], { description: 'How customers put the question.' })
  asks!: string[];

  @Field(() => String, { description: 'The answer, plain text.' })
  body!: string;

  @Field(() => [String], { description: 'The product families that it is about; none: every one.' })
  families!: string[];

  @Field(() => Int, { description: 'Grows by one with each change.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  changedAt!: Date;
}

export const ArticleConnection = connectionOf('Article', () => Article);

@ObjectType('ArticlePayload', { simpleResolvers: true, description: 'The article as it is now.' })
export class ArticlePayload {
  @Field(() => Article, { description: 'The article.' })
  article!: Article;
}

@ObjectType('RemoveArticlePayload', { simpleResolvers: true, description: 'What is no more.' })
export class RemoveArticlePayload {
  @Field(() => String, { description: 'The id that it had.' })
  articleId!: string;
}
