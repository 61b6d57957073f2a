import { contractsOfAssets, findAssetAsTold, productsByIds } from '../../domain/asset/asset.queries.js';
import { entitlementOf } from '../../domain/asset/asset-entitlement.js';
import { repairsOfAssets } from '../../domain/asset/repair-history.queries.js';
import { localDate } from '../../domain/calendar/duration.js';
import { sayUnitWarranty } from '../../domain/entitlement/say-unit-warranty.js';
import { articleOn, findArticle } from '../../domain/knowledge/article.queries.js';
import { explain } from '../../domain/language/explanation.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { answerSideQuestion } from '../dialog/side-question.js';
import { phrase } from '../language/phrase.js';
import { asksUnitWarranty } from '../language/question.js';
import { respell } from '../language/text/spelling.js';
import type { SideQuestion } from '../language/understanding.js';

interface Asked {
  readonly question: string;
  /** Undefined: not told; null: asked for and not to be had. */
  readonly serial: string | null | undefined;
  /** The model that is talked about meanwhile. */
  readonly model?: string | null;
}

/** What is known about it; WHICH_UNIT when that hangs on a unit that was not named; null when nothing is. */
export async function answerTo(turn: TurnInHand, told: Asked): Promise<string | 'WHICH_UNIT' | null> {
  const { said, products } = turn;
  const asked = { ...told, question: respell(told.question, products.entries).text };
  // Whatever else it asks: of owners nothing is told.
  if (said.side === 'owner_data' && !asksUnitWarranty(asked.question))
    return answerSideQuestion(turn, said.side);
  if (asksUnitWarranty(asked.question)) {
    if (asked.serial === undefined) return 'WHICH_UNIT';
    if (asked.serial !== null) return warrantyOf(turn, asked.serial);
  }
  const found = said.side && isAnsweredAlike(said.side) ? null : await fromArticles(turn, asked);
  return found ?? (said.side ? aboutDesk(turn, said.side) : null);
}

/** However it is put; prices and times may be those of something that another article knows better. */
const isAnsweredAlike = (side: SideQuestion): boolean => side === 'opening_hours' || side === 'my_number';

/** The articles about what is asked beside many a matter. */
const topics: Partial<Record<SideQuestion, string>> = {
  price: 'prices',
  how_long: 'response-times',
  my_number: 'data-protection',
};

/** When people are there only the policy knows, holidays and all. */
async function aboutDesk(turn: TurnInHand, side: SideQuestion): Promise<string> {
  const { ctx, language } = turn;
  const topic = topics[side];
  const article = topic === undefined ? null : await articleOn(ctx, topic, language);
  if (article) return phrase(language, 'answer', { text: article.body, source: article.title });
  const text = answerSideQuestion(turn, side);
  return phrase(language, 'answer', { text, source: phrase(language, 'source_policy') });
}

/** What is told about the warranty of a unit whose number is not to be had. */
const warrantyTerms = 'warranty-terms';

async function fromArticles(turn: TurnInHand, asked: Asked): Promise<string | null> {
  const { ctx, language } = turn;
  const found = await articleFor(turn, asked);
  const article =
    found ?? (asksUnitWarranty(asked.question) ? await articleOn(ctx, warrantyTerms, language) : null);
  return article ? phrase(language, 'answer', { text: article.body, source: article.title }) : null;
}

/** The article that answers it, of the products that are named or else talked about. */
export async function articleFor(turn: TurnInHand, { question, model }: Pick<Asked, 'question' | 'model'>) {
  const { ctx, language, said, products: catalogue, memory } = turn;
  const familiesOf = (models: readonly (string | null | undefined)[]) =>
    catalogue.entries.filter(({ model }) => models.includes(model)).map(({ family }) => family);
  return findArticle(ctx, {
    text: question,
    language,
    families: familiesOf(said.products.map(({ value }) => value)),
    talkedOf: familiesOf([model ?? memory.known.product?.value]),
    products: said.products.map(({ raw }) => raw),
  });
}

/** Model and warranty of a unit are told to whoever reads its number; whose it is to nobody. */
const warrantyOf = async (turn: TurnInHand, serial: string): Promise<string> =>
  (await warrantyOfRegistered(turn, serial)) ??
  explain(turn.language, 'unit_warranty_unregistered', { serial });

/** Null for a unit that nobody registered. */
export async function warrantyOfRegistered(turn: TurnInHand, serial: string): Promise<string | null> {
  const { ctx, policy, language, products } = turn;
  const asset = await findAssetAsTold(ctx, serial);
  const [product] = asset ? await productsByIds(ctx, [asset.productId]) : [];
  if (!asset || !product) return null;
  const on = localDate(ctx.now, policy.timezone);
  const [contract] = await contractsOfAssets(ctx, [asset.id], on);
  const repairs = await repairsOfAssets(ctx, [asset.id]);
  const unit = {
    asset,
    product,
    component: null,
    contract: contract ?? null,
    cause: 'UNKNOWN' as const,
    repairs,
    on,
  };
  const told = {
    verdict: entitlementOf(policy, unit),
    product: products.nameOf(product.model, language),
    serial: asset.serialNumber,
  };
  return sayUnitWarranty(told, language);
}
