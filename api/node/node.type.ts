import { Field, ID, InterfaceType } from 'type-graphql';
import type { NodeType } from '../node-id.js';

/** A row with the name of its type: what `node` and unions give, where the type cannot be known otherwise. */
export type Typed<Row, Name extends NodeType = NodeType> = Row & { readonly __typename: Name };

@InterfaceType('Node', {
  description: 'Whatever has an id of its own.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  // The id that clients see is written in schema.ts, for every type in the same way.
  @Field(() => ID, { description: 'Opaque; the same for ever. Pass it to `node`.' })
  id!: string;
}
