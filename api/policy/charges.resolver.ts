import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { previewCharges } from '../../domain/charge/preview-charges.js';
import { sayChargesPreview } from '../../domain/charge/say-charges-preview.js';
import { type Settlement, settlementOf } from '../../domain/charge/settlement.js';
import { spokenLanguage } from '../../domain/conversation/spoken-language.queries.js';
import { checkUnit } from '../../domain/entitlement/preview-entitlement.js';
import { moneyOf } from '../../domain/money.js';
import type { Policy } from '../../domain/policy/policy.js';
import { policyOnTrial } from '../../domain/policy/policy.queries.js';
import type { ApiContext } from '../context.js';
import { languageOption } from '../language-option.js';
import { PricedItemInput, SettlementInput } from './charges.input.js';
import { ChargesPreview, type SettledPart } from './charges.type.js';
import { EntitlementFacts } from './preview.input.js';
import { refusals, yamlOption } from './preview.resolver.js';

interface Tried extends ChargesPreview {
  readonly text: (language: Parameters<typeof sayChargesPreview>[1]['language']) => string;
  readonly policy: Policy;
}

@Resolver(() => ChargesPreview)
export class ChargesPreviewResolver {
  @Query(() => ChargesPreview, {
    description: `What a policy would charge for something, and what money would go where when a unit is taken back, without storing anything. ${refusals} Or naming items.<field> or settle.<field>.`,
  })
  previewCharges(
    @Ctx() { read }: ApiContext,
    @Arg('facts', () => EntitlementFacts, { description: 'The unit and the day.' }) facts: EntitlementFacts,
    @Arg('items', () => [PricedItemInput], { nullable: true, description: 'At most 30.' })
    items?: PricedItemInput[] | null,
    @Arg('settle', () => SettlementInput, { nullable: true, description: 'A unit that is taken back.' })
    settle?: SettlementInput | null,
    @Arg('yaml', () => String, yamlOption) yaml?: string | null,
  ) {
    return read(async (ctx): Promise<Tried> => {
      const policy = await policyOnTrial(ctx, yaml);
      const told = settlementOf(settle);
      return shown(policy, previewCharges(policy, checkUnit(facts), { items, settle: told }), told);
    }, null);
  }

  @FieldResolver(() => String, {
    description:
      'How that comes about, in sentences that can be read out, one a line. Throws BAD_USER_INPUT naming language.',
  })
  async text(
    @Root() { policy, text }: Tried,
    @Ctx() { read }: ApiContext,
    @Arg('language', () => String, languageOption) language?: string | null,
  ) {
    return text(await read(spokenLanguage, { asked: language ?? null, policy }));
  }
}

export const shownParts = (parts: Settlement['parts'], currency: string): SettledPart[] =>
  parts.map(({ part, owed }) => ({
    part,
    amount: moneyOf(Math.abs(owed), currency),
    payer: owed > 0 ? 'CUSTOMER' : 'COMPANY',
  }));

function shown(
  policy: Policy,
  preview: ReturnType<typeof previewCharges>,
  asked: ReturnType<typeof settlementOf>,
): Tried {
  const { currency } = policy;
  const { lines, settlement, customerPays, customerGets } = preview;
  return {
    items: lines.map((line) => ({
      ...line,
      unitPrice: { amount: line.unitPrice, currency },
      amount: { amount: line.amount, currency },
    })),
    settlement: settlement && {
      ...settlement,
      parts: shownParts(settlement.parts, currency),
    },
    customerPays,
    customerGets,
    policy,
    text: (language) => sayChargesPreview(preview, { language, currency, asked: asked?.remedy ?? null }),
  };
}
