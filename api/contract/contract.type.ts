import { Field, ObjectType } from 'type-graphql';
import { Asset, ServiceContract } from '../asset/asset.type.js';

@ObjectType('ContractPayload', {
  simpleResolvers: true,
  description: 'The contract and its unit as they are now.',
})
export class ContractPayload {
  @Field(() => ServiceContract, { description: 'The contract.' })
  contract!: ServiceContract;

  @Field(() => Asset, { description: 'Its unit.' })
  asset!: Asset;
}
