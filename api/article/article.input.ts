import { Field, ID, InputType, Int } from 'type-graphql';
import { Idempotent } from '../idempotent.input.js';

@InputType('SaveArticleInput', {
  description: 'The same topic in the same language is the same article: it gets the new text.',
})
export class SaveArticleInput extends Idempotent {
  @Field(() => String, { description: 'Up to 60 small letters, digits and hyphens, like change-filter.' })
  topic!: string;

  @Field(() => String, { description: 'zh-Hans, zh-Hant or en.' })
  language!: string;

  @Field(() => String, { description: '1 to 120 characters.' })
  title!: string;

  @Field(() => [String], {
    description: 'Up to 30 ways in which customers put the question, each up to 200 characters.',
  })
  asks!: string[];

  @Field(() => String, { description: '1 to 2,000 characters, plain text.' })
  body!: string;

  @Field(() => [String], { description: 'Up to 20 product families; none: every one.' })
  families!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Refuses a lost update: the version that was read, 0 for a new article.',
  })
  expectedVersion?: number | null;
}

@InputType('RemoveArticleInput', { description: 'The bot answers from it no more.' })
export class RemoveArticleInput extends Idempotent {
  @Field(() => ID, { description: 'The article.' })
  articleId!: string;
}
