import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { endContract } from '../../domain/contract/end-contract.js';
import { registerContract } from '../../domain/contract/register-contract.js';
import { renewContract } from '../../domain/contract/renew-contract.js';
import type { UseCase } from '../../domain/desk.js';
import type { ApiContext } from '../context.js';
import { rowIdOf } from '../node-id.js';
import { EndContractInput, RegisterContractInput, RenewContractInput } from './contract.input.js';
import { ContractPayload } from './contract.type.js';

const throwing = (what: string) => ({
  description: `${what} Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT, INVALID_STATE.`,
});

type Changed = { readonly contractId: string; readonly assetId: string };

async function change<Input>(
  { parts, actor, loaders }: ApiContext,
  useCase: UseCase<Input, Changed>,
  input: Input,
) {
  const { contractId, assetId } = await parts.desk.run(actor, useCase, input);
  return { contract: loaders.knownContract.load(contractId), asset: loaders.asset.load(assetId) };
}

const known = <Input extends { readonly contractId: string }>(input: Input): Input => ({
  ...input,
  contractId: rowIdOf('ServiceContract', 'contractId', input.contractId),
});

@Resolver()
export class ContractResolver {
  @Mutation(
    () => ContractPayload,
    throwing('Puts a unit under paid maintenance; promises and follow-ups go by it.'),
  )
  registerContract(
    @Ctx() ctx: ApiContext,
    @Arg('input', () => RegisterContractInput) input: RegisterContractInput,
  ) {
    return change(ctx, registerContract, input);
  }

  @Mutation(() => ContractPayload, throwing('Makes the contract that follows on the day after the last.'))
  renewContract(@Ctx() ctx: ApiContext, @Arg('input', () => RenewContractInput) input: RenewContractInput) {
    return change(ctx, renewContract, known(input));
  }

  @Mutation(() => ContractPayload, throwing('Ends a contract before the day that was agreed.'))
  endContract(@Ctx() ctx: ApiContext, @Arg('input', () => EndContractInput) input: EndContractInput) {
    return change(ctx, endContract, known(input));
  }
}
