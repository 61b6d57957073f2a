import { isDeepStrictEqual } from 'node:util';
import { listProducts } from '../domain/asset/asset.queries.js';
import type { ReadContext } from '../domain/context.js';
import type { ProductRow } from '../schema/index.js';
import type { Language } from '../schema/vocabulary.js';
import type { CatalogueEntry } from './language/product.js';
import { scriptOf } from './language/text/script.js';
import { traditional } from './language/text/traditional.js';

/**
 * The products that customers may speak of. The same object as long as they are the same: what finders make of it takes
 * them tens of milliseconds, in which nobody else is answered.
 */
export interface ProductCatalogue {
  readonly entries: readonly CatalogueEntry[];
  /** What a customer is told it is called; the model itself where it is not in the catalogue. */
  nameOf(model: string, language: Language): string;
}

const freshMilliseconds = 10_000;
/** A catalogue has hundreds of products; more than this would not be found by talking anyway. */
const mostProducts = 2_000;

/** Reads the catalogue for a turn, at most every ten seconds in one process. */
export function openProductCatalogue(): (ctx: ReadContext) => Promise<ProductCatalogue> {
  let held: {
    readonly rows: readonly ProductRow[];
    readonly catalogue: ProductCatalogue;
    readonly readAt: number;
  } | null = null;
  return async (ctx) => {
    const age = held ? ctx.now.getTime() - held.readAt : Number.POSITIVE_INFINITY;
    if (held && age >= 0 && age < freshMilliseconds) return held.catalogue;
    const rows = await listProducts(ctx, null, mostProducts, null);
    const known = held && isDeepStrictEqual(rows, held.rows) ? held.catalogue : null;
    held = { rows, catalogue: known ?? catalogueOf(rows), readAt: ctx.now.getTime() };
    return held.catalogue;
  };
}

function catalogueOf(rows: readonly ProductRow[]): ProductCatalogue {
  const byModel = new Map(rows.map((row) => [row.model, row]));
  return {
    entries: rows.map(({ model, family, name, names, aliases }) => ({
      model,
      family,
      names: [name, ...Object.values(names), ...aliases],
    })),
    nameOf: (model, language) => nameIn(byModel.get(model), language) ?? model,
  };
}

/**
 * A catalogue that has no name in traditional characters may have what those who write them say, 影印機 for 复印机;
 * else it has the name in simplified ones.
 */
function nameIn(row: ProductRow | undefined, language: Language): string | undefined {
  if (!row) return undefined;
  const { name, names, aliases } = row;
  if (language !== 'zh-Hant' || names[language]) return names[language] ?? name;
  const converted = traditional(names['zh-Hans'] ?? name);
  const own = (alias: string): boolean => scriptOf(alias) === 'HANT' && alias !== converted;
  return aliases.find(own) ?? converted;
}
