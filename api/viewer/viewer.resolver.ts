import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { signedIn, signIn } from '../../domain/staff/sign-in.js';
import type { ApiContext } from '../context.js';
import type { Typed } from '../node/node.type.js';
import { SignInInput, SignInPayload, Viewer } from './viewer.type.js';

/** A working day and the way home. */
const sessionMilliseconds = 12 * 3_600_000;

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    nullable: true,
    description: 'Who the token names; null without one, and for a customer who has not said who he is.',
  })
  async viewer(@Ctx() { actor, loaders }: ApiContext) {
    if (actor.kind === 'STAFF') return typed('Staff', await loaders.staff.load(actor.id));
    if (actor.kind !== 'CUSTOMER') return null;
    const conversation = await loaders.conversation.load(actor.conversationId);
    if (!conversation?.customerId) return null;
    return typed('Customer', await loaders.knownCustomer.load(conversation.customerId));
  }

  @Mutation(() => SignInPayload, {
    description:
      'Signs a member of staff in. Throws UNAUTHENTICATED for a wrong login or password, RATE_LIMITED after many of them, BAD_USER_INPUT.',
  })
  async signIn(
    @Ctx() { parts, address, loaders, now }: ApiContext,
    @Arg('input', () => SignInInput) { login, password }: SignInInput,
  ) {
    const outcome = await parts.desk.run({ kind: 'ANONYMOUS' }, signIn, { login, password, address });
    const staffId = signedIn(outcome);
    const expiresAt = new Date(now.getTime() + sessionMilliseconds);
    const token = await parts.tokens.sign({ kind: 'STAFF', staffId }, expiresAt);
    return { token, expiresAt, viewer: typed('Staff', await loaders.staff.load(staffId)) };
  }
}

const typed = <Row, Name extends 'Staff' | 'Customer'>(
  __typename: Name,
  row: Row | null,
): Typed<Row, Name> | null => (row === null ? null : { ...row, __typename });
