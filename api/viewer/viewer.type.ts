import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { Customer } from '../customer/customer.type.js';
import { DateTime } from '../scalars.js';
import { Staff } from '../staff/staff.type.js';

export const Viewer = createUnionType({
  name: 'Viewer',
  description: 'Who asks.',
  types: () => [Staff, Customer] as const,
  resolveType: (value) => ('__typename' in value && value.__typename === 'Customer' ? 'Customer' : 'Staff'),
});

@InputType('SignInInput', { description: 'Of a member of staff.' })
export class SignInInput {
  @Field(() => String, { description: 'In any case, up to 100 characters.' })
  login!: string;

  @Field(() => String, { description: 'Up to 200 characters.' })
  password!: string;
}

@ObjectType('SignInPayload', { simpleResolvers: true, description: 'A fresh session.' })
export class SignInPayload {
  @Field(() => String, { description: 'Goes into the header `Authorization: Bearer …`.' })
  token!: string;

  @Field(() => DateTime, { description: 'Until when it is good.' })
  expiresAt!: Date;

  @Field(() => Viewer, { description: 'Who has signed in.' })
  viewer!: typeof Viewer;
}
