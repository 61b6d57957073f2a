import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many at most, 1 to 100.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor behind which the page begins.' })
  after?: string | null;
}

@ArgsType()
export class MessageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'How many at most, 1 to 100.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor behind which the page begins.' })
  after?: string | null;
}

@ArgsType()
export class EventArgs {
  @Field(() => Int, { nullable: true, defaultValue: 100, description: 'How many at most, 1 to 100.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor behind which the page begins.' })
  after?: string | null;
}
